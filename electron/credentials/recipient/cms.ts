import { constants, createCipheriv, publicEncrypt, randomBytes, X509Certificate } from 'node:crypto';
import { der, derInteger, derOid, tags } from '../certificate/der';
import { oaepHash, oaepSha256, oids } from './cms-parts';
import { issuerAndSerial } from './key-usage';

/** [0] IMPLICIT OCTET STRING. */
const implicit0 = 0x80;

/**
 * CMS EnvelopedData (RFC 5652) in DER: AES-256-CBC, its key encrypted to the certificate's RSA key by OAEP with SHA-256.
 * OpenSSL opens it, and Windows with a key in its store.
 */
export function sealCms(content: Uint8Array, certificate: Uint8Array): Buffer {
  const key = randomBytes(32);
  const iv = randomBytes(16);
  const cipher = createCipheriv('aes-256-cbc', key, iv);
  const encrypted = Buffer.concat([cipher.update(content), cipher.final()]);
  const { publicKey } = new X509Certificate(certificate);
  const padding = constants.RSA_PKCS1_OAEP_PADDING;
  const encryptedKey = publicEncrypt({ key: publicKey, padding, oaepHash }, key);
  key.fill(0);
  const recipient = der(
    tags.sequence,
    derInteger(0),
    der(tags.sequence, ...issuerAndSerial(certificate)),
    oaepSha256,
    der(tags.octetString, encryptedKey),
  );
  const contentInfo = der(
    tags.sequence,
    derOid(oids.data),
    der(tags.sequence, derOid(oids.aes256Cbc), der(tags.octetString, iv)),
    der(implicit0, encrypted),
  );
  const enveloped = der(tags.sequence, derInteger(0), der(tags.set, recipient), contentInfo);
  return der(tags.sequence, derOid(oids.envelopedData), der(tags.explicit0, enveloped));
}
