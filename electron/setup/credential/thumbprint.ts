import { createHash } from 'node:crypto';
import type { StoredCredential } from '../../ports/credential-store';
import type { ApplicationView } from '../../ports/directory';

type KeyCredential = ApplicationView['keyCredentials'][number];

/** SHA-1 of a DER certificate given in base64, upper-case hex: what Entra tells certificates by. */
export function sha1Of(certificate: string): string {
  return createHash('sha1').update(Buffer.from(certificate, 'base64')).digest('hex').toUpperCase();
}

/** Whether an application's key is the certificate of this SHA-1; Entra shows it in base64 or in hex (facts 9). */
export function isCertificate(
  { customKeyIdentifier }: Pick<KeyCredential, 'customKeyIdentifier'>,
  sha1: string,
): boolean {
  if (customKeyIdentifier === null) return false;
  const bytes = Buffer.from(customKeyIdentifier, 'base64');
  return bytes.toString('hex').toUpperCase() === sha1 || customKeyIdentifier.toUpperCase() === sha1;
}

/** The key in Entra whose secret part is held here; a certificate is told by itself, whatever id Entra gave it. */
export function heldKeyIdOf(
  held: StoredCredential | null,
  application: Pick<ApplicationView, 'keyCredentials'> | null,
): string | null {
  if (held?.kind !== 'certificate') return held?.keyId ?? null;
  const sha1 = sha1Of(held.certificate);
  const key = application?.keyCredentials.find((one) => isCertificate(one, sha1));
  return key?.keyId ?? held.keyId;
}
