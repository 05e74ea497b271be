import type { WorldState } from '../world/state';
import type { World } from '../world/world';
import { LaggedHistory } from './lagged-history';
import type { PolicyState } from './policy-rule';
import type { RbacState } from './scope-rule';

/** The rights that one call of an application sees. */
interface RightsView {
  readonly rbac: RbacState;
  readonly policies: PolicyState;
}

interface Caches {
  /** The state object the histories belong to. */
  state: WorldState;
  readonly rbac: LaggedHistory<RbacState>;
  readonly policies: LaggedHistory<PolicyState>;
}

const cachesOf = new WeakMap<World, Caches>();

/**
 * Takes notice of the rights as they are now. Called before and after everything that may change them, so that the time
 * of a change is known; a change nobody noted counts from the next notice.
 */
export function noteRights(world: World): void {
  const caches = caching(world);
  const now = world.clock.now().getTime();
  const { lag, state } = world;
  if (lag.rightsIdle > 0 && lag.rightsBusy > 0) caches.rbac.note(rbacPart(state), now);
  else caches.rbac.clear();
  if (lag.policy > 0 && lag.rightsBusy > 0) caches.policies.note(policyPart(state), now);
  else caches.policies.clear();
}

/** The rights that a live call of the application sees through Exchange's cache; counts as its last call. */
export function rightsSeenBy(world: World, appId: string): RightsView {
  noteRights(world);
  const caches = caching(world);
  const now = world.clock.now().getTime();
  const { lag, state } = world;
  const busy = lag.rightsBusy * 1000;
  return {
    rbac: caches.rbac.callOf(appId, now, lag.rightsIdle * 1000, busy) ?? state,
    policies: caches.policies.callOf(appId, now, lag.policy * 1000, busy) ?? state,
  };
}

function caching(world: World): Caches {
  const known = cachesOf.get(world);
  if (known !== undefined && isSameWorld(known.state, world.state)) {
    known.state = world.state;
    return known;
  }
  const fresh: Caches = {
    state: world.state,
    rbac: new LaggedHistory(),
    policies: new LaggedHistory(),
  };
  cachesOf.set(world, fresh);
  return fresh;
}

/** A changed world is the same one as long as it took over some of its lists; a loaded one starts afresh. */
function isSameWorld(before: WorldState, now: WorldState): boolean {
  return (
    before === now ||
    before.roleAssignments === now.roleAssignments ||
    before.accessPolicies === now.accessPolicies ||
    before.managementScopes === now.managementScopes
  );
}

function rbacPart(state: WorldState): RbacState {
  return {
    exchangeServicePrincipals: state.exchangeServicePrincipals,
    managementScopes: state.managementScopes,
    roleAssignments: state.roleAssignments,
    groups: state.groups,
    // Mail in the folders is no right and would make every delivery look like a change.
    mailboxes: state.mailboxes.map((mailbox) => ({ ...mailbox, folders: { sentItems: [], inbox: [] } })),
  };
}

function policyPart(state: WorldState): PolicyState {
  return { accessPolicies: state.accessPolicies, groups: state.groups };
}
