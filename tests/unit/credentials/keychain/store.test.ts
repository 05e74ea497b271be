import { describe, expect, it } from 'vitest';
import type { KeychainStore } from '../../../../electron/credentials/keychain/store';
import { createKeychainStore } from '../../../../electron/credentials/keychain/store';
import type { StoredCredential } from '../../../../electron/ports/credential-store';
import { FakeKeychain, helperOf, ManualClock, MemoryIndex } from './fakes';

const ref = {
  tenantId: '8f3c2a10-0000-4000-8000-00000000000a',
  clientId: '1d2e3f40-0000-4000-8000-00000000000b',
};
const account = `v1/${ref.tenantId}/${ref.clientId}`;
const credential = (value: string): StoredCredential => ({
  kind: 'secret',
  keyId: 'key-1',
  value,
  endDateTime: '2027-05-20T00:00:00Z',
});
/** As long as a key with its certificate: several parts. */
const long = (letter: string, length = 5000): StoredCredential => credential(letter.repeat(length));

interface World {
  readonly keychain: FakeKeychain;
  readonly index: MemoryIndex;
  readonly clock: ManualClock;
  readonly store: KeychainStore;
  spawned: number;
  killed: number;
}

function world(): World {
  const keychain = new FakeKeychain();
  const index = new MemoryIndex();
  const clock = new ManualClock();
  const made: World = {
    keychain,
    index,
    clock,
    spawned: 0,
    killed: 0,
    store: createKeychainStore({
      spawnHelper: () => {
        made.spawned += 1;
        const helper = helperOf(
          () => keychain,
          (die) => (keychain.die = die),
        );
        return {
          ...helper,
          kill: () => {
            made.killed += 1;
            helper.kill();
          },
        };
      },
      index,
      clock,
      platform: 'linux',
    }),
  };
  return made;
}

describe('the keychain store', () => {
  it('saves, reads back, lists and deletes, with no helper left running', async () => {
    const { store, keychain, index, ...rest } = world();
    expect(await store.status()).toEqual({ ok: true });
    expect(await store.get(ref)).toBeNull();
    await store.set(ref, credential('Grüße-秘密'));
    expect(await store.get(ref)).toEqual(credential('Grüße-秘密'));
    expect(await store.list()).toEqual([ref]);
    expect(await store.delete(ref)).toBe(true);
    expect(await store.delete(ref)).toBe(false);
    expect(await store.get(ref)).toBeNull();
    expect([...keychain.items, ...index.states]).toEqual([]);
    expect(rest.killed).toBe(rest.spawned);
  });

  it('keeps every entry under what Windows takes, and the old slot away', async () => {
    const { store, keychain } = world();
    await store.set(ref, long('a'));
    await store.set(ref, long('b', 9000));
    await store.set(ref, long('c', 100));
    expect(await store.get(ref)).toEqual(long('c', 100));
    expect([...keychain.items.keys()].sort()).toEqual([account, `${account}/a/0`]);
    for (const value of keychain.items.values()) expect(value.length).toBeLessThanOrEqual(1200);
  });

  it('runs operations asked for at once one after the other', async () => {
    const { store } = world();
    await Promise.all([store.set(ref, long('a')), store.set(ref, long('b')), store.set(ref, long('c'))]);
    expect(await store.get(ref)).toEqual(long('c'));
  });

  it('tells a locked keychain from one that never held the credential', async () => {
    const { store, keychain } = world();
    keychain.locked = true;
    expect(await store.get(ref)).toBeNull();
    keychain.locked = false;
    await store.set(ref, long('a'));
    keychain.locked = true;
    await expect(store.get(ref)).rejects.toMatchObject({
      code: 'keychain-failed',
      facts: { serviceCode: 'keychain.locked', next: 'Unlock it and try again.' },
    });
    await expect(store.set(ref, long('b'))).rejects.toMatchObject({ code: 'keychain-failed' });
    await expect(store.delete(ref)).rejects.toMatchObject({ code: 'keychain-failed' });
    expect(await store.status()).toMatchObject({ ok: false, code: 'keychain-failed' });
    keychain.locked = false;
    expect(await store.get(ref)).toEqual(long('a'));
  });

  it('writes into the free slot although the keychain was locked when the writing began', async () => {
    const { store, keychain } = world();
    await store.set(ref, long('a'));
    Object.assign(keychain, {
      locked: true,
      promptsOnWrite: true,
      dieAt: { call: keychain.calls + 5, after: true },
    });
    await expect(store.set(ref, long('b'))).rejects.toMatchObject({ code: 'keychain-failed' });
    expect(await store.get(ref)).toEqual(long('a'));
  });

  it('says when an entry was removed outside, and lets it be deleted and saved anew', async () => {
    const { store, keychain } = world();
    await store.set(ref, long('a'));
    keychain.items.delete(account);
    await expect(store.get(ref)).rejects.toThrow(/removed outside this app/u);
    await store.set(ref, long('b'));
    expect(await store.get(ref)).toEqual(long('b'));
    keychain.items.clear();
    expect(await store.delete(ref)).toBe(false);
    expect(await store.get(ref)).toBeNull();
  });

  it('tells damage, without a word of the content', async () => {
    const { store, keychain } = world();
    await store.set(ref, credential('the-secret-value'));
    const part = `${account}/a/0`;
    keychain.items.set(part, Buffer.from('{"other":"the-secret-value"}').toString('base64'));
    const failure: unknown = await store.get(ref).catch((error: unknown) => error);
    expect(failure).toMatchObject({ facts: { serviceCode: 'keychain.damaged' } });
    expect(JSON.stringify(failure)).not.toContain('secret-value');
    keychain.items.delete(part);
    await expect(store.get(ref)).rejects.toMatchObject({ facts: { serviceCode: 'keychain.damaged' } });
  });

  it('ends a keychain that does not answer, and works again afterwards', async () => {
    const { store, keychain, clock, ...rest } = world();
    keychain.never = true;
    const waiting = store.get(ref);
    const seen = expect(waiting).rejects.toMatchObject({ facts: { serviceCode: 'keychain.timeout' } });
    await new Promise((resolve) => setImmediate(resolve));
    clock.elapse();
    await seen;
    keychain.never = false;
    expect(await store.get(ref)).toBeNull();
    expect(rest.killed).toBe(rest.spawned);
  });

  it.each([
    [{ code: 'MODULE_NOT_FOUND' }, "Cannot find module 'keytar'", 'keychain.not-installed'],
    [
      { code: 'ERR_DLOPEN_FAILED' },
      'libsecret-1.so.0: cannot open shared object file',
      'keychain.not-loadable',
    ],
  ])('says plainly what to install where the module is missing (%o)', async (facts, message, kind) => {
    const store = createKeychainStore({
      spawnHelper: () =>
        helperOf(() => {
          throw Object.assign(new Error(`${message}\nRequire stack:\n- /x`), facts);
        }),
      index: new MemoryIndex(),
      clock: new ManualClock(),
      platform: 'linux',
    });
    const status = await store.status();
    expect(status).toMatchObject({ ok: false, code: 'keychain-missing' });
    expect(status.ok ? '' : status.next).toMatch(/prepare\.mjs/u);
    await expect(store.set(ref, credential('x'))).rejects.toMatchObject({ facts: { serviceCode: kind } });
  });
});

