import { toAppError, type ErrorFacts } from '../contract/errors';
import type { Journal } from '../contract/journal';
import type { Step } from '../contract/plan';
import type { Outcome, RunEvent } from '../contract/run';
import { checkPlan } from './check-plan';
import { numberEvents, type EmitEvent } from './events';
import { stepsToVerify, succeeded } from './history';
import { outcomeOfError } from './outcome';
import { resolveInput } from './refs';
import { runStep } from './run-step';
import { schedule } from './schedule';
import { summarise, type RunSummary } from './summary';
import type { EngineClock, Executor, ExecutorRegistry, ResolvedInput, StepGate } from './types';

export interface RunOptions {
  readonly plan: { readonly id: string; readonly steps: readonly Step[] };
  readonly executors: ExecutorRegistry;
  readonly journal: Journal;
  /** Asked when a step is ready to run. */
  readonly gate: StepGate;
  readonly signal: AbortSignal;
  readonly clock: EngineClock;
  readonly newRunId: () => string;
  readonly emit: (event: RunEvent) => void;
  /** Who started the run, for the journal. */
  readonly startedBy: string;
  /** Steps at the same time; default 4. */
  readonly concurrency?: number;
  /** Pauses between looks after a lost answer, in milliseconds. */
  readonly verifyPauses?: readonly number[];
}

const defaultPauses = [1_000, 3_000, 8_000];

/**
 * Applies a plan. Every step's intent is journalled before it runs and its outcome after; independent steps run side
 * by side; what cannot run now leaves its dependents blocked and everything else goes on. The signal ends running
 * steps and cancels the rest. Rejects with AppError `internal` for a plan that cannot be run (nothing was
 * changed then) or the journal's error where it cannot even be read; whatever happens later is in the summary.
 */
export async function runPlan(options: RunOptions): Promise<RunSummary> {
  const { plan, journal, clock, signal } = options;
  const ordered = checkPlan(plan.steps, options.executors);
  const suspects = stepsToVerify(await journal.entries(), plan);
  const runId = options.newRunId();
  const time = () => clock.now().toISOString();
  await journal.append({ type: 'run', runId, time: time(), planId: plan.id, by: options.startedBy });

  const run = new Run(options, runId, suspects, numberEvents(runId, clock, options.emit));
  run.emit({ type: 'run-started', planId: plan.id, steps: ordered.length });
  await schedule(ordered, run, options.concurrency ?? 4);
  const error = await run.journalWritten();
  const summary = summarise(runId, ordered, run.outcomes, { aborted: signal.aborted, error });
  run.emit({ type: 'run-finished', result: summary.result });
  return summary;
}

/** One run while it lasts: its outcomes so far, and what it still has to write down. */
class Run {
  readonly outcomes = new Map<string, Outcome>();
  readonly #writes: Promise<void>[] = [];
  #journalError: ErrorFacts | null = null;

  constructor(
    private readonly options: RunOptions,
    private readonly runId: string,
    private readonly suspects: ReadonlySet<string>,
    readonly emit: EmitEvent,
  ) {}

  /** Whether nothing more may be begun, and why. */
  stopped(): 'cancelled' | 'journal' | null {
    if (this.options.signal.aborted) return 'cancelled';
    return this.#journalError === null ? null : 'journal';
  }

  /** The outcome of a step that must not be begun, or null where it may. */
  refusal(step: Step): Outcome | null {
    try {
      const gate = this.options.gate(step);
      return gate.may ? null : { kind: 'needs-person', who: gate.who, reason: gate.reason };
    } catch (error) {
      return outcomeOfError(toAppError(error), false);
    }
  }

  /** Runs one step: intent, effect, outcome. Never rejects. */
  async perform(step: Step): Promise<void> {
    this.emit({ type: 'step-started', stepId: step.id, summary: step.summary });
    const executor = this.options.executors.get(step.kind);
    try {
      if (executor === undefined) throw new Error(`Nothing knows how to run ${step.kind}.`);
      const input = resolveInput(step.input, (id) => this.#outputsOf(id));
      await this.#writeIntent(step);
      const outcome = await this.#run(step, executor, input);
      this.#writeOutcome(step, outcome);
      this.settle(step, outcome);
    } catch (error) {
      this.settle(step, outcomeOfError(toAppError(error), false));
    }
  }

  settle(step: Step, outcome: Outcome): void {
    this.outcomes.set(step.id, outcome);
    this.emit({ type: 'step-finished', stepId: step.id, outcome });
  }

  /** Waits until all outcomes are on disk; the error that kept one from it, or null. */
  async journalWritten(): Promise<ErrorFacts | null> {
    await Promise.all(this.#writes);
    return this.#journalError;
  }

  async #run(step: Step, executor: Executor, input: ResolvedInput): Promise<Outcome> {
    const { clock, signal, verifyPauses } = this.options;
    const note = (text: string) => this.emit({ type: 'step-note', stepId: step.id, note: text });
    return runStep({
      step,
      executor,
      input,
      context: { stepId: step.id, runId: this.runId, signal, note },
      patience: { clock, pauses: verifyPauses ?? defaultPauses },
      verifyFirst: this.suspects.has(step.id),
    });
  }

  async #writeIntent(step: Step): Promise<void> {
    const { id: stepId, kind, input } = step;
    try {
      await this.options.journal.append({ type: 'intent', ...this.#stamp(), stepId, kind, input });
    } catch (error) {
      this.#journalError ??= toAppError(error).facts;
      throw error;
    }
  }

  /** Not waited for: the intents of the steps that follow queue up behind it, so both cost one write. */
  #writeOutcome({ id: stepId, kind }: Step, outcome: Outcome): void {
    const write = this.options.journal.append({ type: 'outcome', ...this.#stamp(), stepId, kind, outcome });
    this.#writes.push(
      write.catch((error: unknown) => {
        this.#journalError ??= toAppError(error).facts;
      }),
    );
  }

  #stamp() {
    return { runId: this.runId, time: this.options.clock.now().toISOString() };
  }

  #outputsOf(stepId: string) {
    const outcome = this.outcomes.get(stepId);
    return succeeded(outcome) ? outcome.outputs : undefined;
  }
}
