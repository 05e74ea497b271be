import { randomInt } from 'node:crypto';
import type { SealedFor } from '../contract/handoff';
import { AppError } from '../contract/errors';
import { checkPassphrase, generatePassphrase } from '../credentials/passphrase';
import { readIdentity } from '../credentials/recipient/identity';
import { readRecipient } from '../credentials/recipient/read-recipient';
import { isFingerprintOf } from '../credentials/recipient/recipient';
import { identityOpener, recipientSealer } from '../credentials/recipient/sealers';
import { passphraseOpener, passphraseSealer } from '../credentials/sealing';
import { registerSecret } from '../log/redact/registered';
import type { Opener, Sealer } from '../ports/sealing';
import type { OpeningKey, Passphrase, Seal } from './services';

/** A sealer, and what must happen before what it seals is shown: a passphrase that was made is put away. */
interface ChosenSeal {
  readonly sealer: Sealer;
  readonly beforeShown: () => Promise<void>;
}

/**
 * The sealer of a passphrase or public key. `note` is told whom it is sealed to before that happens. Throws AppError
 * `invalid-input` for a weak passphrase or a file that is no public key, `refused` for another fingerprint than told.
 */
export function sealerOf(seal: Seal, now: Date, note: (text: string) => void): ChosenSeal {
  if (seal.kind === 'recipient') {
    const recipient = readRecipient(seal.file.bytes, seal.file.name, now);
    refuseOther(seal.fingerprint, recipient.view, seal.file.name);
    note(`Sealing to ${wordsFor(recipient.view)}`);
    return { sealer: recipientSealer(recipient), beforeShown: () => Promise.resolve() };
  }
  const { phrase, beforeShown } = phraseOf(seal);
  return { sealer: passphraseSealer(phrase), beforeShown };
}

/** The passphrase that was given, or a new one. Throws AppError `invalid-input` for a weak one. */
export function phraseOf(
  passphrase: Passphrase,
): Pick<ChosenSeal, 'beforeShown'> & { readonly phrase: string } {
  const phrase = passphrase.kind === 'given' ? passphrase.value : generatePassphrase((max) => randomInt(max));
  checkPassphrase(phrase);
  return {
    phrase,
    beforeShown: async () => {
      // The passphrase first: a sealed part whose passphrase was lost opens for nobody.
      if (passphrase.kind === 'new') await passphrase.keep(phrase);
    },
  };
}

/** The opener of a passphrase or private key. Throws AppError where the key cannot be read. */
export async function openerOf(key: OpeningKey): Promise<Opener> {
  if (key.kind === 'passphrase') return passphraseOpener(key.value);
  if (key.passphrase !== null) registerSecret(key.passphrase);
  return identityOpener(await readIdentity(key.file.bytes, key.file.name, key.passphrase));
}

/** Whom it is sealed to, in one line to be compared. */
function wordsFor({ kind, name, fingerprint }: SealedFor): string {
  return kind === 'age'
    ? `the age recipient ${fingerprint}`
    : `the certificate ${name}, fingerprint (SHA-256) ${fingerprint}`;
}

function refuseOther(told: string | undefined, view: SealedFor, name: string): void {
  if (told === undefined || isFingerprintOf(told, view)) return;
  throw new AppError({
    code: 'refused',
    message: `The public key in ${name} is not the one the vendor told: it is ${wordsFor(view)}. Nothing was sealed.`,
    who: 'you',
    next: 'Ask the vendor, over a channel that the file did not come by, which of the two is its own.',
  });
}
