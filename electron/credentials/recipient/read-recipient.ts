import { createHash } from 'node:crypto';
import { Encrypter } from 'age-encryption';
import { AppError } from '../../contract/errors';
import { certificateRecipient } from './certificate-recipient';
import { ageLines, holdsPrivateKey, keyText } from './key-text';
import type { Recipient } from './recipient';

/** A recipient no longer than this is its own fingerprint: it can be compared as it is. */
const longestShown = 100;

/**
 * Reads whom the vendor wants the credential sealed to: one age recipient (`age1…`, comments allowed), or its X.509
 * certificate with an RSA key, DER or PEM. Throws AppError `invalid-input` saying what is wrong: a private key (nothing
 * of it is kept or repeated), several recipients, a key of another kind, a certificate that is expired, weak or not made
 * to encrypt.
 */
export function readRecipient(bytes: Uint8Array, name: string, now: Date): Recipient {
  const text = keyText(bytes, name);
  if (holdsPrivateKey(bytes, text)) throw holdsKey(name);
  const lines = ageLines(text);
  if (lines.some((line) => /^age1/iu.test(line))) return ageRecipient(lines, name);
  refuseOtherKinds(text, name);
  return certificateRecipient(text.includes('-----BEGIN ') ? Buffer.from(text) : bytes, name, now);
}

function ageRecipient(lines: readonly string[], name: string): Recipient {
  const [recipient = '', another] = lines;
  if (another !== undefined) {
    throw wrong(
      `${name} names ${lines.length} recipients; the credential is sealed to exactly one.`,
      'Ask the vendor for one recipient: a key of its own for this handoff (age-keygen), shared there with whoever needs it.',
    );
  }
  try {
    new Encrypter().addRecipient(recipient);
  } catch {
    throw wrong(
      /^age1[a-z0-9]+1/u.test(recipient)
        ? `The recipient in ${name} is of an age plugin, which cannot be used here, or it was cut off or mistyped.`
        : `The recipient in ${name} was cut off or mistyped: its checksum is wrong.`,
      'Ask the vendor for its recipient again, as a file, not typed: age-keygen -y KEY.txt',
    );
  }
  const fingerprint =
    recipient.length <= longestShown
      ? recipient
      : createHash('sha256').update(recipient).digest('hex').toUpperCase();
  return { kind: 'age', recipient, view: { kind: 'age', name: 'age recipient', fingerprint } };
}

const otherKinds: readonly (readonly [RegExp, string])[] = [
  [/^\s*(?:ssh-|ecdsa-sha2-|sk-)|BEGIN SSH2 PUBLIC KEY/u, 'an SSH key'],
  [/BEGIN PGP/u, 'an OpenPGP key'],
  [/BEGIN (?:NEW )?CERTIFICATE REQUEST/u, 'a request for a certificate, not a certificate'],
  [/BEGIN PKCS7/u, 'a chain of certificates (PKCS #7), not one certificate'],
  [/BEGIN (?:RSA |EC )?PUBLIC KEY/u, 'a bare public key, which does not say whose it is'],
];

function refuseOtherKinds(text: string, name: string): void {
  const found = otherKinds.find(([mark]) => mark.test(text));
  if (found === undefined) return;
  throw wrong(
    `${name} is ${found[1]}; nothing is sealed to that.`,
    'Ask the vendor for an age recipient (age1…, made with age-keygen) or for its certificate with an RSA key (.cer or .pem).',
  );
}

function holdsKey(name: string): AppError {
  return wrong(
    `STOP: ${name} holds a private key, which nobody but the vendor should have. It was not used, kept or copied.`,
    'Delete the file wherever it came through (mail, chat, recycle bin), tell the vendor to make a new key because this one went through other hands, and ask for the public part alone.',
  );
}

function wrong(message: string, next: string): AppError {
  return new AppError({ code: 'invalid-input', message, who: 'the vendor', next });
}
