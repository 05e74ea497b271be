import { generateHybridIdentity, generateIdentity, identityToRecipient } from 'age-encryption';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '../../../../electron/contract/errors';
import { makePfx } from '../../../../electron/credentials/certificate/make-pfx';
import { readRecipient } from '../../../../electron/credentials/recipient/read-recipient';
import { isFingerprintOf } from '../../../../electron/credentials/recipient/recipient';
import { bytesOf, now, vendorCertificate, type VendorCertificate } from './samples';

let vendor: VendorCertificate;
let identity: string;
let recipient: string;
beforeAll(async () => {
  vendor = await vendorCertificate();
  identity = await generateIdentity();
  recipient = await identityToRecipient(identity);
});

const read = (content: string | Uint8Array, name = 'vendor.pub') =>
  readRecipient(typeof content === 'string' ? bytesOf(content) : content, name, now);
const refusal = (content: string | Uint8Array, name?: string): AppError['facts'] => {
  try {
    read(content, name);
  } catch (error) {
    if (error instanceof AppError) return error.facts;
  }
  throw new Error('It was taken.');
};

describe('an age recipient', () => {
  it('is read as age-keygen writes it, and is its own fingerprint', () => {
    const file = `# created: 2026-11-21\n# public key\n\n${recipient}\n`;
    expect(read(file).view).toEqual({ kind: 'age', name: 'age recipient', fingerprint: recipient });
  });

  it('is read as a redirect of Windows PowerShell writes it', () => {
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(`${recipient}\r\n`, 'utf16le')]);
    expect(read(utf16).view.fingerprint).toBe(recipient);
    expect(read(Buffer.concat([Buffer.from([0xfe, 0xff]), utf16.subarray(2).swap16()])).view.kind).toBe(
      'age',
    );
    expect(read(`\ufeff${recipient}`).view.fingerprint).toBe(recipient);
  });

  it('of the kind that withstands quantum computers is shown by its hash', async () => {
    const long = await identityToRecipient(await generateHybridIdentity());
    expect(read(long).view.fingerprint).toMatch(/^[0-9A-F]{64}$/u);
  });

  it('is refused with one character changed, wherever', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 4, max: recipient.length - 1 }),
        fc.constantFrom(...Array.from('023456789acdefghjklmnpqrstuvwxyz')),
        (at, other) => {
          fc.pre(recipient[at] !== other);
          const mistyped = recipient.slice(0, at) + other + recipient.slice(at + 1);
          expect(refusal(mistyped).message).toMatch(/mistyped/u);
        },
      ),
    );
  });

  it('stands alone: of several none is taken', () => {
    expect(refusal(`${recipient}\n${recipient}\n`).message).toContain('2 recipients');
  });

  it('of a plugin is refused by that name', () => {
    expect(
      refusal('age1yubikey1qwt50d05nh5vutpdzmlg5wn80xq5negm4uj9ghv0snvdd3yysf5yw3rhl3t').message,
    ).toContain('plugin');
  });
});

describe('a private key given by mistake', () => {
  it('is refused loudly whatever its kind, and nothing of it is repeated', async () => {
    const pfx = makePfx(
      { privateKey: vendor.keyDer.toString('base64'), certificate: vendor.der.toString('base64') },
      'k3fm-9x2p-qq7d-hw5e',
      'x',
    );
    const mistakes: readonly (string | Uint8Array)[] = [
      `# public key: ${recipient}\n${identity}\n`,
      identity.toLowerCase(),
      Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(identity, 'utf16le')]),
      vendor.keyPem,
      vendor.pem + vendor.keyPem,
      vendor.keyDer,
      pfx,
      '-----BEGIN RSA PRIVATE KEY-----\nMIIB\n-----END RSA PRIVATE KEY-----\n',
      '-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIIB\n',
      '-----BEGIN OPENSSH PRIVATE KEY-----\nb3Bl\n',
      '-----BEGIN PGP PRIVATE KEY BLOCK-----\nlQ\n',
      'PuTTY-User-Key-File-3: ssh-ed25519\n',
    ];
    for (const mistake of mistakes) {
      const { message, next, code } = refusal(mistake);
      expect(code).toBe('invalid-input');
      expect(message).toMatch(/^STOP: vendor\.pub holds a private key/u);
      expect(`${message}${next ?? ''}`).not.toContain(identity.slice(20, 40));
    }
  });
});

describe('a certificate', () => {
  it('is read as DER and PEM, with what people compare', () => {
    for (const file of [vendor.der, vendor.pem]) {
      const { view } = read(file, 'vendor.cer');
      expect(view).toMatchObject({ kind: 'certificate', expiresOn: '2027-12-31' });
      expect(view.name).toContain('Northwind Mailer');
      expect(view.fingerprint).toMatch(/^[0-9A-F]{64}$/u);
      const withColons = view.fingerprint.toLowerCase().replace(/(..)(?!$)/gu, '$1:');
      expect(isFingerprintOf(withColons, view)).toBe(true);
      expect(isFingerprintOf(view.thumbprint ?? '', view)).toBe(true);
      expect(isFingerprintOf(view.fingerprint.slice(2), view)).toBe(false);
      expect(isFingerprintOf('', view)).toBe(false);
    }
  });

  it('may leave its use open, and may name key encipherment among others', async () => {
    for (const usage of [null, 'both'] as const) {
      expect(read((await vendorCertificate({ usage })).der).kind).toBe('certificate');
    }
  });

  it.each([
    ['expired', { notAfter: '2026-11-20T00:00:00Z' }, /expired on 2026-11-20/u],
    ['not valid yet', { notBefore: '2026-12-01T00:00:00Z' }, /valid only from/u],
    ['of an elliptic curve', { algorithm: 'ec' as const }, /of the kind ec/u],
    ['with a weak key', { bits: 1024 }, /1024 bits/u],
    ['made to sign alone', { usage: 'sign' as const }, /made to sign, not to encrypt/u],
  ])('is refused where it is %s', async (_what, wanted, words) => {
    const { message, next } = refusal((await vendorCertificate(wanted)).der);
    expect(message).toMatch(words);
    expect(next).toBeTruthy();
  });

  it('stands alone', () => {
    expect(refusal(vendor.pem + vendor.pem).message).toContain('2 certificates');
  });
});

describe('anything else', () => {
  it.each([
    ['ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ vendor@host', 'an SSH key'],
    ['ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAB', 'an SSH key'],
    ['-----BEGIN PGP PUBLIC KEY BLOCK-----\n', 'an OpenPGP key'],
    ['-----BEGIN CERTIFICATE REQUEST-----\nMIIB\n', 'a request for a certificate'],
    ['-----BEGIN PUBLIC KEY-----\nMIIB\n', 'a bare public key'],
    ['-----BEGIN PKCS7-----\nMIIB\n', 'a chain'],
    ['hello', 'not a certificate'],
    ['', 'not a certificate'],
  ])('%s is told for what it is', (content, words) => {
    const { message, next } = refusal(content);
    expect(message).toContain(words);
    expect(next).toBeTruthy();
  });

  it('is never taken, nor does it break', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(refusal(bytes).code).toBe('invalid-input');
      }),
    );
    expect(refusal(new Uint8Array(200_000)).message).toContain('too long');
  });
});
