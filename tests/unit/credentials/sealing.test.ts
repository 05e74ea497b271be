import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';
import { describe, expect, it } from 'vitest';
import { passphraseSealer, seal, unseal } from '../../../electron/credentials/sealing';

const passphrase = 'k3fm-9x2p-qq7d-hw5e';
const files = new Map([
  ['credential.json', new TextEncoder().encode('{"value":"Ab8~secret-value"}')],
  ['credential.txt', new TextEncoder().encode('Grüße, 秘密\r\n')],
]);
const sevenZip = ['7z', '7zz', '7za'].find((name) => spawnSync(name, ['i']).status === 0);

describe('sealing', () => {
  it('gives back every byte, non-ASCII content too', async () => {
    expect(await unseal(await seal(files, passphrase), passphrase)).toEqual(files);
  });

  it('takes a passphrase with characters outside ASCII', async () => {
    const long = 'Grüße aus Łódź und 東京';
    expect(await unseal(await seal(files, long), long)).toEqual(files);
  });

  it('holds nothing readable and differs every time', async () => {
    const first = Buffer.from(await seal(files, passphrase));
    const second = Buffer.from(await seal(files, passphrase));
    expect(first.includes('secret-value')).toBe(false);
    expect(first.equals(second)).toBe(false);
  });

  it('refuses a wrong passphrase with words for a person', async () => {
    const sealed = await seal(files, passphrase);
    await expect(unseal(sealed, 'k3fm-9x2p-qq7d-hw5f')).rejects.toMatchObject({
      code: 'refused',
      message: 'The passphrase does not open the sealed part.',
    });
  });

  it('tells a tampered byte', async () => {
    const sealed = await seal(files, passphrase);
    const at = Buffer.from(sealed).indexOf('credential.json') + 'credential.json'.length + 40;
    sealed[at] = (sealed[at] ?? 0) ^ 1;
    await expect(unseal(sealed, passphrase)).rejects.toMatchObject({ name: 'AppError' });
  });

  it('tells a file that is no ZIP', async () => {
    await expect(unseal(new Uint8Array([1, 2, 3]), passphrase)).rejects.toMatchObject({
      code: 'invalid-input',
    });
  });

  it('takes neither files that were never sealed nor ones that burst when opened', async () => {
    const make = async (bytes: Uint8Array, password?: string): Promise<Uint8Array> => {
      const writer = new ZipWriter(new Uint8ArrayWriter());
      const options = password === undefined ? {} : { password, encryptionStrength: 3 as const };
      await writer.add('credential.json', new Uint8ArrayReader(bytes), { ...options, useWebWorkers: false });
      return writer.close();
    };
    const open = await make(new TextEncoder().encode('{"value":"somebody else"}'));
    await expect(unseal(open, passphrase)).rejects.toMatchObject({ code: 'invalid-input' });
    const bomb = await make(new Uint8Array(9 * 1024 * 1024), passphrase);
    expect(bomb.byteLength).toBeLessThan(100_000);
    await expect(unseal(bomb, passphrase)).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('refuses a weak passphrase before it seals anything', async () => {
    await expect(seal(files, 'short')).rejects.toMatchObject({ code: 'invalid-input' });
    expect(() => passphraseSealer('aaaaaaaaaaaaaaaaaaaaaaaa')).toThrow(/repeats/u);
  });

  it.skipIf(sevenZip === undefined)(
    `opens with 7-Zip as AES-256${sevenZip === undefined ? ' (skipped: no 7z on this computer)' : ''}`,
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'sendwright-seal-'));
      try {
        const path = join(folder, 'sealed.zip');
        writeFileSync(path, await seal(files, passphrase));
        const tool = sevenZip ?? '7z';
        expect(execFileSync(tool, ['l', '-slt', path], { encoding: 'utf8' })).toMatch(/Method = AES-256/u);
        expect(execFileSync(tool, ['t', `-p${passphrase}`, path], { encoding: 'utf8' })).toContain(
          'Everything is Ok',
        );
        expect(spawnSync(tool, ['t', '-pwrong-passphrase-here', path]).status).not.toBe(0);
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
  );
});
