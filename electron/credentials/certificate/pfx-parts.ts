import { createHash, createHmac } from 'node:crypto';
import { utf16be } from './der';

/** Object identifiers of PKCS#5, #7, #9 and #12 (RFC 8018, 5652, 2985, 7292). */
export const oids = {
  data: '1.2.840.113549.1.7.1',
  encryptedData: '1.2.840.113549.1.7.6',
  pbes2: '1.2.840.113549.1.5.13',
  pbkdf2: '1.2.840.113549.1.5.12',
  hmacSha256: '1.2.840.113549.2.9',
  aes256Cbc: '2.16.840.1.101.3.4.1.42',
  sha256: '2.16.840.1.101.3.4.2.1',
  plainKeyBag: '1.2.840.113549.1.12.10.1.1',
  shroudedKeyBag: '1.2.840.113549.1.12.10.1.2',
  certificateBag: '1.2.840.113549.1.12.10.1.3',
  x509Certificate: '1.2.840.113549.1.9.22.1',
  friendlyName: '1.2.840.113549.1.9.20',
  localKeyId: '1.2.840.113549.1.9.21',
} as const;

/** Rounds of PBKDF2 and of the MAC's key: what others take without complaint, and dear enough to guess. */
export const rounds = 100_000;
/** More would only keep the reader busy. */
export const mostRounds = 10_000_000;

const blockBytes = 64;
const macPurpose = 3;

/** The MAC over a PFX's content, HMAC-SHA-256 with the key of RFC 7292 appendix B. */
export function pfxMac(
  content: Uint8Array,
  passphrase: string,
  salt: Uint8Array,
  iterations: number,
): Buffer {
  return createHmac('sha256', macKey(passphrase, salt, iterations))
    .update(content)
    .digest();
}

/** RFC 7292 B.2 for SHA-256 and 32 bytes: exactly one block, so that the carrying of step 6C is never needed. */
function macKey(passphrase: string, salt: Uint8Array, iterations: number): Buffer {
  const ended = utf16be(`${passphrase}\0`);
  let key = createHash('sha256')
    .update(Buffer.alloc(blockBytes, macPurpose))
    .update(filled(salt))
    .update(filled(ended))
    .digest();
  for (let round = 1; round < iterations; round += 1) key = createHash('sha256').update(key).digest();
  return key;
}

/** Repeated until it fills whole blocks. */
function filled(bytes: Uint8Array): Buffer {
  return Buffer.alloc(Math.ceil(bytes.length / blockBytes) * blockBytes, bytes);
}
