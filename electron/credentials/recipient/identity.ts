import { createPrivateKey, type KeyObject } from 'node:crypto';
import { AppError } from '../../contract/errors';
import { registerSecret } from '../../log/redact/registered';
import { isPfx } from '../certificate/is-pfx';
import { openPfx } from '../certificate/open-pfx';
import { openIdentityFile } from './age';
import { ageLines, keyText } from './key-text';

/** The vendor's private key: what opens what was sealed to its public one. */
export type Identity =
  | { readonly kind: 'age'; readonly identities: readonly string[] }
  | { readonly kind: 'rsa'; readonly key: KeyObject };

/**
 * Reads a private key: an age identity file (also one that age protects by a passphrase), a private key as PEM or DER,
 * or a PFX. Throws AppError: `refused` for a wrong passphrase, `invalid-input` where one is missing or it is no such key.
 * Nothing of the file is repeated in an error.
 */
export async function readIdentity(
  bytes: Uint8Array,
  name: string,
  passphrase: string | null,
): Promise<Identity> {
  const text = keyText(bytes, name);
  if (/^age-encryption\.org\/v1|BEGIN AGE ENCRYPTED FILE/u.test(text)) {
    const opened = await unlocked(name, passphrase, (phrase) => openIdentityFile(bytes, phrase));
    return ageIdentity(new TextDecoder().decode(opened), name);
  }
  if (/AGE-SECRET-KEY-/iu.test(text)) return ageIdentity(text, name);
  if (isPfx(bytes)) return pfxIdentity(bytes, name, passphrase);
  return rsaIdentity(bytes, text, { name, passphrase });
}

function ageIdentity(text: string, name: string): Identity {
  const identities = ageLines(text).map((line) => line.toUpperCase());
  if (identities.length === 0 || identities.some((line) => !line.startsWith('AGE-SECRET-KEY-'))) {
    throw noKey(name);
  }
  identities.forEach((identity) => registerSecret(identity));
  return { kind: 'age', identities };
}

function pfxIdentity(bytes: Uint8Array, name: string, passphrase: string | null): Identity {
  if (passphrase === null) throw locked(name);
  const { privateKey } = openPfx(bytes, passphrase);
  const key = createPrivateKey({ key: Buffer.from(privateKey, 'base64'), format: 'der', type: 'pkcs8' });
  return rsaOnly(key, name);
}

async function rsaIdentity(
  bytes: Uint8Array,
  text: string,
  { name, passphrase }: { readonly name: string; readonly passphrase: string | null },
): Promise<Identity> {
  if (!text.includes('-----BEGIN ')) return rsaOnly(derKey(bytes, name), name);
  const isProtected = /BEGIN ENCRYPTED PRIVATE KEY|Proc-Type: 4,ENCRYPTED/u.test(text);
  if (!isProtected) return rsaOnly(pemKey(text) ?? fail(noKey(name)), name);
  const key = await unlocked(name, passphrase, async (phrase) => Promise.resolve(pemKey(text, phrase)));
  return rsaOnly(key, name);
}

function pemKey(text: string, passphrase?: string): KeyObject | null {
  try {
    return createPrivateKey({
      key: text,
      format: 'pem',
      ...(passphrase === undefined ? {} : { passphrase }),
    });
  } catch {
    return null;
  }
}

function derKey(bytes: Uint8Array, name: string): KeyObject {
  for (const type of ['pkcs8', 'pkcs1'] as const) {
    try {
      return createPrivateKey({ key: Buffer.from(bytes), format: 'der', type });
    } catch {
      // Perhaps the other kind.
    }
  }
  throw noKey(name);
}

function rsaOnly(key: KeyObject, name: string): Identity {
  if (key.asymmetricKeyType === 'rsa') return { kind: 'rsa', key };
  throw noKey(name);
}

async function unlocked<T>(
  name: string,
  passphrase: string | null,
  open: (passphrase: string) => Promise<T | null>,
): Promise<T> {
  if (passphrase === null) throw locked(name);
  const opened = await open(passphrase).catch(() => null);
  return opened ?? fail(wrongPassphrase(name));
}

function fail(error: AppError): never {
  throw error;
}

function locked(name: string): AppError {
  return new AppError({
    code: 'invalid-input',
    message: `The key in ${name} is protected by a passphrase.`,
    who: 'you',
    next: 'Name a file that holds the passphrase: --key-passphrase-file FILE',
  });
}

function wrongPassphrase(name: string): AppError {
  return new AppError({
    code: 'refused',
    message: `The passphrase does not open the key in ${name}.`,
    who: 'you',
    next: 'Check the passphrase letter by letter.',
  });
}

function noKey(name: string): AppError {
  return new AppError({
    code: 'invalid-input',
    message: `${name} holds no private key that Sendwright can use.`,
    who: 'you',
    next: 'Give an age identity file (AGE-SECRET-KEY-1…), a private RSA key (PEM or DER), or a PFX.',
  });
}
