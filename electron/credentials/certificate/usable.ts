import type { X509Certificate } from 'node:crypto';
import { AppError } from '../../contract/errors';
import type { CertificateView } from '../../ports/certificates';
import { viewOf } from './view';

const fewestBits = 2048;

/**
 * What a certificate says, where Entra takes it. Throws AppError `invalid-input` where it has no RSA key of 2048 bits or
 * more (facts 9), expired, or is not valid yet. `who` issued it.
 */
export function usableView(
  certificate: X509Certificate,
  name: string,
  now: Date,
  who: 'the vendor' | 'whoever issued it',
): CertificateView {
  const wrong = (message: string, next: string) =>
    new AppError({ code: 'invalid-input', message, who, next });
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = certificate.publicKey;
  const bits = details?.modulusLength ?? 0;
  if (type !== 'rsa' || bits < fewestBits) {
    const found = type === 'rsa' ? `an RSA key of ${bits} bits` : `a key of the kind ${type ?? 'unknown'}`;
    throw wrong(
      `${name} has ${found}; Entra takes RSA keys of at least ${fewestBits} bits.`,
      `Ask ${who} for a certificate with an RSA key of ${fewestBits} bits or more.`,
    );
  }
  const view = viewOf(certificate);
  if (Date.parse(view.notAfter) <= now.getTime()) {
    throw wrong(`${name} expired on ${view.notAfter.slice(0, 10)}.`, `Ask ${who} for a current certificate.`);
  }
  if (Date.parse(view.notBefore) > now.getTime()) {
    throw wrong(
      `${name} is valid only from ${view.notBefore} on.`,
      'Wait until then, or correct the clock of this computer.',
    );
  }
  return view;
}
