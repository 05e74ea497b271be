import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Decrypter, generateIdentity, identityToRecipient } from 'age-encryption';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sealCms } from '../../../../electron/credentials/recipient/cms';
import { readIdentity } from '../../../../electron/credentials/recipient/identity';
import { openCms } from '../../../../electron/credentials/recipient/open-cms';
import { readRecipient } from '../../../../electron/credentials/recipient/read-recipient';
import { identityOpener, recipientSealer } from '../../../../electron/credentials/recipient/sealers';
import { passphraseOpener, passphraseSealer } from '../../../../electron/credentials/sealing';
import { readZip } from '../../../../electron/credentials/zip';
import { createPrivateKey } from 'node:crypto';
import { bytesOf, now, vendorCertificate, type VendorCertificate } from './samples';

const files = new Map([
  ['credential.json', bytesOf('{"value":"Ab8~secret-value"}')],
  ['credential.txt', bytesOf('Grüße, 秘密\r\n')],
]);
const passphrase = 'k3fm-9x2p-qq7d-hw5e';
const has = (tool: string, ...args: readonly string[]): boolean =>
  spawnSync(tool, args, { stdio: 'ignore' }).error === undefined;
const skipped = (tool: string): string =>
  has(tool, '--version') ? '' : ` (skipped: no ${tool} on this computer)`;

let folder: string;
let vendor: VendorCertificate;
let other: VendorCertificate;
let identity: string;
let age: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sendwright-recipient-'));
  [vendor, other, identity] = await Promise.all([
    vendorCertificate(),
    vendorCertificate(),
    generateIdentity(),
  ]);
  age = await identityToRecipient(identity);
});
afterAll(() => rmSync(folder, { recursive: true }));

const sealFor = async (file: string | Uint8Array): Promise<Uint8Array> =>
  recipientSealer(readRecipient(typeof file === 'string' ? bytesOf(file) : file, 'f', now)).seal(files);
const openWith = async (sealed: Uint8Array, key: string | Uint8Array, phrase: string | null = null) =>
  identityOpener(await readIdentity(typeof key === 'string' ? bytesOf(key) : key, 'key', phrase)).open(
    sealed,
  );
const inFolder = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};

describe('sealing to an age recipient', () => {
  it('gives back every byte to its identity, and to nobody else', async () => {
    const sealed = await sealFor(age);
    expect(Buffer.from(sealed).includes('credential')).toBe(false);
    expect(await openWith(sealed, `# my key\r\n${identity}\r\n`)).toEqual(files);
    await expect(openWith(sealed, await generateIdentity())).rejects.toMatchObject({
      code: 'refused',
      message: expect.stringContaining('another public key'),
    });
    await expect(openWith(sealed, vendor.keyPem)).rejects.toMatchObject({ code: 'refused' });
  });

  it('opens with the age library as an ordinary ZIP', async () => {
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    const zip = await decrypter.decrypt(await sealFor(age));
    expect(await readZip(zip, null)).toEqual(files);
  });

  for (const tool of ['age', 'rage']) {
    it.skipIf(!has(tool, '--version'))(`opens with ${tool}${skipped(tool)}`, async () => {
      const sealed = inFolder('sealed.zip.age', await sealFor(age));
      const key = inFolder('key.txt', `${identity}\n`);
      const zip = execFileSync(tool, ['--decrypt', '--identity', key, sealed]);
      expect(await readZip(zip, null)).toEqual(files);
      const wrong = inFolder('wrong.txt', `${await generateIdentity()}\n`);
      expect(spawnSync(tool, ['--decrypt', '--identity', wrong, sealed]).status).not.toBe(0);
    });
  }
});

