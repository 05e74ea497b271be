import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createKeychainIndex } from '../../../../electron/credentials/keychain/index-file';

const ref = {
  tenantId: '8f3c2a10-0000-4000-8000-00000000000a',
  clientId: '1d2e3f40-0000-4000-8000-00000000000b',
};
const other = { ...ref, clientId: '2d2e3f40-0000-4000-8000-00000000000c' };
let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'sendwright-index-'));
});
afterEach(() => rm(home, { recursive: true }));

describe('the index of the keychain', () => {
  it('remembers states over instances, in files of their owner alone', async () => {
    const folder = join(home, 'keychain');
    const index = createKeychainIndex(folder);
    expect(await index.state(ref)).toBeNull();
    expect(await index.list()).toEqual([]);
    await index.put({ ...ref, tenantId: ref.tenantId.toUpperCase() }, 'saving');
    await Promise.all([createKeychainIndex(folder).put(other, 'saved'), index.put(ref, 'saved')]);
    const again = createKeychainIndex(folder);
    expect(await again.state(ref)).toBe('saved');
    expect((await again.list()).map((one) => one.clientId).sort()).toEqual([ref.clientId, other.clientId]);
    for (const name of await readdir(folder)) {
      if (process.platform !== 'win32') expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
    }
    await again.remove(ref);
    expect(await index.list()).toEqual([other]);
  });

  it('takes a file it cannot read for a saved credential', async () => {
    const index = createKeychainIndex(home);
    await index.put(ref, 'saving');
    const [name = ''] = await readdir(home);
    await writeFile(join(home, name), '{"format":1,');
    expect(await index.state(ref)).toBe('saved');
  });
});
