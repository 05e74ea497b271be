import { constants, createDecipheriv, privateDecrypt, type KeyObject } from 'node:crypto';
import { childOf, isOid, readDer, type DerNode } from '../certificate/der';
import { oaepHash, oaepSha256, oids } from './cms-parts';

/**
 * Opens what `sealCms` made: the content, or null where it is sealed to another key. Throws Error for what is damaged or
 * not of this kind: the caller has words for a person.
 */
export function openCms(sealed: Uint8Array, privateKey: KeyObject): Buffer | null {
  const message = readDer(sealed);
  if (!isOid(childOf(message, 0), oids.envelopedData)) throw new Error('Not enveloped data.');
  const enveloped = childOf(message, 1, 0);
  const info = childOf(enveloped, 2);
  const algorithm = childOf(info, 1);
  if (!isOid(childOf(algorithm, 0), oids.aes256Cbc)) throw new Error('Another cipher.');
  const key = keyOf(childOf(enveloped, 1).children, privateKey);
  if (key === null) return null;
  const decipher = createDecipheriv('aes-256-cbc', key, childOf(algorithm, 1).content);
  return Buffer.concat([decipher.update(childOf(info, 2).content), decipher.final()]);
}

function keyOf(recipients: readonly DerNode[], key: KeyObject): Buffer | null {
  for (const recipient of recipients) {
    if (!childOf(recipient, 2).whole.equals(oaepSha256)) continue;
    const encrypted = childOf(recipient, 3).content;
    try {
      const found = privateDecrypt({ key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash }, encrypted);
      if (found.length === 32) return found;
    } catch {
      // Another's key: the next recipient may be ours.
    }
  }
  return null;
}
