import { certificateMaker } from '../../../../electron/credentials/certificate/make';

export const now = new Date('2026-11-21T12:00:00Z');
export const end = new Date('2027-05-20T00:00:00Z');
export const passphrase = 'k3fm-9x2p-qq7d-hw5e';

/** A key pair of half a year. */
export async function sampleCertificate(name = 'eLegere', notAfter = end) {
  return certificateMaker().make({ name, bits: 2048, notBefore: now, notAfter });
}
