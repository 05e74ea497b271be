import type { Step } from '../../contract/plan';
import type { Planning } from '../planning';
import { isOwnScope } from './own-objects';
import { removeOwnPointerStep, removeScopeStep } from './removal-steps';

/**
 * Our scope and pointer, once the role assignments that use them are gone (`removals`). What anybody else's rights hang
 * on stays, and so does the pointer while it holds another role.
 */
export function planScopeRemoval(planning: Planning, removals: readonly Step[]): readonly Step[] {
  const { exchange } = planning.observation;
  if (exchange === null) return [];
  const after = removals.map((one) => one.id);
  const going = new Set(removals.map((one) => one.input['name']));
  const scope =
    isOwnScope(planning) && exchange.scopeUsers.every((user) => going.has(user.assignment))
      ? removeScopeStep(planning, after)
      : null;
  const [own] = exchange.pointers;
  const idle = exchange.roleAssignments.every((one) => going.has(one.name));
  const pointer =
    own === undefined || !idle ? null : removeOwnPointerStep(planning, own, [...after, scope?.id ?? null]);
  return [scope, pointer].filter((one): one is Step => one !== null);
}
