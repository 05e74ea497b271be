import type { Step } from '../contract/plan';
import type { Outcome, StepOutputs } from '../contract/run';

/** Input after references to earlier outputs were resolved: plain data. */
export type ResolvedInput = Readonly<Record<string, unknown>>;

/** Time as the engine needs it; `ports/clock` fits. */
export interface EngineClock {
  now(): Date;
  /** Resolves after `ms`; rejects when the signal fires. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

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
 * `permission-denied` and `consent-required` become `needs-person`, anything else `failed`.
 * `verify` is also asked first where an earlier run began the step and nobody knows how it ended. It may throw
 * while it cannot tell; it is asked again a few times. `in-place` must mean that nothing is missing: where a
 * secret was made but its value is lost, `verify` removes the orphan and says `absent`.
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
