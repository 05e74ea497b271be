import type { RotatedKey } from '../../ports/rotation';
import { hasEnded, type RotationSeen, type SeenKey } from './facts';

const dayMs = 24 * 60 * 60 * 1000;
/** A credential that ends sooner is renewed; of a younger one only the changeover is still to be ended. */
const youngFromDays = 30;

/** How a rotation may begin. */
export type Beginning =
  /** A new one is made beside these. */
  | { readonly how: 'make'; readonly old: readonly RotatedKey[] }
  /** The one in use was made not long ago beside these, which are still there: only they are left to be removed. */
  | { readonly how: 'adopt'; readonly new: SeenKey; readonly old: readonly RotatedKey[] }
  /** Another computer made these not long ago: a rotation seems to be under way there. */
  | { readonly how: 'conflict'; readonly others: readonly SeenKey[] }
  /** There is nothing to rotate. */
  | { readonly how: 'nothing' };

/**
 * How a rotation begins, by what stands in Entra. `current`: the credential of the setup's record, ended ones too.
 * `takeOver`: what another computer made is taken for old; `fresh`: a new one is wanted whatever there is.
 */
export function beginningOf(
  { keys, held }: RotationSeen,
  about: {
    readonly current: string | null;
    readonly now: Date;
    readonly takeOver: boolean;
    readonly fresh: boolean;
  },
): Beginning {
  const { now, takeOver, fresh } = about;
  const valid = keys.filter((one) => !hasEnded(one, now));
  const own = keys.find(({ keyId }) => keyId === (held.main ?? about.current)) ?? null;
  const others = valid.filter(({ keyId }) => keyId !== own?.keyId);
  if (own === null && others.length === 0) return { how: 'nothing' };
  const newer = others.filter(
    (one) => !one.madeHere && own !== null && Date.parse(one.startsAt) > Date.parse(own.startsAt),
  );
  const unclear = own === null && others.length > 1 ? others.filter(({ madeHere }) => !madeHere) : newer;
  if (unclear.length > 0 && !takeOver) return { how: 'conflict', others: unclear };
  const isYoung = own !== null && Date.parse(own.expires) - now.getTime() > youngFromDays * dayMs;
  const isLast = others.every(({ startsAt }) => own !== null && startsAt <= own.startsAt);
  if (isYoung && isLast && !fresh && !takeOver && others.length > 0)
    return { how: 'adopt', new: own, old: others.map(bare) };
  return { how: 'make', old: [...(own === null ? [] : [own]), ...others].map(bare) };
}

/** Without what was only seen of it. */
export function bare({ kind, keyId, name, expires }: RotatedKey): RotatedKey {
  return { kind, keyId, name, expires };
}
