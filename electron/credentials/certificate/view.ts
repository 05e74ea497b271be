import { createHash } from 'node:crypto';
import type { X509Certificate } from 'node:crypto';
import type { CertificateView } from '../../ports/certificates';

/** Thumbprints of a certificate: hex in upper case as people compare them. */
export interface Thumbprints {
  readonly sha1: string;
  readonly sha256: string;
}

/** The thumbprints of a DER certificate. */
export function thumbprintsOf(der: Uint8Array): Thumbprints {
  const hex = (algorithm: 'sha1' | 'sha256'): string =>
    createHash(algorithm).update(der).digest('hex').toUpperCase();
  return { sha1: hex('sha1'), sha256: hex('sha256') };
}

/** What a certificate says. */
export function viewOf(certificate: X509Certificate): CertificateView {
  const { sha1, sha256 } = thumbprintsOf(certificate.raw);
  return {
    certificate: certificate.raw.toString('base64'),
    subject: certificate.subject.replace(/\n/gu, ', '),
    notBefore: new Date(certificate.validFrom).toISOString(),
    notAfter: new Date(certificate.validTo).toISOString(),
    sha1,
    sha256,
  };
}

/** DER as PEM text, lines of 64. */
export function pemOf(label: 'CERTIFICATE' | 'PRIVATE KEY', base64: string): string {
  const lines = base64.match(/.{1,64}/gu) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
}
