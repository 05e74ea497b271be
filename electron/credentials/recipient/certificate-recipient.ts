import type { X509Certificate } from 'node:crypto';
import { AppError } from '../../contract/errors';
import { parseCertificate } from '../certificate/read-public';
import { viewOf } from '../certificate/view';
import { allowsEncipherment } from './key-usage';
import type { Recipient } from './recipient';

const fewestBits = 2048;

/** The vendor's certificate as a recipient. Throws AppError `invalid-input` where it cannot or must not be sealed to. */
export function certificateRecipient(bytes: Uint8Array, name: string, now: Date): Recipient {
  const certificate = parseCertificate(Buffer.from(bytes), name);
  refuseKey(certificate, name);
  const { subject, sha256, sha1, notBefore, notAfter } = viewOf(certificate);
  const day = notAfter.slice(0, 10);
  if (Date.parse(notAfter) <= now.getTime()) {
    throw wrong(
      `${name} (${subject}) expired on ${day}: whether the vendor still holds and guards its key, nobody can say.`,
      'Ask the vendor for its current certificate, or for an age recipient.',
    );
  }
  if (Date.parse(notBefore) > now.getTime()) {
    throw wrong(
      `${name} (${subject}) is valid only from ${notBefore} on.`,
      'Wait until then, or correct the clock of this computer.',
    );
  }
  if (!allowsEncipherment(certificate.raw)) {
    throw wrong(
      `${name} (${subject}) is made to sign, not to encrypt: its key usage does not name key encipherment.`,
      'Ask the vendor for a certificate with the key usage "Key Encipherment", or for an age recipient.',
    );
  }
  return {
    kind: 'certificate',
    der: certificate.raw,
    view: { kind: 'certificate', name: subject, fingerprint: sha256, thumbprint: sha1, expiresOn: day },
  };
}

function refuseKey({ publicKey }: X509Certificate, name: string): void {
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = publicKey;
  if (type !== 'rsa') {
    throw wrong(
      `${name} has a key of the kind ${type ?? 'unknown'}; a credential is sealed to RSA certificates.`,
      'Ask the vendor for a certificate with an RSA key of 2048 bits or more, or for an age recipient.',
    );
  }
  const bits = details?.modulusLength ?? 0;
  if (bits >= fewestBits) return;
  throw wrong(
    `${name} has an RSA key of ${bits} bits, which is too weak to seal a credential to.`,
    'Ask the vendor for a certificate with an RSA key of 2048 bits or more, or for an age recipient.',
  );
}

function wrong(message: string, next: string): AppError {
  return new AppError({ code: 'invalid-input', message, who: 'the vendor', next });
}