describe('sealing to a certificate', () => {
  it('gives back every byte to its private key, and to nobody else', async () => {
    const sealed = await sealFor(vendor.der);
    expect(Buffer.from(sealed).includes('credential')).toBe(false);
    for (const key of [vendor.keyPem, vendor.keyDer, vendor.pem + vendor.keyPem]) {
      expect(await openWith(sealed, key)).toEqual(files);
    }
    await expect(openWith(sealed, other.keyPem)).rejects.toMatchObject({ code: 'refused' });
    await expect(openWith(sealed, identity)).rejects.toMatchObject({ code: 'refused' });
  });

  it('gives back any content, in one piece', () => {
    const key = createPrivateKey(vendor.keyPem);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (content) => {
        expect(openCms(sealCms(content, vendor.der), key)).toEqual(Buffer.from(content));
      }),
      { numRuns: 30 },
    );
  });

  it('never opens to something else where a byte was changed, and breaks with words', async () => {
    const sealed = await sealFor(vendor.der);
    await fc.assert(
      fc.asyncProperty(fc.nat(sealed.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const changed = Uint8Array.from(sealed);
        changed[at] = (changed[at] ?? 0) ^ flip;
        const opened = await openWith(changed, vendor.keyPem).catch((error: unknown) => {
          expect(error).toMatchObject({ name: 'AppError' });
          return null;
        });
        // Who the message names is told to others: not what it holds.
        if (opened !== null) expect(opened).toEqual(files);
      }),
      // A directory of the ZIP that lost an entry.
      { numRuns: 150, examples: [[722, 63]] },
    );
  }, 30_000);

  it.skipIf(!has('openssl', 'version'))(
    `opens with OpenSSL, with the command of the page${has('openssl', 'version') ? '' : ' (skipped: no openssl)'}`,
    async () => {
      const sealer = recipientSealer(readRecipient(vendor.der, 'f', now));
      inFolder(sealer.fileName, await sealer.seal(files));
      inFolder('YOUR-KEY.pem', vendor.keyPem);
      const [openssl] = sealer.ways;
      const command = (openssl?.commands[0] ?? '').replace('../', './');
      const run = () => spawnSync('sh', ['-c', command], { cwd: folder, encoding: 'utf8' });
      expect(run().stderr).toBe('');
      expect(await readZip(readFileSync(join(folder, 'credential.zip')), null)).toEqual(files);
      inFolder('YOUR-KEY.pem', other.keyPem);
      expect(run().status).not.toBe(0);
      const listed = execFileSync(
        'openssl',
        ['cms', '-cmsout', '-print', '-inform', 'DER', '-in', join(folder, sealer.fileName)],
        { encoding: 'utf8' },
      );
      expect(listed).toMatch(/aes-256-cbc/u);
      expect(listed).toMatch(/rsaesOaep/u);
    },
  );
});

describe('the private key that opens', () => {
  it.skipIf(!has('openssl', 'version'))(
    'may be protected by a passphrase, in PEM and PFX (skipped without openssl)',
    async () => {
      const sealed = await sealFor(vendor.der);
      const plain = inFolder('plain.pem', vendor.keyPem);
      const locked = execFileSync('openssl', [
        ...['pkcs8', '-topk8', '-v2', 'aes256', '-in', plain, '-passout', `pass:${passphrase}`],
      ]);
      const pfx = execFileSync('openssl', [
        ...['pkcs12', '-export', '-inkey', plain, '-in', inFolder('cert.pem', vendor.pem)],
        ...['-passout', `pass:${passphrase}`],
      ]);
      for (const key of [locked, pfx]) {
        expect(await openWith(sealed, key, passphrase)).toEqual(files);
        await expect(openWith(sealed, key, 'another')).rejects.toMatchObject({ code: 'refused' });
        await expect(openWith(sealed, key)).rejects.toMatchObject({
          facts: { next: expect.stringContaining('--key-passphrase-file') },
        });
      }
    },
  );

  it('is told for what it is not, without being repeated', async () => {
    for (const wrong of [age, vendor.pem, 'hello', '', vendor.keyPem.replace(/M/gu, 'N')]) {
      const reading = readIdentity(bytesOf(wrong), 'key.txt', null);
      await expect(reading).rejects.toMatchObject({ message: expect.stringContaining('key.txt holds no') });
    }
    const ec = await vendorCertificate({ algorithm: 'ec' });
    await expect(readIdentity(ec.keyDer, 'key.der', null)).rejects.toMatchObject({ code: 'invalid-input' });
  });
});

describe('the wrong way in', () => {
  it('is named, and so is the right one', async () => {
    const zip = await passphraseSealer(passphrase).seal(files);
    await expect(openWith(zip, identity)).rejects.toThrow('opened by a passphrase');
    for (const sealed of [await sealFor(age), await sealFor(vendor.der)]) {
      await expect(passphraseOpener(passphrase).open(sealed)).rejects.toThrow('sealed to a public key');
    }
  });
});
