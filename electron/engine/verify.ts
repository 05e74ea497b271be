import { toAppError } from '../contract/errors';
import type { EngineClock, Executor, ResolvedInput, StepContext, Verification } from './types';

export interface Patience {
  readonly clock: EngineClock;
  /** Pauses in milliseconds between looks; one look more than there are pauses. */
  readonly pauses: readonly number[];
  /** How many looks in a row must say `absent` before it is believed: a replica may lag (facts 6.1). */
  readonly absences: number;
}

/**
 * Asks the executor what the tenant holds, again and again while it cannot tell.
 * Never throws: what cannot be found out in time, or before the signal fires, is `unclear`.
 */
export async function verifyPatiently(
  executor: Executor,
  input: ResolvedInput,
  context: StepContext,
  { clock, pauses, absences }: Patience,
): Promise<Verification> {
  let absent = 0;
  let reason = 'it was never looked at.';
  for (const pause of [0, ...pauses]) {
    if (pause > 0 && !(await slept(clock, pause, context.signal))) break;
    const seen = await look(executor, input, context);
    if (seen.state === 'in-place') return seen;
    absent = seen.state === 'absent' ? absent + 1 : 0;
    if (absent >= absences) return seen;
    reason = seen.state === 'unclear' ? seen.reason : 'it was not there yet.';
  }
  return { state: 'unclear', reason };
}

async function look(executor: Executor, input: ResolvedInput, context: StepContext): Promise<Verification> {
  try {
    return await executor.verify(input, context);
  } catch (error) {
    return { state: 'unclear', reason: toAppError(error).message };
  }
}

async function slept(clock: EngineClock, ms: number, signal: AbortSignal): Promise<boolean> {
  try {
    await clock.sleep(ms, signal);
    return true;
  } catch {
    // Only the signal ends a sleep early.
    return false;
  }
}
