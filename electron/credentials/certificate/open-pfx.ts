import {
  createDecipheriv,
  createPrivateKey,
  pbkdf2Sync,
  timingSafeEqual,
  X509Certificate,
} from 'node:crypto';
import { AppError } from '../../contract/errors';
import type { CertificateKeyPair } from '../../ports/certificates';
import { childOf, integerOf, isOid, readDer, tags, type DerNode } from './der';
import { mostRounds, oids, pfxMac } from './pfx-parts';

/**
 * Opens a PFX as Sendwright, OpenSSL 3 and a current Windows make it (AES-256, SHA-256); of a chain, the certificate that
 * is the key's. Throws AppError: `refused` for a wrong passphrase, `unsupported` for one of the older kinds,
 * `invalid-input` for a damaged file, and where there is not exactly one key and its certificate.
 */
export function openPfx(bytes: Uint8Array, passphrase: string): CertificateKeyPair {
  try {
    return readPfx(bytes, passphrase);
  } catch (error) {
    if (error instanceof AppError) throw error;
    // No cause: what a parser says may quote what it read.
    throw wrongPfx('The PFX is damaged, or of a form that Sendwright does not read.');
  }
}

function readPfx(bytes: Uint8Array, passphrase: string): CertificateKeyPair {
  const pfx = readDer(bytes);
  const content = octets(childOf(pfx, 1, 1, 0));
  checkMac(pfx, content, passphrase);
  const bags = readDer(content).children.flatMap((part) => bagsOf(part, passphrase));
  const keys = bags.flatMap((bag) => keyIn(bag, passphrase));
  const certificates = bags
    .filter((bag) => isOid(childOf(bag, 0), oids.certificateBag))
    .map((bag) => octets(childOf(bag, 1, 0, 1, 0)));
  const [key, another] = keys;
  if (key === undefined) throw wrongPfx('The PFX holds no private key.');
  if (another !== undefined) throw wrongPfx(`The PFX holds ${keys.length} private keys; one is expected.`);
  if (certificates.length === 0) throw wrongPfx('The PFX holds no certificate.');
  // Also without what some programs put beside the key.
  const privateKey = createPrivateKey({ key, format: 'der', type: 'pkcs8' });
  const own = certificates.find((der) => new X509Certificate(der).checkPrivateKey(privateKey));
  if (own === undefined) throw wrongPfx('The private key in the PFX is not that of its certificate.');
  return {
    privateKey: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
    certificate: own.toString('base64'),
  };
}

function keyIn(bag: DerNode, passphrase: string): readonly Buffer[] {
  if (isOid(childOf(bag, 0), oids.plainKeyBag)) return [childOf(bag, 1, 0).whole];
  if (!isOid(childOf(bag, 0), oids.shroudedKeyBag)) return [];
  const shrouded = childOf(bag, 1, 0);
  return [decrypted(childOf(shrouded, 0), octets(childOf(shrouded, 1)), passphrase)];
}

function octets({ tag, content }: DerNode): Buffer {
  if (tag !== tags.octetString) throw new Error('Not octets.');
  return content;
}

function checkMac(pfx: DerNode, content: Buffer, passphrase: string): void {
  const mac = childOf(pfx, 2);
  if (!isOid(childOf(mac, 0, 0, 0), oids.sha256)) throw olderKind();
  const expected = octets(childOf(mac, 0, 1));
  const iterations = countOf(childOf(mac, 2));
  const found = pfxMac(content, passphrase, octets(childOf(mac, 1)), iterations);
  if (expected.length === found.length && timingSafeEqual(expected, found)) return;
  throw new AppError({
    code: 'refused',
    message: 'The passphrase does not open the PFX.',
    who: 'you',
    next: 'Check the passphrase letter by letter.',
  });
}

function countOf(node: DerNode): number {
  const count = integerOf(node);
  if (count < 1 || count > mostRounds) throw new Error('Not a number of rounds.');
  return count;
}

function bagsOf(part: DerNode, passphrase: string): readonly DerNode[] {
  if (isOid(childOf(part, 0), oids.data)) return readDer(octets(childOf(part, 1, 0))).children;
  if (!isOid(childOf(part, 0), oids.encryptedData)) throw olderKind();
  const info = childOf(part, 1, 0, 1);
  return readDer(decrypted(childOf(info, 1), childOf(info, 2).content, passphrase)).children;
}

function decrypted(algorithm: DerNode, bytes: Buffer, passphrase: string): Buffer {
  if (!isOid(childOf(algorithm, 0), oids.pbes2)) throw olderKind();
  const [derivation, scheme] = [childOf(algorithm, 1, 0), childOf(algorithm, 1, 1)];
  const parameters = childOf(derivation, 1);
  const prf = parameters.children[parameters.children.length - 1];
  const isKnown =
    isOid(childOf(derivation, 0), oids.pbkdf2) &&
    isOid(childOf(scheme, 0), oids.aes256Cbc) &&
    prf?.tag === tags.sequence &&
    isOid(childOf(prf, 0), oids.hmacSha256);
  if (!isKnown) throw olderKind();
  const salt = octets(childOf(parameters, 0));
  const rounds = countOf(childOf(parameters, 1));
  const key = pbkdf2Sync(Buffer.from(passphrase, 'utf8'), salt, rounds, 32, 'sha256');
  const decipher = createDecipheriv('aes-256-cbc', key, octets(childOf(scheme, 1)));
  return Buffer.concat([decipher.update(bytes), decipher.final()]);
}

function wrongPfx(message: string): AppError {
  return new AppError({
    code: 'invalid-input',
    message,
    who: 'whoever made it',
    next: 'Ask for the file again, exported with its one private key.',
  });
}

function olderKind(): AppError {
  return new AppError({
    code: 'unsupported',
    message: 'The PFX is of an older kind (not AES-256 with SHA-256 throughout).',
    who: 'whoever made it',
    next: 'Export it again as AES256-SHA256 (in Windows the choice under "Encryption" of the export).',
  });
}
