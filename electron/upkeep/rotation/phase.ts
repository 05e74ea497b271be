import type { RotationPhase, RotationShown } from '../../contract/rotation';
import type { RotationFacts } from './facts';
import { handedOverAt, newStateOf, oldKeysOf, witnessOf } from './keys';

/** How far a rotation under way is. */
export function phaseOf(
  facts: RotationFacts,
): Exclude<RotationPhase, 'none' | 'done' | 'aborted' | 'overtaken'> {
  const state = newStateOf(facts);
  if (state !== 'there' && state !== 'lost') return 'begun';
  if (witnessOf(facts) !== null) return 'seen-working';
  if (handedOverAt(facts) !== null) return 'handed-over';
  // Nobody has it: what cannot be handed over is as good as not made.
  return state === 'lost' ? 'begun' : 'made';
}

/** Until when the vendor must have changed over: the end of the first old credential, or an earlier day that was set. */
export function deadlineOf(facts: RotationFacts): RotationShown['deadline'] {
  const [first] = oldKeysOf(facts)
    .alive.map(({ expires }) => expires)
    .toSorted();
  const { by } = facts.rotation;
  const set = by === undefined ? null : `${by}T23:59:59.000Z`;
  if (set !== null && (first === undefined || Date.parse(set) < Date.parse(first))) {
    return { at: set, why: 'set' };
  }
  return first === undefined ? null : { at: first, why: 'old-ends' };
}

/** Whether the old credentials may be removed now (design rule 10). */
export function mayRemoveOld(facts: RotationFacts): boolean {
  return phaseOf(facts) === 'seen-working';
}
