import type { SetupSpec } from '../../contract/setup-file';
import { canonicalJson } from '../../engine/plan-hash';
import type { ApplicationView } from '../../ports/directory';
import type { SetupRecord } from '../../ports/records';

/**
 * What a rotation means for a plan. `under-way`: it alone makes and removes credentials. `replaced`: it ended with another
 * kind of credential, or another file, than the setup file still says.
 */
export interface RotationStand {
  readonly state: 'under-way' | 'replaced';
  readonly since: string;
  readonly kind: 'secret' | 'certificate';
  readonly keyId: string | null;
  readonly expires: string | null;
}

/** How a rotation stands by the record; null: there is none that matters, or what it was about is gone. */
export function rotationStand(
  { rotation }: Pick<SetupRecord, 'rotation'>,
  credential: SetupSpec['credential'],
  application: Pick<ApplicationView, 'passwordCredentials' | 'keyCredentials'> | null,
): RotationStand | null {
  if (rotation === undefined || application === null) return null;
  const there = new Set(
    [...application.passwordCredentials, ...application.keyCredentials].map(({ keyId }) => keyId),
  );
  const { old, new: made, end, wanted, before } = rotation;
  const key = { kind: made?.kind ?? wanted.kind, keyId: made?.keyId ?? null, expires: made?.expires ?? null };
  if (end === undefined) {
    const isAlive = [...old, ...(made === null ? [] : [made])].some(({ keyId }) => there.has(keyId));
    return isAlive ? { state: 'under-way', since: rotation.startedAt, ...key } : null;
  }
  const isStale = same(credential, before) && !same(credential, wanted);
  const counts = end.how === 'done' && isStale && made !== null && there.has(made.keyId);
  return counts ? { state: 'replaced', since: end.at, ...key } : null;
}

function same(one: SetupSpec['credential'], other: SetupSpec['credential']): boolean {
  return canonicalJson(one) === canonicalJson(other);
}

/** What a reader of a plan should know of it. */
export function standNote({ state, since, kind }: RotationStand, setupId: string): string {
  const day = since.slice(0, 10);
  const what = kind === 'secret' ? 'a client secret' : 'a certificate';
  return state === 'under-way'
    ? `A rotation of the credential is under way since ${day}: no credential is made or removed here. Go on with it: sendwright rotate ${setupId}`
    : `A rotation replaced the credential on ${day} by ${what}; the setup file still says what was before. No other one is made: correct its \`credential\`, or rotate again (sendwright rotate ${setupId}).`;
}
