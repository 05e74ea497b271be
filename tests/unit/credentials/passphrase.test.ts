import { randomInt } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkPassphrase, generatePassphrase } from '../../../electron/credentials/passphrase';
import { readPassphraseFile, writePassphraseFile } from '../../../electron/credentials/passphrase-file';

describe('passphrase', () => {
  it('makes six groups of four that pass the own check, different each time', () => {
    const made = Array.from({ length: 50 }, () => generatePassphrase((max) => randomInt(max)));
    for (const passphrase of made) {
      expect(passphrase).toMatch(/^(?:[a-km-np-z2-9]{4}-){5}[a-km-np-z2-9]{4}$/u);
      checkPassphrase(passphrase);
    }
    expect(new Set(made).size).toBe(50);
  });

  it('uses the whole alphabet of 32: 24 characters are 120 bits', () => {
    let next = 0;
    const seen = new Set<string>();
    let max = 0;
    for (let round = 0; round < 2; round++) {
      for (const character of generatePassphrase((limit) => ((max = limit), next++ % limit))) {
        if (character !== '-') seen.add(character);
      }
    }
    expect(max).toBe(32);
    expect(seen.size).toBe(32);
  });

  it.each([
    ['', /empty/u],
    ['fifteen-letters', /too short: it has 15/u],
    ['a passphrase with\na line break', /line break/u],
    [' blank before the passphrase', /begins or ends with a blank/u],
    ['abababababababababab', /repeats/u],
  ])('refuses %j', (passphrase, message) => {
    expect(() => checkPassphrase(passphrase)).toThrow(message);
  });
});

describe('passphrase files', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sendwright-passphrase-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it.each([
    ['word word word\n', 'word word word'],
    ['word word word\r\n', 'word word word'],
    ['word word word', 'word word word'],
    ['word word \n\n', 'word word \n'],
    ['\uFEFFword\n', 'word'],
  ])('reads %j as %j', async (content, expected) => {
    const path = join(folder, 'p.txt');
    await writeFile(path, content);
    expect(await readPassphraseFile(path)).toBe(expected);
  });

  it('writes a new file that only its owner may read, and never overwrites one', async () => {
    const path = join(folder, 'new.txt');
    await writePassphraseFile(path, 'k3fm-9x2p-qq7d-hw5e');
    expect(await readFile(path, 'utf8')).toBe('k3fm-9x2p-qq7d-hw5e\n');
    if (process.platform !== 'win32') expect((await stat(path)).mode & 0o777).toBe(0o600);
    await expect(writePassphraseFile(path, 'other')).rejects.toMatchObject({ code: 'invalid-input' });
    expect(await readPassphraseFile(path)).toBe('k3fm-9x2p-qq7d-hw5e');
  });

  it('tells a missing file by its path', async () => {
    await expect(readPassphraseFile(join(folder, 'none'))).rejects.toThrow(/none can't be read \(ENOENT\)/u);
  });
});
