import { describe, expect, it } from 'vitest';
import { chooseStore } from '../../../electron/credentials/choose-store';
import { createPracticeVault } from '../../../electron/credentials/practice-vault';
import type { CredentialStore, StoredCredential } from '../../../electron/ports/credential-store';
import type { HttpRequest, HttpTransport } from '../../../electron/ports/transport';

const ref = {
  tenantId: '8F3C2A10-0000-4000-8000-00000000000A',
  clientId: '1d2e3f40-0000-4000-8000-00000000000b',
};
const credential: StoredCredential = {
  kind: 'secret',
  keyId: 'key-1',
  value: 'Ab8~value',
  endDateTime: '2026-12-01T00:00:00Z',
};

function fakeControl(): { transport: HttpTransport; held: Map<string, string>; sent: HttpRequest[] } {
  const held = new Map<string, string>();
  const sent: HttpRequest[] = [];
  const answer = (status: number, body = ''): { status: number; headers: object; body: string } => ({
    status,
    headers: {},
    body,
  });
  return {
    held,
    sent,
    transport: {
      send: async (request) => {
        sent.push(request);
        const path = new URL(request.url).pathname;
        const value = held.get(path);
        if (request.method === 'PUT') {
          held.set(path, request.body ?? '');
          return { ...answer(204), headers: {} };
        }
        // As the practice tenant does: deleting nothing is no error.
        if (request.method === 'DELETE') {
          held.delete(path);
          return { ...answer(204), headers: {} };
        }
        if (value === undefined) return { ...answer(404), headers: {} };
        return { ...answer(200, value), headers: {} };
      },
    },
  };
}

describe('the practice vault', () => {
  it('keeps, gives back and deletes under the lower-case account', async () => {
    const { transport, held } = fakeControl();
    const vault = createPracticeVault('https://localhost:1/control/', transport);
    expect(await vault.status()).toEqual({ ok: true });
    expect(await vault.get(ref)).toBeNull();
    await vault.set(ref, credential);
    expect([...held.keys()]).toEqual([
      '/control/vault/v1/8f3c2a10-0000-4000-8000-00000000000a/1d2e3f40-0000-4000-8000-00000000000b',
    ]);
    expect(await vault.get(ref)).toEqual(credential);
    expect(await vault.delete(ref)).toBe(true);
    expect(await vault.delete(ref)).toBe(false);
    expect(await vault.get(ref)).toBeNull();
  });

  it('never puts the secret into an address or an error', async () => {
    const { transport, sent, held } = fakeControl();
    const vault = createPracticeVault('https://localhost:1/control', transport);
    await vault.set(ref, credential);
    expect(sent.map((request) => request.url).join()).not.toContain(credential.value);
    for (const path of held.keys())
      held.set(path, JSON.stringify({ value: `{"value":"${credential.value}"` }));
    const failure: unknown = await vault.get(ref).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'keychain-failed' });
    expect(JSON.stringify(failure) + String((failure as Error).stack)).not.toContain(credential.value);
  });

  it('refuses ids that are not GUIDs before it sends anything', async () => {
    const { transport, sent } = fakeControl();
    const vault = createPracticeVault('https://localhost:1/control', transport);
    await expect(vault.get({ ...ref, clientId: '../requests' })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    expect(sent).toEqual([]);
  });
});

describe('choosing a store', () => {
  const vault = createPracticeVault('https://localhost:1/control', fakeControl().transport);
  const keychain = (status: Awaited<ReturnType<CredentialStore['status']>>): CredentialStore => ({
    ...vault,
    name: 'the keychain',
    status: async () => status,
  });
  const missing = { ok: false, message: 'No keychain.', next: 'Install one.' } as const;

  it('takes the keychain where it can be used, against a practice tenant too', async () => {
    const chosen = await chooseStore(keychain({ ok: true }), vault);
    expect(chosen).toMatchObject({ store: { name: 'the keychain' }, notice: null });
  });

  it('takes the vault only against a practice tenant, and says so aloud', async () => {
    const chosen = await chooseStore(keychain(missing), vault);
    expect(chosen.store).toBe(vault);
    expect(chosen.notice).toMatch(/No keychain\..*the practice tenant's memory/u);
  });

  it('stops against a real tenant', async () => {
    await expect(chooseStore(keychain(missing), null)).rejects.toMatchObject({
      code: 'keychain-missing',
      facts: { message: 'No keychain.', next: 'Install one.' },
    });
    const locked = { ...missing, code: 'keychain-failed' } as const;
    await expect(chooseStore(keychain(locked), null)).rejects.toMatchObject({ code: 'keychain-failed' });
  });
});
