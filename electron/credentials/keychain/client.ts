import type { AppError } from '../../contract/errors';
import type { Clock } from '../../ports/clock';
import type { HelperProcess } from '../../ports/helper-process';
import { classify, keychainError } from './errors';
import type { KeychainRequest } from './protocol';
import { readySchema, replySchema } from './protocol';

/** Small texts by account, as every keychain offers them. */
export interface KeyValue {
  get(account: string): Promise<string | null>;
  set(account: string, value: string): Promise<void>;
  delete(account: string): Promise<boolean>;
}

export interface KeychainClientOptions {
  readonly service: string;
  readonly clock: Clock;
  /** How long one call may take; a person may have to type a password. */
  readonly callTimeoutMs: number;
}

/** How long the helper may take to load the module. */
const startTimeoutMs = 20_000;

interface Waiting {
  readonly id: number;
  resolve(value: string | boolean | null): void;
  reject(error: AppError): void;
}

/** One helper process, one call at a time. After a timeout or crash every call fails; make a new one. */
export class KeychainClient implements KeyValue {
  readonly #helper: HelperProcess;
  readonly #options: KeychainClientOptions;
  #waiting: Waiting | null = null;
  #ended: AppError | null = null;
  #lastId = 0;

  private constructor(helper: HelperProcess, options: KeychainClientOptions) {
    this.#helper = helper;
    this.#options = options;
    helper.onMessage((message) => this.#receive(message));
    helper.onExit((how) => this.#end(keychainError('crashed', how)));
  }

  /** Waits until the helper has loaded the keychain module; throws AppError where it can't. */
  static async start(helper: HelperProcess, options: KeychainClientOptions): Promise<KeychainClient> {
    const client = new KeychainClient(helper, options);
    await client.#withTimeout(startTimeoutMs, client.#exchange(0, null));
    return client;
  }

  async get(account: string): Promise<string | null> {
    const value = await this.#call({ op: 'get', account });
    return typeof value === 'string' ? value : null;
  }

  async set(account: string, value: string): Promise<void> {
    await this.#call({ op: 'set', account, value });
  }

  async delete(account: string): Promise<boolean> {
    return (await this.#call({ op: 'delete', account })) === true;
  }

  /** Ends the helper. */
  close(): void {
    this.#end(keychainError('failed', 'the connection to the keychain is closed'));
  }

  #call(
    call: { op: 'get' | 'delete'; account: string } | { op: 'set'; account: string; value: string },
  ): Promise<string | boolean | null> {
    const id = ++this.#lastId;
    const request: KeychainRequest = { ...call, id, service: this.#options.service };
    return this.#withTimeout(this.#options.callTimeoutMs, this.#exchange(id, request));
  }

  #exchange(id: number, request: KeychainRequest | null): Promise<string | boolean | null> {
    return new Promise((resolve, reject) => {
      if (this.#ended !== null) {
        reject(this.#ended);
        return;
      }
      this.#waiting = { id, resolve, reject };
      if (request !== null) this.#helper.send(request);
    });
  }

  #receive(message: unknown): void {
    if (this.#waiting === null) return;
    if (this.#waiting.id === 0) this.#receiveReady(this.#waiting, message);
    else this.#receiveReply(this.#waiting, message);
  }

  #receiveReady(waiting: Waiting, message: unknown): void {
    const ready = readySchema.safeParse(message);
    if (!ready.success) return;
    if (!ready.data.ready) {
      this.#end(keychainError(ready.data.cause, ready.data.message));
      return;
    }
    this.#waiting = null;
    waiting.resolve(true);
  }

  #receiveReply(waiting: Waiting, message: unknown): void {
    const reply = replySchema.safeParse(message);
    if (!reply.success || reply.data.id !== waiting.id) return;
    this.#waiting = null;
    if (reply.data.ok) waiting.resolve(reply.data.value);
    else waiting.reject(classify(reply.data.message));
  }

  #end(error: AppError): void {
    if (this.#ended !== null) return;
    this.#ended = error;
    this.#waiting?.reject(error);
    this.#waiting = null;
    this.#helper.kill();
  }

  async #withTimeout<T>(ms: number, work: Promise<T>): Promise<T> {
    const done = new AbortController();
    this.#options.clock.sleep(ms, done.signal).then(
      () => this.#end(keychainError('timeout')),
      () => undefined,
    );
    try {
      return await work;
    } finally {
      done.abort();
    }
  }
}
