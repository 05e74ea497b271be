import type { World } from '../world/world';

/**
 * Deleting the Entra principal removes Exchange's pointer and its role assignments, and leaves the scopes (facts 6.2).
 * Called before anything that reads them.
 */
export function dropOrphanedPointers(world: World): void {
  const { state } = world;
  const alive = new Set(
    state.servicePrincipals.filter((one) => one.deletedDateTime === null).map((one) => one.id),
  );
  const gone = new Set(
    state.exchangeServicePrincipals.filter((one) => !alive.has(one.objectId)).map((one) => one.objectId),
  );
  if (gone.size === 0) return;
  state.exchangeServicePrincipals = state.exchangeServicePrincipals.filter((one) => !gone.has(one.objectId));
  state.roleAssignments = state.roleAssignments.filter((one) => !gone.has(one.objectId));
}
