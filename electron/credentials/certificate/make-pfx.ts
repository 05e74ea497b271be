import { createCipheriv, createHash, pbkdf2Sync, randomBytes } from 'node:crypto';
import type { CertificateKeyPair } from '../../ports/certificates';
import { der, derBmpString, derInteger, derOid, tags } from './der';
import { oids, pfxMac, rounds } from './pfx-parts';

const saltBytes = 16;

/**
 * A PFX (PKCS#12) of a private key and its certificate: both bags encrypted by PBES2 with AES-256-CBC and
 * PBKDF2-HMAC-SHA256, MAC SHA-256. Plain DER throughout, so that OpenSSL, Windows and Java read it.
 */
export function makePfx(pair: CertificateKeyPair, passphrase: string, friendlyName: string): Buffer {
  const certificate = Buffer.from(pair.certificate, 'base64');
  // The same mark on both bags tells readers that they belong together.
  const attributes = der(
    tags.set,
    attribute(oids.friendlyName, derBmpString(friendlyName)),
    attribute(oids.localKeyId, der(tags.octetString, createHash('sha1').update(certificate).digest())),
  );
  const keyBag = bag(
    oids.shroudedKeyBag,
    der(tags.sequence, ...encrypted(Buffer.from(pair.privateKey, 'base64'), passphrase, tags.octetString)),
    attributes,
  );
  const certificateBag = bag(
    oids.certificateBag,
    der(tags.sequence, derOid(oids.x509Certificate), der(tags.explicit0, der(tags.octetString, certificate))),
    attributes,
  );
  const content = der(
    tags.sequence,
    encryptedPart(der(tags.sequence, certificateBag), passphrase),
    dataPart(der(tags.sequence, keyBag)),
  );
  return der(tags.sequence, derInteger(3), dataPart(content), macOf(content, passphrase));
}

function attribute(oid: string, value: Buffer): Buffer {
  return der(tags.sequence, derOid(oid), der(tags.set, value));
}

function bag(oid: string, value: Buffer, attributes: Buffer): Buffer {
  return der(tags.sequence, derOid(oid), der(tags.explicit0, value), attributes);
}

function dataPart(content: Buffer): Buffer {
  return der(tags.sequence, derOid(oids.data), der(tags.explicit0, der(tags.octetString, content)));
}

function encryptedPart(content: Buffer, passphrase: string): Buffer {
  // [0] IMPLICIT OCTET STRING.
  const info = der(tags.sequence, derOid(oids.data), ...encrypted(content, passphrase, 0x80));
  return der(
    tags.sequence,
    derOid(oids.encryptedData),
    der(tags.explicit0, der(tags.sequence, derInteger(0), info)),
  );
}

/** How it was encrypted, and what came of it under the tag given. */
function encrypted(plain: Buffer, passphrase: string, tag: number): readonly [Buffer, Buffer] {
  const salt = randomBytes(saltBytes);
  const iv = randomBytes(16);
  const key = pbkdf2Sync(Buffer.from(passphrase, 'utf8'), salt, rounds, 32, 'sha256');
  const cipher = createCipheriv('aes-256-cbc', key, iv);
  const derivation = der(
    tags.sequence,
    derOid(oids.pbkdf2),
    der(
      tags.sequence,
      der(tags.octetString, salt),
      derInteger(rounds),
      der(tags.sequence, derOid(oids.hmacSha256), der(tags.null)),
    ),
  );
  const scheme = der(tags.sequence, derOid(oids.aes256Cbc), der(tags.octetString, iv));
  const algorithm = der(tags.sequence, derOid(oids.pbes2), der(tags.sequence, derivation, scheme));
  return [algorithm, der(tag, cipher.update(plain), cipher.final())];
}

function macOf(content: Buffer, passphrase: string): Buffer {
  const salt = randomBytes(saltBytes);
  const mac = pfxMac(content, passphrase, salt, rounds);
  const algorithm = der(tags.sequence, derOid(oids.sha256), der(tags.null));
  const digest = der(tags.sequence, algorithm, der(tags.octetString, mac));
  return der(tags.sequence, digest, der(tags.octetString, salt), derInteger(rounds));
}
