import { AppError } from '../contract/errors';

/** Letters and digits that can't be mistaken for one another when told by telephone (no l, o, 0, 1). */
const alphabet = 'abcdefghijkmnpqrstuvwxyz23456789';
const groups = 6;
const groupLength = 4;

/** Shortest passphrase that is taken. */
export const minPassphraseLength = 16;
/** Shortest for a file that may lie in a repository: whoever reads that can guess for years (few rounds, as an AES ZIP has). */
export const minJobPassphraseLength = 24;
const minDistinctCharacters = 8;

/**
 * A new passphrase of six groups of four, e.g. `k3fm-9x2p-…`: 120 bits.
 * `randomInt(n)` gives a fair random number from 0 to n - 1 from a cryptographic source.
 */
export function generatePassphrase(randomInt: (max: number) => number): string {
  const group = (): string =>
    Array.from({ length: groupLength }, () => alphabet[randomInt(alphabet.length)]).join('');
  return Array.from({ length: groups }, group).join('-');
}

/** Throws AppError `invalid-input` for a passphrase that is too easy to guess or would not survive copying. */
export function checkPassphrase(passphrase: string): void {
  refuseWeak(passphrase, minPassphraseLength, 'five or more unrelated words');
}

/** As `checkPassphrase`, for the sealed file of a scheduled job, which more people can copy. */
export function checkJobPassphrase(passphrase: string): void {
  refuseWeak(passphrase, minJobPassphraseLength, 'seven or more unrelated words');
}

function refuseWeak(passphrase: string, least: number, instead: string): void {
  const problem = problemWith(passphrase, least);
  if (problem === null) return;
  throw new AppError({
    code: 'invalid-input',
    message: `The passphrase ${problem}.`,
    who: 'you',
    next: `Let Sendwright make one (--new-passphrase-file), or take ${instead}.`,
  });
}

function problemWith(passphrase: string, least: number): string | null {
  const length = Array.from(passphrase).length;
  if (length === 0) return 'is empty';
  if (length < least) {
    return `is too short: it has ${length} characters, at least ${least} are needed`;
  }
  if (/\p{Cc}/u.test(passphrase)) return 'has a line break or another control character in it';
  if (passphrase.trim() !== passphrase) return 'begins or ends with a blank, which is lost when it is copied';
  if (new Set(passphrase).size < minDistinctCharacters) return 'repeats the same few characters';
  return null;
}
