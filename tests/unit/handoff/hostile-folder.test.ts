import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { passphraseSealer } from '../../../electron/credentials/sealing';
import { buildHandoff } from '../../../electron/handoff/bundle';
import { openHandoff } from '../../../electron/handoff/open-handoff';
import { writeFolder } from '../../../electron/handoff/write-folder';
import { sampleInput } from './sample';

let home: string;
let folder: string;
beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'sendwright-hostile-'));
  folder = join(home, 'handoff');
  await writeFolder(folder, await buildHandoff(sampleInput(), passphraseSealer('k3fm-9x2p-qq7d-hw5e')));
});
afterEach(() => rmSync(home, { recursive: true }));

const replaced = (name: string, by: (path: string) => void): void => {
  rmSync(join(folder, name));
  by(join(folder, name));
};

describe('a handoff folder that was made to harm', () => {
  it.skipIf(process.platform === 'win32')('gets no link followed, wherever it leads', async () => {
    for (const name of ['handoff.json', 'README.txt', 'sealed.zip']) {
      writeFileSync(join(home, 'elsewhere'), 'not yours');
      replaced(name, (path) => symlinkSync(join(home, 'elsewhere'), path));
      const refusal = openHandoff(folder);
      await expect(refusal).rejects.toMatchObject({ code: 'invalid-input' });
      await expect(refusal).rejects.toThrow(/is a link|handoff\.json|README\.txt/u);
    }
  });

  it.skipIf(process.platform === 'win32')('gets no pipe waited for', async () => {
    replaced('README.txt', (path) => execFileSync('mkfifo', [path]));
    await expect(openHandoff(folder)).rejects.toThrow('README.txt is not a file');
  });

  it('gets nothing read that is too large for a handoff', async () => {
    truncateSync(join(folder, 'sealed.zip'), 33 * 1024 * 1024);
    await expect(openHandoff(folder)).rejects.toThrow('sealed.zip is larger than 32 MB');
  });

  it('gets its strangers named', async () => {
    expect((await openHandoff(folder)).strangers).toEqual([]);
    writeFileSync(join(folder, 'setup.exe'), 'x');
    expect((await openHandoff(folder)).strangers).toEqual(['setup.exe']);
  });
});
