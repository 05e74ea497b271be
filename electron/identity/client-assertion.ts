import { constants, createHash, createPrivateKey, sign } from 'node:crypto';
import type { CertificateKeyPair } from '../ports/certificates';

/** Entra takes 5 to 10 minutes (facts 9); clocks may differ by as much again. */
const lifetimeSeconds = 5 * 60;

/**
 * The assertion with which an application signs in by certificate: PS256 with `x5t#S256` (facts 9). `audience` is the
 * token endpoint; `id` must be new each time.
 */
export function clientAssertion(
  { privateKey, certificate }: CertificateKeyPair,
  claims: { readonly clientId: string; readonly audience: string; readonly now: Date; readonly id: string },
): string {
  const thumbprint = createHash('sha256').update(Buffer.from(certificate, 'base64')).digest('base64url');
  const seconds = Math.floor(claims.now.getTime() / 1000);
  const signed = [
    { alg: 'PS256', typ: 'JWT', 'x5t#S256': thumbprint },
    {
      ...{ aud: claims.audience, iss: claims.clientId, sub: claims.clientId, jti: claims.id },
      ...{ nbf: seconds, iat: seconds, exp: seconds + lifetimeSeconds },
    },
  ]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  const key = createPrivateKey({ key: Buffer.from(privateKey, 'base64'), format: 'der', type: 'pkcs8' });
  // An ordinary RSA key with PSS padding: a key of the PSS kind is not to be had in every crypto library.
  const padding = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 };
  return `${signed}.${sign('sha256', Buffer.from(signed), { key, ...padding }).toString('base64url')}`;
}
