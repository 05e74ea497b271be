import type { ApplicationView } from '../../ports/directory';
import { readMarker } from '../credential/marker';
import { sortSecrets } from '../credential/state';
import { unattendedId } from './rights';
import type { UnattendedSeen } from './observe';

export type UnattendedKey = ApplicationView['keyCredentials'][number];

/** The certificates of the reading application, by what becomes of them. */
export interface UnattendedKeys {
  /** In Entra and in this computer's keychain, valid. */
  readonly held: UnattendedKey | null;
  /** Valid and kept beside it: a renewal is under way. */
  readonly next: UnattendedKey | null;
  /** Valid, ours, and not to be used from here: an older one that a job may use, or one of another computer. */
  readonly others: readonly UnattendedKey[];
  /** Whether all of those were made on another computer, as far as this one knows. */
  readonly isElsewhere: boolean;
  /** Of `others`, those that only their name calls ours: this computer knows nothing of them, and anybody can copy a name. */
  readonly strange: readonly UnattendedKey[];
  /** Ours, and ended. */
  readonly ended: readonly UnattendedKey[];
  /** Made by a run that was cut off; nobody has their private key. */
  readonly orphans: readonly UnattendedKey[];
  /** Not made by Sendwright. */
  readonly foreign: readonly UnattendedKey[];
}

/** Sorts the certificates; pure. */
export function unattendedKeys(
  { application, held: heldKeyId, next: nextKeyId, known }: UnattendedSeen,
  now: Date,
): UnattendedKeys {
  const keys = application?.keyCredentials ?? [];
  const isValid = ({ endDateTime }: UnattendedKey): boolean => Date.parse(endDateTime) > now.getTime();
  const isOurs = ({ keyId, displayName }: UnattendedKey): boolean =>
    [heldKeyId, nextKeyId].includes(keyId) || readMarker(displayName)?.setupId === unattendedId;
  const sorted = sortSecrets(keys, {
    ...{ setupId: unattendedId, heldKeyId, spared: nextKeyId, intents: known.intents, now },
  });
  const wholeOf = (some: readonly { readonly keyId: string }[]): readonly UnattendedKey[] =>
    keys.filter(({ keyId }) => some.some((one) => one.keyId === keyId));
  const orphans = wholeOf(sorted.orphans);
  const home = [known.renewing, ...known.handedOut, ...known.intents.flatMap(({ keyIds }) => keyIds)];
  return {
    held: keys.find(({ keyId }) => keyId === sorted.held?.keyId) ?? null,
    next: keys.find((key) => key.keyId === nextKeyId && isValid(key)) ?? null,
    others: wholeOf([...sorted.lost, ...sorted.elsewhere]),
    strange: wholeOf(sorted.elsewhere).filter(({ keyId }) => !home.includes(keyId)),
    isElsewhere: sorted.lost.length === 0,
    ended: keys.filter((key) => isOurs(key) && !isValid(key) && !orphans.includes(key)),
    orphans,
    foreign: keys.filter((key) => !isOurs(key)),
  };
}
