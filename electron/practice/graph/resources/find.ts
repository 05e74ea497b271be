import type { Application, ServicePrincipal, User } from '../../world/directory-types';
import type { World } from '../../world/world';
import type { Call } from '../call';
import { keyAt } from '../call';
import { resourceNotFound } from '../errors';
import type { PathKey } from '../path';

interface DirectoryObject {
  readonly id: string;
  readonly createdDateTime: string;
  readonly deletedDateTime: string | null;
}

/** Does everybody see it: not deleted, and replicated (facts 2.4)? */
export function isVisible(world: World, row: DirectoryObject): boolean {
  return row.deletedDateTime === null && world.isReplicated(row.createdDateTime);
}

/** Those of the rows that a reader sees. */
export function visible<Row extends DirectoryObject>(world: World, rows: readonly Row[]): readonly Row[] {
  // Without lag no time needs to be read, which counts where a thousand people are looked through.
  if (world.lag.replication <= 0) return rows.filter((row) => row.deletedDateTime === null);
  return rows.filter((row) => isVisible(world, row));
}

const same = (one: string | null, other: string): boolean => one?.toLowerCase() === other.toLowerCase();

function byKey<Row extends DirectoryObject & { readonly appId: string; readonly uniqueName?: string | null }>(
  rows: readonly Row[],
  key: PathKey,
): Row | undefined {
  const alive = rows.filter((row) => row.deletedDateTime === null);
  switch (key.name) {
    case 'id':
      return alive.find((row) => same(row.id, key.value));
    case 'appId':
      return alive.find((row) => same(row.appId, key.value));
    case 'uniqueName':
      return alive.find((row) => row.uniqueName === key.value);
  }
}

/** The application that the path names, also one not replicated yet. */
export function applicationAt(call: Call): Application | undefined {
  return byKey(call.world.state.applications, keyAt(call));
}

/** The application that the path names. Throws 404 where it is not there or not replicated. */
export function requireApplication(call: Call): Application {
  const found = applicationAt(call);
  if (found === undefined || !isVisible(call.world, found)) throw resourceNotFound(keyAt(call).value);
  return found;
}

/** The service principal that the path names, also one not replicated yet. */
export function servicePrincipalAt(call: Call): ServicePrincipal | undefined {
  return byKey(call.world.state.servicePrincipals, keyAt(call));
}

/** The service principal that the path names. Throws 404 where it is not there or not replicated. */
export function requireServicePrincipal(call: Call): ServicePrincipal {
  const found = servicePrincipalAt(call);
  if (found === undefined || !isVisible(call.world, found)) throw resourceNotFound(keyAt(call).value);
  return found;
}

/** The user of an object id or user principal name that the path names, also one not replicated yet. */
export function userAt(call: Call): User | undefined {
  const { value } = keyAt(call);
  return call.world.state.users.find(
    (user) => user.deletedDateTime === null && (same(user.id, value) || same(user.userPrincipalName, value)),
  );
}

/** The user that the path names. Throws 404 where there is none; an alias is no name (facts 5.3). */
export function requireUser(call: Call): User {
  const found = userAt(call);
  if (found === undefined || !isVisible(call.world, found)) throw resourceNotFound(keyAt(call).value);
  return found;
}

/** The signed-in user's own row; `/me` is for people only. */
export function isSelf(call: Call, user: User): boolean {
  return call.caller.kind === 'user' && call.caller.user.id === user.id;
}

const binSeconds = 30 * 86_400;

/** Was it deleted within the last 30 days, so that it can be restored (facts 2.3)? */
export function isDeletedItem(world: World, row: { readonly deletedDateTime: string | null }): boolean {
  return row.deletedDateTime !== null && world.clock.secondsSince(row.deletedDateTime) < binSeconds;
}
