import { AppError, toAppError } from '../contract/errors';
import type { Step } from '../contract/plan';
import type { Outcome, StepOutputs } from '../contract/run';
import { cleanOutcome, outcomeOfError, unknownOutcome } from './outcome';
import type { Executor, ResolvedInput, StepContext } from './types';
import { verifyPatiently, type Patience } from './verify';

/** All that one step needs to be run. */
export interface StepRun {
  readonly step: Step;
  readonly executor: Executor;
  readonly input: ResolvedInput;
  readonly context: StepContext;
  readonly patience: Omit<Patience, 'absences'>;
  /** An earlier run may have done the step: look before running it. */
  readonly verifyFirst: boolean;
}

/** A run whose answer was lost: it may have taken effect. */
interface Lost {
  readonly kind: 'lost';
  readonly error: AppError;
}

/** Runs one step to its outcome; a lost answer is looked after, never repeated blindly. Never throws. */
export async function runStep(run: StepRun): Promise<Outcome> {
  try {
    return (run.verifyFirst ? await lookFirst(run) : null) ?? (await runAtMostTwice(run));
  } catch (error) {
    return outcomeOfError(toAppError(error), run.context.signal.aborted);
  }
}

async function lookFirst(run: StepRun): Promise<Outcome | null> {
  const seen = await verify(run);
  if (seen.state === 'in-place') {
    return inPlace(run, 'already-in-place', seen.outputs, 'An earlier run had done this.');
  }
  if (seen.state === 'absent') return null;
  return unknownOutcome(
    { code: 'answer-lost', message: 'An earlier run began this step and did not end it.', who: 'you' },
    seen.reason,
  );
}

async function runAtMostTwice(run: StepRun): Promise<Outcome> {
  const first = await attempt(run);
  if (first.kind !== 'lost') return first;
  run.context.note('The answer was lost; looking at what the tenant holds.');
  const afterFirst = await lookAfter(run, first.error);
  if (afterFirst !== null) return afterFirst;
  if (run.context.signal.aborted) return { kind: 'cancelled' };
  run.context.note('Nothing had changed; trying once more.');
  const second = await attempt(run);
  if (second.kind !== 'lost') return second;
  return (await lookAfter(run, second.error)) ?? noEffect(second.error);
}

/** Lost twice, and it is known by now that nothing came of it. */
function noEffect({ facts }: AppError): Outcome {
  const message = `${facts.message} It was tried twice; looking at the tenant afterwards showed that it did not.`;
  return outcomeOfError(new AppError({ ...facts, message }), false);
}

/** What became of a run without an answer; null: it had no effect. */
async function lookAfter(run: StepRun, error: AppError): Promise<Outcome | null> {
  const seen = await verify(run);
  if (seen.state === 'in-place') {
    return inPlace(run, 'applied', seen.outputs, 'The answer was lost; looking again showed it in place.');
  }
  return seen.state === 'absent' ? null : unknownOutcome(error.facts, seen.reason);
}

async function attempt(run: StepRun): Promise<Outcome | Lost> {
  try {
    const outcome = cleanOutcome(run.step.id, await run.executor.run(run.input, run.context));
    if (outcome.kind === 'unknown') return { kind: 'lost', error: new AppError(outcome.error) };
    if (outcome.kind === 'failed') throw new AppError(outcome.error);
    return outcome;
  } catch (thrown) {
    const error = toAppError(thrown);
    if (error.code === 'answer-lost' || error.code === 'timeout') return { kind: 'lost', error };
    return outcomeOfError(error, run.context.signal.aborted);
  }
}

async function verify(run: StepRun) {
  // An unrepeatable step is made again only when its absence was seen twice.
  const absences = run.step.once ? 2 : 1;
  return verifyPatiently(run.executor, run.input, run.context, { ...run.patience, absences });
}

function inPlace(
  run: StepRun,
  kind: 'applied' | 'already-in-place',
  outputs: StepOutputs,
  note: string,
): Outcome {
  return cleanOutcome(run.step.id, { kind, outputs, note });
}
