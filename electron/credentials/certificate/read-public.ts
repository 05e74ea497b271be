import { X509Certificate } from 'node:crypto';
import { AppError } from '../../contract/errors';
import type { CertificateView } from '../../ports/certificates';
import { isPfx } from './is-pfx';
import { usableView } from './usable';

/** Certificates take a few thousand bytes. */
const mostBytes = 100_000;

/**
 * Reads the vendor's own public certificate, DER or PEM. Throws AppError `invalid-input` saying what is wrong: no or
 * several certificates, a private key in the file, or one that Entra would not take.
 */
export function readPublicCertificate(bytes: Uint8Array, name: string, now: Date): CertificateView {
  return usableView(parseCertificate(Buffer.from(bytes), name), name, now, 'the vendor');
}

/**
 * One X.509 certificate, DER or PEM. Throws AppError `invalid-input` for none, several, and a file with a private key.
 */
export function parseCertificate(bytes: Buffer, name: string): X509Certificate {
  const text = bytes.toString('latin1');
  if (/-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY-----/u.test(text)) throw holdsKey(name);
  const pem = text.match(/-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----/gu) ?? [];
  if (pem.length > 1) {
    throw wrong(
      `${name} holds ${pem.length} certificates; exactly one is expected.`,
      'Ask the vendor which one its product signs with, and put that one alone into the file.',
    );
  }
  if (bytes.length > mostBytes) throw noCertificate(name);
  try {
    const certificate = new X509Certificate(bytes);
    // Bytes behind a DER certificate are read over.
    if (pem.length === 1 || certificate.raw.length === bytes.length) return certificate;
  } catch {
    if (isPfx(bytes)) throw holdsKey(name);
  }
  throw noCertificate(name);
}

function holdsKey(name: string): AppError {
  return wrong(
    `${name} holds a private key, which nobody but the vendor should have. It was not read any further.`,
    'If it is the vendor’s: delete the file, tell the vendor that its key went through other hands, and ask for the public certificate alone (.cer or .pem). A key of your own goes into a PFX, named .pfx.',
  );
}

function noCertificate(name: string): AppError {
  return wrong(
    `${name} is not a certificate.`,
    'Give the vendor’s public certificate as a .cer or .pem file.',
  );
}

function wrong(message: string, next: string): AppError {
  return new AppError({ code: 'invalid-input', message, who: 'the vendor', next });
}
