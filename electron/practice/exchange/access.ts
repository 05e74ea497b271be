import type { AccessToken } from '../world/access-token';
import type { WorldState } from '../world/state';
import { roleTemplates } from '../world/well-known';

const administrators: readonly string[] = [
  roleTemplates.globalAdministrator,
  roleTemplates.exchangeAdministrator,
];

/** Sees everything and changes nothing (facts 10.2). */
const readers: readonly string[] = [roleTemplates.globalReader];

/**
 * What readers see. Tests belong to the roles that administer what they test, and the unified audit log to those of
 * audit (K): in doubt refused.
 */
const isRead = (cmdlet: string): boolean => cmdlet.startsWith('Get-');

/** Everybody may connect and see the connection (facts 6.8); the rest is for administrators. */
const forEverybody = ['Get-ConnectionInformation'];

/** Delegated permissions to administer Exchange: an own client's, and those of the module's client (facts 1.2, 10.3; K). */
const administrationScopes = [
  'Exchange.Manage',
  'AdminApi.AccessAsUser.All',
  'RemotePowerShell.AccessAsUser.All',
];

/** Whether the token lets its holder into Exchange's administration at all, whatever their roles. */
export function mayConnect(token: AccessToken): boolean {
  const held = token.idtyp === 'app' ? token.roles : token.scp;
  const wanted = token.idtyp === 'app' ? ['Exchange.ManageAsApp'] : administrationScopes;
  return wanted.some((one) => held.includes(one));
}

/**
 * Whether Exchange's role-based access shows the cmdlet to the token's holder; to others it does not exist. People: by
 * their directory roles as they are now (facts 6.8: Global and Exchange Administrator; Exchange Recipient Administrator
 * is not enough for the job, so not admitted at all); a Global Reader sees what only reads. Applications need a directory
 * role too (facts 10.2), read from the token's `wids`.
 */
export function maySee(state: WorldState, token: AccessToken, cmdlet: string): boolean {
  if (token.idtyp === 'app') return isShown(token.wids, cmdlet);
  const user = state.users.find((one) => one.id === token.oid && one.deletedDateTime === null);
  if (user === undefined) return false;
  return forEverybody.includes(cmdlet) || isShown(user.roles, cmdlet);
}

function isShown(roles: readonly string[], cmdlet: string): boolean {
  const isAdmitted = (role: string): boolean =>
    administrators.includes(role) || (isRead(cmdlet) && readers.includes(role));
  return roles.some(isAdmitted);
}
