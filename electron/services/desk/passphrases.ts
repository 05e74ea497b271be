import { registerSecret } from '../../log/redact/registered';
import type { Clock } from '../../ports/clock';

/** So long, in ms, a passphrase waits to be taken. */
const waitMs = 10 * 60_000;

/** Generated passphrases, each shown exactly once (design rule 4): in memory, until taken, dismissed or too old. */
export class Passphrases {
  readonly #waiting = new Map<string, { readonly phrase: string; readonly until: number }>();

  constructor(private readonly clock: Pick<Clock, 'now'>) {}

  /** From now on it is taken out of everything else that is written or shown. */
  keep(operation: string, phrase: string): void {
    registerSecret(phrase);
    this.#waiting.set(operation, { phrase, until: this.clock.now().getTime() + waitMs });
  }

  has(operation: string): boolean {
    const found = this.#waiting.get(operation);
    return found !== undefined && found.until >= this.clock.now().getTime();
  }

  take(operation: string): string | null {
    const phrase = this.has(operation) ? (this.#waiting.get(operation)?.phrase ?? null) : null;
    this.#waiting.delete(operation);
    return phrase;
  }

  forget(operation: string): void {
    this.#waiting.delete(operation);
  }
}
