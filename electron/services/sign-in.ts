import { toAppError } from '../contract/errors';
import type { OrganizationView } from '../ports/directory';
import { roleName } from '../setup/roles';
import type { Connection } from './connection';
import type { Listener } from './operation-options';
import type { SignedInPerson } from './services';

/** The domain that people there know the tenant by: their own, where it is one of the tenant's (a guest's is not). */
function domainOf(username: string, { domains, initialDomain }: OrganizationView): string {
  const own = username.slice(username.indexOf('@') + 1).toLowerCase();
  return domains.find((domain) => domain.toLowerCase() === own) ?? initialDomain;
}

/** Signs in and reads who that is. That Exchange cannot be signed in to yet is noted: what needs it asks again. */
export async function signInPerson(
  connection: Connection,
  signal: AbortSignal,
  listener: Listener,
): Promise<SignedInPerson> {
  const account = await connection.signIn();
  const directory = connection.directory(signal);
  const [me, organization, roles] = await Promise.all([
    directory.me(),
    directory.organization(),
    directory.myRoles(),
  ]);
  try {
    await connection.signInToExchange();
  } catch (error) {
    const failure = toAppError(error);
    if (failure.code === 'cancelled') throw failure;
    listener.note?.(failure.message);
  }
  return {
    username: account.username,
    displayName: me.displayName,
    tenantId: account.tenantId,
    tenantName: organization.displayName,
    domain: domainOf(account.username, organization),
    roles: [...new Set(roles.map(roleName))].sort(),
  };
}
