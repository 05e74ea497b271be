import type { Keytar } from '../../../../electron/credentials/keychain/helper';
import { serveKeychain } from '../../../../electron/credentials/keychain/helper';
import type { IndexState, KeychainIndex } from '../../../../electron/credentials/keychain/index-file';
import type { Clock } from '../../../../electron/ports/clock';
import type { CredentialRef } from '../../../../electron/ports/credential-store';
import type { HelperProcess } from '../../../../electron/ports/helper-process';

/** A keychain that behaves as keytar does on Linux (keychain facts 3), a locked one too. */
export class FakeKeychain implements Keytar {
  readonly items = new Map<string, string>();
  locked = false;
  /** Unlocks at the next write, as a prompt that a person answers does. */
  promptsOnWrite = false;
  calls = 0;
  /** The process dies at this call, before or after its effect. */
  dieAt: { call: number; after: boolean } | null = null;
  never = false;
  die: () => void = () => undefined;

  getPassword(_service: string, account: string): Promise<string | null> {
    return this.#act(() => (this.locked ? null : (this.items.get(account) ?? null)));
  }
  setPassword(_service: string, account: string, password: string): Promise<void> {
    return this.#act(() => {
      if (this.locked && this.promptsOnWrite) this.locked = false;
      if (this.locked) throw new Error('Cannot create an item in a locked collection');
      if (Buffer.byteLength(password, 'utf8') > 2560) throw new Error('The stub received bad data.');
      this.items.set(account, password);
    });
  }
  deletePassword(_service: string, account: string): Promise<boolean> {
    return this.#act(() => !this.locked && this.items.delete(account));
  }

  async #act<T>(effect: () => T): Promise<T> {
    this.calls += 1;
    const dies = this.dieAt?.call === this.calls;
    if (this.never || (dies && this.dieAt?.after === false)) return this.#hang();
    const result = effect();
    return dies ? this.#hang() : result;
  }
  #hang(): Promise<never> {
    if (!this.never) this.die();
    return new Promise(() => undefined);
  }
}

/** Runs the helper's code in this process, over messages that are cloned as between processes. */
export function helperOf(load: () => Keytar, onSpawn?: (die: () => void) => void): HelperProcess {
  let toHelper: ((message: unknown) => void) | null = null;
  let toParent: ((message: unknown) => void) | null = null;
  let exited: ((how: string) => void) | null = null;
  let alive = true;
  const early: unknown[] = [];
  const end = (how: string): void => {
    if (!alive) return;
    alive = false;
    queueMicrotask(() => exited?.(how));
  };
  onSpawn?.(() => end('signal SIGSEGV'));
  queueMicrotask(() =>
    serveKeychain(load, {
      send: (message) => {
        if (!alive) return;
        if (toParent === null) early.push(message);
        else toParent(JSON.parse(JSON.stringify(message)));
      },
      onMessage: (listener) => (toHelper = listener),
    }),
  );
  return {
    send: (message) => {
      if (alive) toHelper?.(JSON.parse(JSON.stringify(message)));
    },
    onMessage: (listener) => {
      toParent = listener;
      for (const message of early) listener(message);
    },
    onExit: (listener) => (exited = listener),
    kill: () => end('signal SIGKILL'),
  };
}

/** Time stands still until `elapse` is called; then every sleep that waits is over. */
export class ManualClock implements Clock {
  readonly #waiting = new Set<() => void>();
  now(): Date {
    return new Date('2026-11-21T09:00:00Z');
  }
  sleep(_ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.add(resolve);
      signal?.addEventListener('abort', () => {
        this.#waiting.delete(resolve);
        reject(new DOMException('aborted', 'AbortError'));
      });
    });
  }
  elapse(): void {
    for (const resolve of this.#waiting) resolve();
  }
}

export class MemoryIndex implements KeychainIndex {
  readonly states = new Map<string, IndexState>();
  readonly #key = (ref: CredentialRef): string => `${ref.tenantId}/${ref.clientId}`;
  async state(ref: CredentialRef): Promise<IndexState | null> {
    return this.states.get(this.#key(ref)) ?? null;
  }
  async put(ref: CredentialRef, state: IndexState): Promise<void> {
    this.states.set(this.#key(ref), state);
  }
  async remove(ref: CredentialRef): Promise<void> {
    this.states.delete(this.#key(ref));
  }
  async list(): Promise<readonly CredentialRef[]> {
    return [...this.states.keys()].map((key) => {
      const [tenantId = '', clientId = ''] = key.split('/');
      return { tenantId, clientId };
    });
  }
}
