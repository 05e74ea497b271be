import type { Step } from '../contract/plan';
import type { Outcome, StepOutputs } from '../contract/run';

/** Input after references to earlier outputs were resolved: plain data. */
export type ResolvedInput = Readonly<Record<string, unknown>>;

/** What an executor may use besides its own ports. */
export interface StepContext {
  readonly stepId: string;
  readonly runId: string;
  readonly signal: AbortSignal;
  /** A line of progress for the person watching. */
  note(text: string): void;
}

/** What observing again says about a step whose answer was lost, or that an earlier run began. */
export type Verification =
  | { readonly state: 'in-place'; readonly outputs: StepOutputs }
  | { readonly state: 'absent' }
  | { readonly state: 'unclear'; readonly reason: string };

/**
 * The code behind a kind of step. `run` applies it and returns an outcome; it may throw an AppError:
 * `answer-lost`/`timeout` make the runner call `verify` and, where it says `absent`, `run` once more.
 * `permission-denied` becomes `needs-person`.
 */
export interface Executor {
  run(input: ResolvedInput, context: StepContext): Promise<Outcome>;
  verify(input: ResolvedInput, context: StepContext): Promise<Verification>;
}

export type ExecutorRegistry = ReadonlyMap<string, Executor>;

/** Whether the signed-in person may run a step now; `who` names the person who can. */
export type StepGate = (
  step: Step,
) => { readonly may: true } | { readonly may: false; readonly who: string; readonly reason: string };
