import { AppError } from '../contract/errors';

/** Letters and digits that can't be mistaken for one another when told by telephone (no l, o, 0, 1). */
const alphabet = 'abcdefghijkmnpqrstuvwxyz23456789';
const groups = 6;
const groupLength = 4;

/** Shortest passphrase that is taken. */
export const minPassphraseLength = 16;
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
  const problem = problemWith(passphrase);
  if (problem === null) return;
  throw new AppError({
    code: 'invalid-input',
    message: `The passphrase ${problem}.`,
    who: 'you',
    next: 'Let Sendwright make one (--new-passphrase-file), or take five or more unrelated words.',
  });
}

function problemWith(passphrase: string): string | null {
  const length = Array.from(passphrase).length;
  if (length === 0) return 'is empty';
  if (length < minPassphraseLength) {
    return `is too short: it has ${length} characters, at least ${minPassphraseLength} are needed`;
  }
  if (/\p{Cc}/u.test(passphrase)) return 'has a line break or another control character in it';
  if (passphrase.trim() !== passphrase) return 'begins or ends with a blank, which is lost when it is copied';
  if (new Set(passphrase).size < minDistinctCharacters) return 'repeats the same few characters';
  return null;
}
