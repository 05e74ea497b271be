import { createHash, createPublicKey, generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';
import type { JWK } from 'jose';

/** The practice tenant's own signing key; made at each start, never saved. */
export interface EntraKeys {
  readonly kid: string;
  /** As JWK: jose does not know the key objects of every JavaScript host for what they are. */
  readonly privateKey: JWK;
  readonly publicKey: JWK;
  /** Public key as the keys endpoint shows it. */
  readonly jwk: Readonly<Record<string, unknown>>;
}

/** A fresh RSA 2048 signing key. */
export async function createEntraKeys(): Promise<EntraKeys> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  const publicKey = createPublicKey(privateKey).export({ format: 'jwk' });
  const { n, e } = publicKey;
  const kid = createHash('sha256')
    .update(n ?? '')
    .digest('base64url')
    .slice(0, 27);
  return {
    kid,
    privateKey: privateKey.export({ format: 'jwk' }),
    publicKey,
    jwk: { kty: 'RSA', use: 'sig', kid, alg: 'RS256', n, e },
  };
}
