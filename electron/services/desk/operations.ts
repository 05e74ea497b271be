import type { Operation, OperationKind, OperationResult } from '../../contract/desk/operation';
import type { Step } from '../../contract/plan';
import type { Platform } from '../../ports/platform';
import type { OperationOptions } from '../operation-options';
import { Asking, type Ask } from './question';
import { alreadyRunning } from './refusals';
import type { Shown } from './shown';
import type { DeskStore } from './store';
import { openStep, Telling } from './telling';

/** What is to be begun. */
interface Begun {
  readonly kind: OperationKind;
  readonly title: string;
  /** Setup's key, or the draft's id. */
  readonly setup: string;
  /** Of a run: its steps in the plan's order. */
  readonly steps?: readonly Step[];
}

/** Does it. Called with the operation's id, by which secrets that belong to it are kept. */
type Work = (
  options: Required<Pick<OperationOptions, 'signal' | 'listener'>>,
  id: string,
  ask: Ask,
) => Promise<OperationResult>;

interface OperationParts {
  readonly platform: Pick<Platform, 'clock' | 'newId' | 'notify' | 'logger'>;
  readonly store: DeskStore;
  readonly shown: Shown;
  /** After each one. */
  readonly ended: () => void;
  /** Before its result is gone: dismissed, or followed by another. */
  readonly gone: (id: string) => void;
}

/** The one long operation of the desk, told to the store. */
export class Operations {
  #running: { readonly id: string; readonly abort: AbortController; readonly done: Promise<void> } | null =
    null;

  readonly #asking = new Asking((question) => {
    const operation = this.#current;
    if (operation === null) return;
    this.#change({ ...operation, question: this.parts.shown.value(question) });
  });

  constructor(private readonly parts: OperationParts) {}

  /** Throws AppError `conflict` while one runs. */
  refuseSecond(): void {
    const operation = this.#current;
    if (operation !== null && operation.outcome === null) throw alreadyRunning(operation.title);
  }

  /** Begins and answers at once; what happens comes as events. Throws AppError `conflict` while one runs. */
  begin(begun: Begun, work: Work): { readonly operation: string } {
    this.refuseSecond();
    const before = this.#current;
    if (before !== null) this.parts.gone(before.id);
    const id = this.parts.platform.newId();
    this.#change(opened(begun, id, this.#now));
    const abort = new AbortController();
    this.#running = { id, abort, done: this.#run(id, work, abort.signal) };
    return { operation: id };
  }

  /** Says yes or no to what it asks. */
  answer(id: string, yes: boolean): void {
    if (this.#running?.id === id) this.#asking.answer(yes);
  }

  /** Asks it to end; it says how it ended. */
  cancel(id: string): void {
    const operation = this.#current;
    if (this.#running?.id !== id || operation?.id !== id || operation.cancelling) return;
    this.#change({ ...operation, cancelling: true });
    this.#running.abort.abort();
  }

  /** Takes its result out of sight. Throws AppError `conflict` while it runs. */
  dismiss(id: string): void {
    const operation = this.#current;
    if (operation?.id !== id) return;
    this.refuseSecond();
    this.parts.gone(id);
    this.parts.store.change({ type: 'operation', operation: null });
  }

  /** Cancels what runs and waits until it has ended. */
  async close(): Promise<void> {
    this.#running?.abort.abort();
    await this.#running?.done;
  }

  get #current(): Operation | null {
    return this.parts.store.state.operation;
  }

  get #now(): string {
    return this.parts.platform.clock.now().toISOString();
  }

  #change(operation: Operation): void {
    this.parts.store.change({ type: 'operation', operation });
  }

  async #run(id: string, work: Work, signal: AbortSignal): Promise<void> {
    const { store, platform, shown } = this.parts;
    // The answer with its id goes first.
    await Promise.resolve();
    const told = new Telling(store, platform, shown);
    try {
      const ask: Ask = async (question) => this.#asking.ask(question, signal);
      const result = await work({ signal, listener: told.listener }, id, ask);
      this.#end({ kind: 'finished', result: shown.value(result) });
    } catch (error) {
      const failure = shown.error(error);
      if (failure.code === 'internal') platform.logger.error('An operation failed', { error });
      this.#end({ kind: 'failed', error: failure.facts });
    }
    this.#running = null;
    told.finish();
    this.parts.ended();
  }

  #end(outcome: NonNullable<Operation['outcome']>): void {
    const operation = this.#current;
    if (operation === null) return;
    this.#change({ ...operation, finishedAt: this.#now, waiting: null, cancelling: false, outcome });
  }
}

function opened({ kind, title, setup, steps = [] }: Begun, id: string, startedAt: string): Operation {
  return {
    ...{ id, kind, title, setup, startedAt },
    ...{ finishedAt: null, cancelling: false, notes: [], waiting: null, outcome: null },
    steps: steps.map(({ id: step, summary }) => openStep(step, summary)),
  };
}
