import { createPrivateKey, createPublicKey, X509Certificate } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { certificateFiles } from '../../../../electron/credentials/certificate/files';
import { certificateMaker } from '../../../../electron/credentials/certificate/make';
import { readPublicCertificate } from '../../../../electron/credentials/certificate/read-public';
import { pemOf } from '../../../../electron/credentials/certificate/view';
import { end, now, passphrase, sampleCertificate } from './sample';

const timeout = 60_000;

describe('a certificate made here', () => {
  it('is self-signed with RSA 2048, named after the application, valid as asked', async () => {
    const made = await sampleCertificate();
    const read = new X509Certificate(Buffer.from(made.certificate, 'base64'));
    expect(read.subject).toBe('CN=eLegere');
    expect(read.verify(read.publicKey)).toBe(true);
    expect(read.publicKey.asymmetricKeyDetails?.modulusLength).toBe(2048);
    expect(made.view).toMatchObject({ notBefore: now.toISOString(), notAfter: end.toISOString() });
    expect(read.checkPrivateKey(keyOf(made.privateKey))).toBe(true);
    expect(made.view.sha256).toBe(read.fingerprint256.replaceAll(':', ''));
    expect(made.view.sha1).toBe(read.fingerprint.replaceAll(':', ''));
  });

  it('has 3072 bits where asked', { timeout }, async () => {
    const { certificate } = await certificateMaker().make({
      name: 'a',
      bits: 3072,
      notBefore: now,
      notAfter: end,
    });
    const key = new X509Certificate(Buffer.from(certificate, 'base64')).publicKey;
    expect(key.asymmetricKeyDetails?.modulusLength).toBe(3072);
  });

  it('takes any name of an application, whatever would be special in a subject', { timeout }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.constantFrom('A, O=Evil', 'a=b+c', '"quoted"', '#hash', ' blank ', 'Zürich; 東京', '<x>\\'),
          fc.string({ unit: 'grapheme', minLength: 1, maxLength: 90 }),
        ),
        async (name) => {
          const { view } = await sampleCertificate(name);
          expect(readPublicCertificate(Buffer.from(view.certificate, 'base64'), 'a.cer', now)).toEqual(view);
          expect(
            new X509Certificate(Buffer.from(view.certificate, 'base64')).subject.split('\n'),
          ).toHaveLength(1);
        },
      ),
      { numRuns: 12 },
    );
  });

  it('is refused where it would end before it begins', async () => {
    await expect(sampleCertificate('a', new Date(0))).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('comes as PFX, PEM pair and public part, and only these hold the key', async () => {
    const made = await sampleCertificate();
    const files = certificateFiles(made, passphrase, 'eLegere');
    const text = (name: string) => Buffer.from(files.get(name) ?? []).toString();
    expect([...files.keys()]).toEqual([
      'certificate.pfx',
      'certificate.pem',
      'private-key.pem',
      'certificate.cer',
    ]);
    expect(createPublicKey(text('certificate.pem')).equals(createPublicKey(text('private-key.pem')))).toBe(
      true,
    );
    expect(files.get('certificate.cer')).toEqual(Buffer.from(made.certificate, 'base64'));
    expect(text('certificate.pem')).not.toContain('PRIVATE');
  });
});

describe("the vendor's own certificate", () => {
  it('is read as DER and as PEM', async () => {
    const { certificate, view } = await sampleCertificate();
    expect(readPublicCertificate(Buffer.from(certificate, 'base64'), 'a.cer', now)).toEqual(view);
    const pem = `Bag Attributes\n${pemOf('CERTIFICATE', certificate)}`.replaceAll('\n', '\r\n');
    expect(readPublicCertificate(Buffer.from(pem), 'a.pem', now)).toEqual(view);
  });

  it.each([
    ['a private key beside it', 'holds a private key'],
    ['two certificates', 'holds 2 certificates'],
    ['no certificate', 'is not a certificate'],
    ['something behind it', 'is not a certificate'],
    ['an empty file', 'is not a certificate'],
  ])('is refused with %s', async (what, words) => {
    const { certificate, privateKey } = await sampleCertificate();
    const pem = pemOf('CERTIFICATE', certificate);
    const bytes = {
      'a private key beside it': Buffer.from(pem + pemOf('PRIVATE KEY', privateKey)),
      'two certificates': Buffer.from(pem + pem),
      'no certificate': Buffer.from('hello'),
      'something behind it': Buffer.concat([Buffer.from(certificate, 'base64'), Buffer.from('x')]),
      'an empty file': Buffer.alloc(0),
    }[what];
    const read = () => readPublicCertificate(bytes ?? Buffer.alloc(0), 'vendor.cer', now);
    expect(read).toThrow(expect.objectContaining({ code: 'invalid-input' }));
    expect(read).toThrow(`vendor.cer ${words}`);
  });

  it('is refused as a PFX, which holds the private key', async () => {
    const pfx = certificateFiles(await sampleCertificate(), passphrase, 'a').get('certificate.pfx');
    expect(() => readPublicCertificate(pfx ?? Buffer.alloc(0), 'vendor.pfx', now)).toThrow('private key');
  });

  it('is refused where it expired, or is not valid yet', async () => {
    const der = Buffer.from((await sampleCertificate()).certificate, 'base64');
    expect(() => readPublicCertificate(der, 'a.cer', end)).toThrow('a.cer expired on 2027-05-20');
    expect(() => readPublicCertificate(der, 'a.cer', new Date(now.getTime() - 1))).toThrow('valid only from');
  });
});

function keyOf(base64: string) {
  return createPrivateKey({ key: Buffer.from(base64, 'base64'), format: 'der', type: 'pkcs8' });
}
