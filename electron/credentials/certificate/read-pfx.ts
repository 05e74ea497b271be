import { X509Certificate } from 'node:crypto';
import { AppError, toAppError } from '../../contract/errors';
import { registerSecret } from '../../log/redact/registered';
import type { CertificateKeyPair, CertificateView } from '../../ports/certificates';
import { isPfx } from './is-pfx';
import { openPfx } from './open-pfx';
import { usableView } from './usable';

/** A PFX of one key and a chain takes a few thousand bytes. */
const mostBytes = 100_000;

/** A PFX that was opened: the private key goes to the keychain and nowhere else. */
export interface OpenedPfx {
  readonly key: CertificateKeyPair;
  readonly view: CertificateView;
}

/**
 * Throws AppError `invalid-input` where what a person calls a PFX is none: told by its content. Needs no passphrase.
 */
export function checkPfx(bytes: Uint8Array, name: string): void {
  if (bytes.length > mostBytes) {
    throw wrong(
      `${name} is too big for a PFX (${Math.ceil(bytes.length / 1000)} kB; one key takes a few).`,
      'Check the path, or export the one certificate with its key alone.',
    );
  }
  if (isPfx(bytes)) return;
  const text = Buffer.from(bytes).toString('latin1');
  if (/-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY-----/u.test(text)) {
    throw wrong(
      `${name} is no PFX but text (PEM) with a private key in it.`,
      `Pack key and certificate into a PFX: openssl pkcs12 -export -in ${quoted(name)} -out new.pfx`,
    );
  }
  if (isCertificate(bytes)) {
    throw wrong(
      `${name} holds a certificate alone, without its private key.`,
      'Export it with its private key. If only the vendor has the key, name the file .cer.',
    );
  }
  throw wrong(
    `${name} is not a PFX.`,
    'Check the path, or export the certificate with its private key again.',
  );
}

/**
 * Opens a given PFX and checks that Entra would take its certificate; the key is kept out of logs from now on. Throws
 * AppError: `refused` for a wrong passphrase, `unsupported` for an older encryption, saying how to pack it anew,
 * `invalid-input` for all else that is wrong with it. No message holds anything of what is inside.
 */
export function readPfx(bytes: Uint8Array, name: string, passphrase: string, now: Date): OpenedPfx {
  checkPfx(bytes, name);
  const key = opened(bytes, name, passphrase);
  registerSecret(key.privateKey);
  const view = usableView(
    new X509Certificate(Buffer.from(key.certificate, 'base64')),
    name,
    now,
    'whoever issued it',
  );
  return { key, view };
}

function opened(bytes: Uint8Array, name: string, passphrase: string): CertificateKeyPair {
  try {
    return openPfx(bytes, passphrase);
  } catch (error) {
    const { facts } = toAppError(error);
    const message = facts.message.replace(/the PFX/iu, () => name);
    if (facts.code !== 'unsupported') throw new AppError({ ...facts, message });
    throw new AppError({
      code: 'unsupported',
      message,
      who: 'you',
      next: `Pack it anew, then delete key.pem: openssl pkcs12 -legacy -in ${quoted(name)} -out key.pem, then openssl pkcs12 -export -in key.pem -out new.pfx (it asks for the passphrases). Or export it again as AES256-SHA256 (in Windows the choice under "Encryption").`,
    });
  }
}

function isCertificate(bytes: Uint8Array): boolean {
  try {
    return new X509Certificate(bytes).raw.length > 0;
  } catch {
    return false;
  }
}

/** As a shell takes it. */
function quoted(name: string): string {
  return /^[\w./:\\-]+$/u.test(name) ? name : `"${name}"`;
}

function wrong(message: string, next: string): AppError {
  return new AppError({ code: 'invalid-input', message, who: 'you', next });
}
