import { X509Certificate } from 'node:crypto';
import { AppError } from '../../contract/errors';
import type { CertificateView } from '../../ports/certificates';
import { viewOf } from './view';

const fewestBits = 2048;
/** Certificates take a few thousand bytes. */
const mostBytes = 100_000;

/**
 * Reads the vendor's own public certificate, DER or PEM. Throws AppError `invalid-input` saying what is wrong: no or
 * several certificates, a private key in the file, no RSA key of 2048 bits or more (facts 9), expired, not yet valid.
 */
export function readPublicCertificate(bytes: Uint8Array, name: string, now: Date): CertificateView {
  const certificate = parseCertificate(Buffer.from(bytes), name);
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = certificate.publicKey;
  const bits = details?.modulusLength ?? 0;
  if (type !== 'rsa' || bits < fewestBits) {
    const found = type === 'rsa' ? `an RSA key of ${bits} bits` : `a key of the kind ${type ?? 'unknown'}`;
    throw wrong(
      `${name} has ${found}; Entra takes RSA keys of at least ${fewestBits} bits.`,
      'Ask the vendor for a certificate with an RSA key of 2048 bits or more.',
    );
  }
  const view = viewOf(certificate);
  const day = (time: string): string => time.slice(0, 10);
  if (Date.parse(view.notAfter) <= now.getTime()) {
    throw wrong(`${name} expired on ${day(view.notAfter)}.`, 'Ask the vendor for its current certificate.');
  }
  if (Date.parse(view.notBefore) > now.getTime()) {
    throw wrong(
      `${name} is valid only from ${view.notBefore} on.`,
      'Wait until then, or correct the clock of this computer.',
    );
  }
  return view;
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
    if (/\.(?:pfx|p12)$/iu.test(name)) throw holdsKey(name);
  }
  throw noCertificate(name);
}

function holdsKey(name: string): AppError {
  return wrong(
    `${name} holds a private key, which nobody but the vendor should have. It was not read any further.`,
    'Delete the file, tell the vendor that its key went through other hands, and ask for the public certificate alone (.cer or .pem).',
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
