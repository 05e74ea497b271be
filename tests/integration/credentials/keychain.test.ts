import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createKeychainIndex } from '../../../electron/credentials/keychain/index-file';
import type { KeychainStore } from '../../../electron/credentials/keychain/store';
import { createKeychainStore } from '../../../electron/credentials/keychain/store';
import { forkHelper } from '../../../electron/hosts/terminal/fork-helper';
import { systemClock } from '../../../electron/hosts/terminal/system-clock';
import type { StoredCredential } from '../../../electron/ports/credential-store';
import type { PrivateSession } from './private-keyring';
import { startSession, whyNoKeyring } from './private-keyring';

const reason = whyNoKeyring();
const tenantId = '8f3c2a10-0000-4000-8000-00000000000a';
const refOf = (number: number): { tenantId: string; clientId: string } => ({
  tenantId,
  clientId: `1d2e3f40-0000-4000-8000-${String(number).padStart(12, '0')}`,
});
const ref = refOf(1);
const credential: StoredCredential = {
  kind: 'secret',
  keyId: 'key-1',
  value: `Grüße-${'x'.repeat(6000)}-秘密`,
  endDateTime: '2027-05-20T00:00:00Z',
};

// Inside node_modules, so that the helper finds keytar where the bundle would.
const bundle = resolve('node_modules/.cache/sendwright', `keychain-test-${process.pid}`);
beforeAll(async () => {
  if (reason !== null) return;
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: 'electron/hosts/terminal/keychain-helper.ts',
      outDir: bundle,
      rollupOptions: { output: { entryFileNames: 'helper.mjs' } },
    },
  });
});
afterAll(() => rmSync(bundle, { recursive: true, force: true }));

describe.skipIf(reason !== null)(`a real keyring${reason === null ? '' : ` (skipped: ${reason})`}`, () => {
  let home: string;
  const sessions: PrivateSession[] = [];
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'sendwright-keyring-'));
  });
  afterEach(async () => {
    for (const session of sessions.splice(0)) await session.close();
    rmSync(home, { recursive: true, force: true });
  });

  const session = async (keyring: 'unlocked' | 'locked'): Promise<PrivateSession> => {
    const started = await startSession(home, keyring);
    sessions.push(started);
    return started;
  };
  const endSession = async (): Promise<void> => sessions.pop()?.close();
  const storeIn = (environment: NodeJS.ProcessEnv, callTimeoutMs = 20_000): KeychainStore =>
    createKeychainStore({
      spawnHelper: forkHelper(join(bundle, 'helper.mjs'), environment),
      index: createKeychainIndex(join(home, 'index')),
      clock: systemClock,
      platform: process.platform,
      callTimeoutMs,
    });

  it('keeps a long credential over sessions, readable nowhere else, and deletes it', async () => {
    const first = storeIn((await session('unlocked')).environment);
    expect(await first.status()).toEqual({ ok: true });
    expect(await first.get(ref)).toBeNull();
    await first.set(ref, credential);
    expect(await first.get(ref)).toEqual(credential);
    await endSession();

    const folder = join(home, 'data', 'keyrings');
    const files = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
    expect(files.length).toBeGreaterThan(0);
    for (const part of [credential.value, Buffer.from(credential.value).toString('base64').slice(8, 80)]) {
      for (const file of files) expect(file.includes(part)).toBe(false);
    }

    const second = storeIn((await session('unlocked')).environment);
    expect(await second.get(ref)).toEqual(credential);
    expect(await second.list()).toEqual([ref]);
    expect(await second.delete(ref)).toBe(true);
    expect(await second.get(ref)).toBeNull();
  });

  it('says "locked", not "none", and changes nothing', async () => {
    await storeIn((await session('unlocked')).environment).set(ref, credential);
    await endSession();
    const locked = storeIn((await session('locked')).environment);
    expect(await locked.status()).toMatchObject({ ok: false, code: 'keychain-failed' });
    await expect(locked.get(ref)).rejects.toMatchObject({ facts: { serviceCode: 'keychain.locked' } });
    await expect(locked.set(ref, { ...credential, value: 'other' })).rejects.toMatchObject({
      code: 'keychain-failed',
    });
    await endSession();
    expect(await storeIn((await session('unlocked')).environment).get(ref)).toEqual(credential);
  });

  it('says what to do where there is no keychain', async () => {
    const store = storeIn({ HOME: home, PATH: process.env['PATH'] });
    const status = await store.status();
    expect(status).toMatchObject({ ok: false, code: 'keychain-missing' });
    expect(status.ok ? '' : status.next).toMatch(/GNOME Keyring or KWallet/u);
  });

  it('meets a restarted daemon afresh', async () => {
    const own = await session('unlocked');
    const store = storeIn(own.environment);
    await store.set(ref, credential);
    process.kill(own.daemon(), 'SIGKILL');
    await own.restartDaemon();
    expect(await store.get(ref)).toEqual(credential);
  });

  it('gives a frozen keychain up after the time limit, and goes on once it answers', async () => {
    const own = await session('unlocked');
    await storeIn(own.environment).set(ref, credential);
    process.kill(own.daemon(), 'SIGSTOP');
    try {
      await expect(storeIn(own.environment, 1000).get(ref)).rejects.toMatchObject({
        facts: { serviceCode: 'keychain.timeout' },
      });
    } finally {
      process.kill(own.daemon(), 'SIGCONT');
    }
    expect(await storeIn(own.environment).get(ref)).toEqual(credential);
  });

  it('keeps a hundred credentials saved at once, and lists them', { timeout: 180_000 }, async () => {
    const store = storeIn((await session('unlocked')).environment);
    const numbers = Array.from({ length: 100 }, (_, index) => index + 10);
    const refs = numbers.map(refOf);
    await Promise.all(numbers.map((n) => store.set(refOf(n), { ...credential, value: `value ${n}` })));
    const found = await Promise.all(refs.map((one) => store.get(one)));
    expect(found.map((one) => (one?.kind === 'secret' ? one.value : null))).toEqual(
      numbers.map((n) => `value ${n}`),
    );
    expect([...(await store.list())].sort(byClient)).toEqual(refs);
    const gone = refs.slice(0, 10);
    expect(await Promise.all(gone.map((one) => store.delete(one)))).toEqual(gone.map(() => true));
    expect([...(await store.list())].sort(byClient)).toEqual(refs.slice(10));
    expect(await Promise.all(gone.map((one) => store.get(one)))).toEqual(gone.map(() => null));
  });

  it('keeps the last of several long values written to one place at once, whole', async () => {
    const store = storeIn((await session('unlocked')).environment);
    const values = Array.from({ length: 10 }, (_, index) => `${index}-${'y'.repeat(3000)}`);
    await Promise.all(values.map((value) => store.set(ref, { ...credential, value })));
    expect(await store.get(ref)).toEqual({ ...credential, value: values.at(-1) });
    expect(await store.list()).toEqual([ref]);
  });

  it('tells a bus on which no keyring answers', async () => {
    const own = await session('unlocked');
    process.kill(own.daemon(), 'SIGKILL');
    const status = await storeIn(own.environment).status();
    expect(status).toMatchObject({ ok: false, code: expect.stringMatching(/^keychain-/u) });
    expect(status.ok ? '' : status.next).not.toBe('');
  });
});

type Ref = ReturnType<typeof refOf>;

function byClient(one: Ref, other: Ref): number {
  return one.clientId < other.clientId ? -1 : 1;
}
