import type { RotatedKey } from '../../ports/rotation';
import { hasEnded, type RotationFacts, type SeenKey } from './facts';

/**
 * What became of the new credential. `lost`: in Entra, but its secret part is no longer here, so that it cannot be handed
 * over (again). From a record alone it is taken to be where it was put.
 */
export type NewState = 'none' | 'there' | 'gone' | 'expired' | 'lost';

const lagMs = 10 * 60_000;

/** What became of the new credential of a rotation. */
export function newStateOf({ rotation, seen, now }: RotationFacts): NewState {
  const made = rotation.new;
  if (made === null) return 'none';
  const isShown = seen === null || seen.keys.some(({ keyId }) => keyId === made.keyId);
  // What was just made is not shown everywhere at once (facts 2.4).
  if (!isShown && now.getTime() - Date.parse(made.madeAt) > lagMs) return 'gone';
  if (hasEnded(made, now)) return 'expired';
  if (seen === null || made.certificate !== undefined) return 'there';
  return [seen.held.next, seen.held.main].includes(made.keyId) ? 'there' : 'lost';
}

/** Old credentials by what became of them. */
export interface OldKeys {
  /** In Entra, and valid: somebody may work with them. */
  readonly alive: readonly RotatedKey[];
  /** In Entra, and over: nobody can work with them. */
  readonly ended: readonly RotatedKey[];
  /** Not in Entra any more. */
  readonly gone: readonly RotatedKey[];
}

/** What became of the old credentials; a record alone knows of none that it is gone. */
export function oldKeysOf({ rotation, seen, now }: RotationFacts): OldKeys {
  const isThere = ({ keyId }: RotatedKey) => seen === null || seen.keys.some((one) => one.keyId === keyId);
  const there = rotation.old.filter(isThere);
  return {
    alive: there.filter((one) => !hasEnded(one, now)),
    ended: there.filter((one) => hasEnded(one, now)),
    gone: rotation.old.filter((one) => !isThere(one)),
  };
}

/** Valid credentials of this setup that the rotation knows nothing of: another computer's. */
export function strangersOf({ rotation, seen, now }: RotationFacts): readonly SeenKey[] {
  const { old, spoilt = [], new: made } = rotation;
  const known = new Set([...old, ...spoilt, ...(made === null ? [] : [made])].map(({ keyId }) => keyId));
  return (seen?.keys ?? []).filter((one) => !known.has(one.keyId) && !hasEnded(one, now));
}

/** What the rotation made in vain and is still in Entra. */
export function spoiltOf({ rotation, seen }: RotationFacts): readonly RotatedKey[] {
  return (rotation.spoilt ?? []).filter(({ keyId }) => seen?.keys.some((one) => one.keyId === keyId) ?? true);
}

/** When the new credential was handed over; null: not yet. */
export function handedOverAt({ rotation, record }: RotationFacts): string | null {
  const { handedOver } = record;
  if (rotation.new === null || handedOver?.keyId !== rotation.new.keyId) return null;
  // Of one that was made before, the vendor may have worked with it for long.
  return handedOver.at;
}

/** The witness, unless an old credential was used again after it. */
export function witnessOf({ rotation }: Pick<RotationFacts, 'rotation'>) {
  const { witness, oldSeen } = rotation;
  if (witness === undefined) return null;
  return oldSeen !== undefined && oldSeen.at > witness.at ? null : witness;
}
