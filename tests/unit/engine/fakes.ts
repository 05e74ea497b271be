import type { Journal, JournalEntry } from '../../../electron/contract/journal';
import type { Step } from '../../../electron/contract/plan';
import type { Outcome, RunEvent, StepOutputs } from '../../../electron/contract/run';
import { runPlan, type RunOptions } from '../../../electron/engine/runner';
import type { Executor, StepContext, Verification } from '../../../electron/engine/types';
import { ManualClock } from '../../support/manual-clock';

/** A step of kind `make` unless told otherwise. */
export function step(id: string, dependsOn: readonly string[] = [], more: Partial<Step> = {}): Step {
  return {
    id,
    kind: 'make',
    group: 'entra',
    summary: `Make ${id}`,
    before: null,
    after: null,
    warning: null,
    input: { name: id },
    needs: { scopes: [], anyRole: [], exchange: false },
    dependsOn: [...dependsOn],
    reversible: true,
    once: false,
    ...more,
  };
}

export const applied = (outputs: StepOutputs = {}): Outcome => ({ kind: 'applied', outputs });

/** A tenant that remembers which things were made, and lets a test meddle with each making. */
export class FakeTenant implements Executor {
  readonly made: string[] = [];
  readonly verified: string[] = [];
  /** Called before the thing is made; throw here for a fault without effect. */
  before: (name: string, attempt: number, context: StepContext) => unknown = () => undefined;
  /** Called after the thing was made; throw here for a lost answer. */
  after: (name: string, attempt: number) => unknown = () => undefined;
  /** Called by verify; throw or return to answer otherwise than truly. */
  seen: (name: string, look: number) => Verification | undefined = () => undefined;
  readonly #attempts = new Map<string, number>();

  async run(input: Readonly<Record<string, unknown>>, context: StepContext): Promise<Outcome> {
    const name = String(input['name']);
    const attempt = (this.#attempts.get(name) ?? 0) + 1;
    this.#attempts.set(name, attempt);
    await this.before(name, attempt, context);
    this.made.push(name);
    await this.after(name, attempt);
    return applied({ id: `id-of-${name}` });
  }

  async verify(input: Readonly<Record<string, unknown>>): Promise<Verification> {
    const name = String(input['name']);
    this.verified.push(name);
    const look = this.verified.filter((other) => other === name).length;
    return (
      this.seen(name, look) ??
      (this.made.includes(name)
        ? { state: 'in-place', outputs: { id: `id-of-${name}` } }
        : { state: 'absent' })
    );
  }

  attempts(name: string): number {
    return this.#attempts.get(name) ?? 0;
  }
}

export class MemoryJournal implements Journal {
  constructor(readonly lines: JournalEntry[] = []) {}

  async entries(): Promise<readonly JournalEntry[]> {
    return [...this.lines];
  }

  async append(entry: JournalEntry): Promise<void> {
    this.lines.push(entry);
  }

  types(stepId: string): readonly string[] {
    return this.lines.flatMap((line) => ('stepId' in line && line.stepId === stepId ? [line.type] : []));
  }
}

let runs = 0;

/** Runs steps against a tenant; returns the summary with what was seen on the way. */
export async function run(steps: readonly Step[], tenant: Executor, more: Partial<RunOptions> = {}) {
  const events: RunEvent[] = [];
  const clock = new ManualClock();
  const journal = new MemoryJournal();
  const summary = await runPlan({
    plan: { id: 'plan-1', steps },
    executors: new Map([['make', tenant]]),
    journal,
    gate: () => ({ may: true }),
    signal: new AbortController().signal,
    clock,
    newRunId: () => `run-${++runs}`,
    emit: (event) => events.push(event),
    startedBy: 'admin@contoso.example',
    ...more,
  });
  const kinds = Object.fromEntries(
    Object.entries(summary.outcomes).map(([id, outcome]) => [id, outcome.kind]),
  );
  return { summary, kinds, events, clock, journal };
}
