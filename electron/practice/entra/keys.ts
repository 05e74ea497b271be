import { createHash, createPublicKey, generateKeyPair } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { promisify } from 'node:util';

/** The practice tenant's own signing key; made at each start, never saved. */
export interface EntraKeys {
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  /** Public key as the keys endpoint shows it. */
  readonly jwk: Readonly<Record<string, unknown>>;
}

/** A fresh RSA 2048 signing key. */
export async function createEntraKeys(): Promise<EntraKeys> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  const publicKey = createPublicKey(privateKey);
  const { n, e } = publicKey.export({ format: 'jwk' });
  const kid = createHash('sha256')
    .update(n ?? '')
    .digest('base64url')
    .slice(0, 27);
  return { kid, privateKey, publicKey, jwk: { kty: 'RSA', use: 'sig', kid, alg: 'RS256', n, e } };
}