describe('an interruption at every point', () => {
  const old = long('a');
  const next = long('b', 4000);

  /** Runs `work` with the helper dying at call after call, until it comes through. */
  async function atEveryPoint(
    begin: (store: KeychainStore) => Promise<unknown>,
    work: (store: KeychainStore) => Promise<unknown>,
    check: (state: World) => Promise<void>,
  ): Promise<number> {
    let points = 0;
    for (let call = 1; ; call++) {
      for (const after of [false, true]) {
        const state = world();
        await begin(state.store);
        state.keychain.dieAt = { call: state.keychain.calls + call, after };
        const failure: unknown = await work(state.store).then(
          () => null,
          (error: unknown) => error,
        );
        state.keychain.dieAt = null;
        if (failure === null) return points;
        expect(failure).toMatchObject({ facts: { serviceCode: 'keychain.crashed' } });
        await check(state);
        points += 1;
        await state.store.delete(ref);
        expect([...state.keychain.items.keys()].filter((key) => key !== 'v1/probe')).toEqual([]);
        expect(state.index.states.size).toBe(0);
      }
    }
  }

  it('of replacing leaves the old credential or the new one', async () => {
    const points = await atEveryPoint(
      (store) => store.set(ref, old),
      (store) => store.set(ref, next),
      async ({ store }) => expect([old, next]).toContainEqual(await store.get(ref)),
    );
    expect(points).toBeGreaterThan(40);
  });

  it('of the first saving leaves none or the new one', async () => {
    const points = await atEveryPoint(
      async () => undefined,
      (store) => store.set(ref, next),
      async ({ store }) => expect([null, next]).toContainEqual(await store.get(ref)),
    );
    expect(points).toBeGreaterThan(20);
  });

  it('of deleting leaves the credential or none, and reading finishes the deletion', async () => {
    const points = await atEveryPoint(
      (store) => store.set(ref, old),
      (store) => store.delete(ref),
      async ({ store, keychain, index }) => {
        const found = await store.get(ref);
        expect([old, null]).toContainEqual(found);
        if (found === null)
          expect([...keychain.items.keys()].filter((key) => key !== 'v1/probe')).toEqual([]);
        if (found === null) expect(index.states.size).toBe(0);
      },
    );
    expect(points).toBeGreaterThan(20);
  });
});
