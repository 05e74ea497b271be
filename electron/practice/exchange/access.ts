import type { AccessToken } from '../world/access-token';
import type { WorldState } from '../world/state';
import { roleTemplates } from '../world/well-known';

const administrators: readonly string[] = [
  roleTemplates.globalAdministrator,
  roleTemplates.exchangeAdministrator,
];

/** Everybody may connect and see the connection (facts 6.8); the rest is for administrators. */
const forEverybody = ['Get-ConnectionInformation'];

/**
 * Whether Exchange's role-based access shows the cmdlet to the token's holder; to others it does not exist. People: by
 * their directory roles as they are now (facts 6.8: Global and Exchange Administrator; Exchange Recipient Administrator
 * is not enough for the job, so not admitted at all). Applications: Exchange.ManageAsApp and a directory role (facts
 * 10.2), which the practice tenant's tokens carry in `wids`.
 */
export function maySee(state: WorldState, token: AccessToken, cmdlet: string): boolean {
  if (token.idtyp === 'app') {
    return token.roles.includes('Exchange.ManageAsApp') && hasRole(token.wids);
  }
  const user = state.users.find((one) => one.id === token.oid && one.deletedDateTime === null);
  if (user === undefined) return false;
  return forEverybody.includes(cmdlet) || hasRole(user.roles);
}

function hasRole(roles: readonly string[]): boolean {
  return roles.some((role) => administrators.includes(role));
}
