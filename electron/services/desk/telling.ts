import type { Operation, OperationStep } from '../../contract/desk/operation';
import type { Rung } from '../../contract/ladder';
import type { Check } from '../../contract/plan';
import type { RunEvent } from '../../contract/run';
import type { Platform } from '../../ports/platform';
import { endWords } from './end-words';
import type { Shown } from './shown';
import type { DeskStore } from './store';

/** Whoever waited for so many milliseconds looks elsewhere by then. */
const longWork = 10_000;

/** Adds a note to the operation that runs; where none runs, nobody asked for it. */
export function noteToOperation(
  { store, shown }: { readonly store: DeskStore; readonly shown: Shown },
  text: string,
): void {
  const { operation } = store.state;
  if (operation === null || operation.outcome !== null) return;
  store.change({ type: 'operation-note', operation: operation.id, note: shown.text(text) });
}

/** Turns what a long operation tells into changes of the state. */
export class Telling {
  #waited = false;

  constructor(
    readonly store: DeskStore,
    private readonly platform: Pick<Platform, 'notify'>,
    readonly shown: Shown,
  ) {}

  readonly listener = {
    note: (text: string): void => noteToOperation(this, text),
    checks: (checks: readonly Check[]): void => {
      const { operation } = this.store.state;
      if (operation === null || checks.length === 0) return;
      const told = this.shown.value([...checks]);
      this.store.change({ type: 'operation-checks', operation: operation.id, checks: told });
    },
    rung: (rung: Rung): void => {
      const { operation } = this.store.state;
      if (operation === null) return;
      const told = this.shown.value(rung);
      this.store.change({ type: 'operation-rung', operation: operation.id, rung: told });
    },
    waiting: (waiting: Operation['waiting']): void => {
      const { operation } = this.store.state;
      if (operation === null) return;
      if (waiting !== null) this.#waited = true;
      const told = this.shown.value(waiting);
      this.store.change({ type: 'operation', operation: { ...operation, waiting: told } });
    },
    event: (event: RunEvent): void => this.#follow(event),
  };

  /** Tells the end of a wait, and of what took long. */
  finish(): void {
    const { operation } = this.store.state;
    if (operation === null || !(this.#waited || isLong(operation))) return;
    const body = endWords(operation);
    if (body !== null) this.platform.notify({ title: operation.title, body });
  }

  #follow(event: RunEvent): void {
    switch (event.type) {
      case 'run-started':
      case 'run-finished':
        return;
      case 'step-started':
        this.#step(event.stepId, (step) => ({
          ...step,
          ...{ summary: this.shown.text(event.summary), state: 'running', startedAt: event.time },
          ...{ finishedAt: null, outcome: null },
        }));
        return;
      case 'step-note':
        this.#step(event.stepId, (step) => ({
          ...step,
          notes: [...step.notes, this.shown.text(event.note)],
        }));
        return;
      case 'step-finished':
        this.#step(event.stepId, (step) => ({
          ...step,
          ...{ state: 'finished', finishedAt: event.time, outcome: this.shown.value(event.outcome) },
        }));
    }
  }

  #step(id: string, after: (step: OperationStep) => OperationStep): void {
    const { operation } = this.store.state;
    // A run that waited may plan a step anew that the plan did not name.
    const step = operation?.steps.find((one) => one.id === id) ?? openStep(id, id);
    if (operation === null) return;
    this.store.change({ type: 'operation-step', operation: operation.id, step: after(step) });
  }
}

/** A step nobody has begun. */
export function openStep(id: string, summary: string): OperationStep {
  return {
    ...{ id, summary, state: 'open', notes: [] },
    ...{ startedAt: null, finishedAt: null, outcome: null },
  };
}

function isLong({ startedAt, finishedAt }: Operation): boolean {
  return finishedAt !== null && Date.parse(finishedAt) - Date.parse(startedAt) >= longWork;
}
