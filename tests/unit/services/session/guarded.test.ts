import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isGuarded } from '../../../../electron/services/session/guarded';
import { testFolder } from '../../../support/folder';

/** A program two folders down, with these modes. */
function place(modes: { readonly file?: number; readonly folder?: number; readonly above?: number }): string {
  const above = join(testFolder(), 'above');
  const folder = join(above, 'folder');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'pwsh');
  writeFileSync(file, '');
  chmodSync(file, modes.file ?? 0o755);
  chmodSync(folder, modes.folder ?? 0o755);
  chmodSync(above, modes.above ?? 0o755);
  return file;
}

describe.skipIf(process.platform === 'win32')('what everybody may change', () => {
  it.each([
    ['the file', { file: 0o777 }, false],
    ['its folder', { folder: 0o777 }, false],
    ['the folder above', { above: 0o777 }, false],
    ['nothing', {}, true],
    ['a group of its own', { file: 0o775, folder: 0o775 }, true],
    ['a folder where each may touch only what is theirs', { above: 0o1777 }, true],
  ] as const)('%s: %j is guarded: %s', async (_what, modes, guarded) => {
    expect(await isGuarded(place(modes), 'linux')).toBe(guarded);
  });

  it('is looked at where a link leads', async () => {
    const link = join(testFolder(), 'pwsh');
    symlinkSync(place({ folder: 0o777 }), link);
    expect(await isGuarded(link, 'linux')).toBe(false);
  });

  it('is not told by modes on Windows', async () => {
    expect(await isGuarded(place({ file: 0o777 }), 'win32')).toBe(true);
  });
});
