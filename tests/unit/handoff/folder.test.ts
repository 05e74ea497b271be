import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../../electron/contract/errors';
import { passphraseOpener, passphraseSealer } from '../../../electron/credentials/sealing';
import { buildHandoff } from '../../../electron/handoff/bundle';
import { sha256 } from '../../../electron/handoff/checksums';
import { openHandoff } from '../../../electron/handoff/open-handoff';
import { writeFolder } from '../../../electron/handoff/write-folder';
import { sampleInput, secretValue } from './sample';

const passphrase = 'k3fm-9x2p-qq7d-hw5e';
let home: string;
let folder: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'sendwright-handoff-'));
  folder = join(home, 'out');
});
afterEach(() => rm(home, { recursive: true }));

const writeSample = async (): Promise<void> =>
  writeFolder(folder, await buildHandoff(sampleInput(), passphraseSealer(passphrase)));

describe('writing the folder', () => {
  it('writes a new or an empty folder whole and leaves nothing else behind', async () => {
    await writeSample();
    await mkdir(join(home, 'empty'));
    await writeFolder(join(home, 'empty'), new Map([['a.txt', new Uint8Array([1])]]));
    expect((await readdir(home)).sort()).toEqual(['empty', 'out']);
    if (process.platform !== 'win32') {
      expect((await stat(join(folder, 'sealed.zip'))).mode & 0o777).toBe(0o600);
    }
  });

  it('never mixes into an existing folder', async () => {
    await mkdir(folder);
    await writeFile(join(folder, 'old.txt'), 'old');
    await expect(writeSample()).rejects.toMatchObject({ code: 'conflict' });
    expect(await readdir(folder)).toEqual(['old.txt']);
    expect(await readdir(home)).toEqual(['out']);
  });

  it('leaves nothing behind when it fails half way', async () => {
    const files = new Map([
      ['a.txt', new Uint8Array([1])],
      ['no/such/folder.txt', new Uint8Array([2])],
    ]);
    await expect(writeFolder(folder, files)).rejects.toMatchObject({ code: 'invalid-input' });
    expect(await readdir(home)).toEqual([]);
  });

  it('leaves nothing behind, not even sealed, where the passphrase could not be put away', async () => {
    const files = new Map([['sealed.zip', new Uint8Array([1])]]);
    const failing = writeFolder(folder, files, async () => {
      throw new AppError({ code: 'invalid-input', message: 'no room for the passphrase' });
    });
    await expect(failing).rejects.toMatchObject({ message: 'no room for the passphrase' });
    expect(await readdir(home)).toEqual([]);
  });

  it('refuses a path that is a file', async () => {
    await writeFile(folder, 'a file');
    await expect(writeSample()).rejects.toMatchObject({ code: 'conflict' });
    expect(await readFile(folder, 'utf8')).toBe('a file');
  });
});

describe('opening it again', () => {
  it('shows the open part without a passphrase and the credential with it', async () => {
    await writeSample();
    const shut = await openHandoff(folder);
    expect(shut).toMatchObject({ credential: null, handoff: { application: 'Ostendo Continuum' } });
    const opened = await openHandoff(folder, passphraseOpener(passphrase));
    expect(opened.credential).toMatchObject({ kind: 'secret', value: secretValue });
  });

  it.each(['handoff.html', 'renewal.ics', 'README.txt', 'sealed.zip'])(
    'tells a missing and a changed %s',
    async (name) => {
      await writeSample();
      const bytes = await readFile(join(folder, name));
      bytes[bytes.length - 1] = (bytes[bytes.length - 1] ?? 0) ^ 1;
      await writeFile(join(folder, name), bytes);
      await expect(openHandoff(folder)).rejects.toThrow(`${name} was changed after the handoff was made`);
      await rm(join(folder, name));
      await expect(openHandoff(folder)).rejects.toThrow(`${name} is missing in ${folder}`);
    },
  );

  it.each([
    ['no JSON', 'x', 'invalid-input'],
    ['a newer format', '{"format":2}', 'unsupported'],
    ['a wrong shape', '{"format":1}', 'invalid-input'],
    ['a file name that leads outside', null, 'invalid-input'],
  ])('tells a handoff.json with %s', async (_what, content, code) => {
    await writeSample();
    const path = join(folder, 'handoff.json');
    const outside = (await readFile(path, 'utf8')).replace('"README.txt"', '"../README.txt"');
    await writeFile(path, content ?? outside);
    await expect(openHandoff(folder)).rejects.toMatchObject({ code });
  });

  it('tells a sealed part that handoff.json does not vouch for', async () => {
    await writeSample();
    const path = join(folder, 'handoff.json');
    const document = JSON.parse(await readFile(path, 'utf8')) as { files: { name: string }[] };
    const files = document.files.filter((file) => file.name !== 'sealed.zip');
    await writeFile(path, JSON.stringify({ ...document, files }));
    await expect(openHandoff(folder)).rejects.toThrow('does not list sealed.zip');
  });

  it('tells a sealed part that belongs to another application', async () => {
    await writeSample();
    const path = join(folder, 'handoff.json');
    const other = (await readFile(path, 'utf8')).replaceAll('1d2e3f40-', '2d2e3f40-');
    await writeFile(path, other);
    const sums = join(folder, 'SHA256SUMS');
    const sum = sha256(Buffer.from(other));
    await writeFile(sums, (await readFile(sums, 'utf8')).replace(/\w+(?= {2}handoff\.json)/u, sum));
    await expect(openHandoff(folder, passphraseOpener(passphrase))).rejects.toThrow(/another application/u);
  });

  it('tells a wrong passphrase', async () => {
    await writeSample();
    await expect(openHandoff(folder, passphraseOpener('wrong-wrong-wrong'))).rejects.toMatchObject({
      code: 'refused',
    });
  });
});
