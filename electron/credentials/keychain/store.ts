import { toAppError } from '../../contract/errors';
import type { Clock } from '../../ports/clock';
import type { CredentialRef, CredentialStore } from '../../ports/credential-store';
import type { SpawnHelper } from '../../ports/helper-process';
import { accountOf } from '../account';
import { decodeCredential, encodeCredential } from '../stored-credential';
import type { KeyValue } from './client';
import { KeychainClient } from './client';
import { keychainError } from './errors';
import type { KeychainIndex } from './index-file';
import { deleteValue, readValue, writeValue } from './slots';

const service = 'com.sendwright.app';
/** Not a secret: written and removed to see that the keychain is there and unlocked. */
const probeAccount = 'v1/probe';
const defaultCallTimeoutMs = 90_000;

export interface KeychainOptions {
  readonly spawnHelper: SpawnHelper;
  readonly index: KeychainIndex;
  readonly clock: Clock;
  readonly platform: string;
  readonly callTimeoutMs?: number;
}

/** The keychain, which also lists what it holds for us. */
export interface KeychainStore extends CredentialStore {
  list(): Promise<readonly CredentialRef[]>;
}

/**
 * The operating system's keychain through keytar, in a helper process of its own for each operation: a crash,
 * a frozen daemon or an unanswered prompt costs that process alone, and a restarted daemon is met afresh
 * (keychain facts 3). Operations run one after the other.
 */
export function createKeychainStore(options: KeychainOptions): KeychainStore {
  const { index } = options;
  const name = nameOn(options.platform);
  let last: Promise<unknown> = Promise.resolve();

  const inTurn = <T>(work: (keychain: KeyValue) => Promise<T>): Promise<T> => {
    const mine = last.then(() => withHelper(options, work));
    last = mine.catch(() => undefined);
    return mine;
  };

  return {
    name,
    list: () => index.list(),
    status: async () => {
      try {
        await inTurn(probe);
        return { ok: true };
      } catch (error) {
        const { code, facts } = toAppError(error);
        return {
          ok: false,
          code: code === 'keychain-missing' ? code : 'keychain-failed',
          message: facts.message,
          next: facts.next ?? 'Try again.',
        };
      }
    },
    get: (ref) =>
      inTurn(async (keychain) => {
        const text = await readKnown(keychain, index, ref);
        return text === null ? null : decodeCredential(text, name);
      }),
    set: (ref, credential) =>
      inTurn(async (keychain) => {
        const account = accountOf(ref);
        const text = encodeCredential(credential);
        // Before the slot is chosen: a locked keychain answers "none" and would offer the live slot.
        await probe(keychain);
        if ((await index.state(ref)) !== 'saved') await index.put(ref, 'saving');
        await writeValue(keychain, account, text);
        if ((await readValue(keychain, account)) !== text) throw keychainError('damaged');
        await index.put(ref, 'saved');
      }),
    delete: (ref) =>
      inTurn(async (keychain) => {
        await probe(keychain);
        if ((await index.state(ref)) !== null) await index.put(ref, 'deleting');
        const had = await deleteValue(keychain, accountOf(ref));
        await index.remove(ref);
        return had;
      }),
  };
}

/** Reads by what the index knows; finishes what an interrupted saving or deleting left. */
async function readKnown(
  keychain: KeyValue,
  index: KeychainIndex,
  ref: CredentialRef,
): Promise<string | null> {
  const account = accountOf(ref);
  const state = await index.state(ref);
  let text = state === 'deleting' ? null : await readValue(keychain, account);
  if (text === null && state === null) return null;
  if (text === null) {
    // Keytar answers "none" for a locked keychain too; one that takes a probe is open.
    await probe(keychain);
    if (state !== 'deleting') text = await readValue(keychain, account);
  }
  if (text !== null) {
    if (state !== 'saved') await index.put(ref, 'saved');
    return text;
  }
  if (state === 'saved') throw keychainError('locked-or-missing');
  await deleteValue(keychain, account);
  await index.remove(ref);
  return null;
}

async function probe(keychain: KeyValue): Promise<void> {
  await keychain.set(probeAccount, 'Sendwright was here');
  await keychain.delete(probeAccount);
}

async function withHelper<T>(options: KeychainOptions, work: (keychain: KeyValue) => Promise<T>): Promise<T> {
  const client = await KeychainClient.start(options.spawnHelper(), {
    service,
    clock: options.clock,
    callTimeoutMs: options.callTimeoutMs ?? defaultCallTimeoutMs,
  });
  try {
    return await work(client);
  } finally {
    client.close();
  }
}

function nameOn(platform: string): string {
  switch (platform) {
    case 'win32':
      return 'Windows Credential Manager';
    case 'darwin':
      return 'the macOS Keychain';
    default:
      return 'the system keychain (Secret Service)';
  }
}
