import { minuteAfter } from '../contract/minutes';
import type { Outcome } from '../contract/run';
import type { Clock } from '../ports/clock';
import { pause } from '../setup/proof/pace';
import type { OperationOptions } from './operation-options';

/** What a run leaves behind, as far as waiting for it goes. */
interface Ended {
  readonly result: string;
  readonly application: string;
  readonly nextTry?: string | null | undefined;
  readonly steps: readonly { readonly outcome: Outcome }[];
}

/** Runs, and where only time is missing and `wait` says so, runs again when it is worth trying, until something else is. */
export async function untilSettled<Document extends Ended>(
  clock: Clock,
  run: () => Promise<Document>,
  options: Required<Pick<OperationOptions, 'signal'>> & OperationOptions & { readonly wait: boolean },
): Promise<Document> {
  for (;;) {
    const document = await run();
    const next = document.nextTry ?? null;
    if (!options.wait || document.result !== 'waiting' || next === null) return document;
    const { listener } = options;
    // What is waited for stands at the step itself.
    if (listener?.waiting === undefined) {
      listener?.note?.(`Goes on at ${minuteAfter(next)}; Ctrl+C stops waiting, nothing is lost.`);
    }
    listener?.waiting?.({ for: awaited(document, next), until: next });
    await pause(clock, Math.max(1_000, Date.parse(next) - clock.now().getTime()), options.signal);
    listener?.waiting?.(null);
  }
}

/**
 * Asks for a plan, and not again for what is left of an approved one: `covers` says whether all that would be done now was
 * in it.
 */
export function askedOnce<Plan>(
  approve: (plan: Plan) => Promise<boolean>,
  covers: (approved: Plan, now: Plan) => boolean,
): (plan: Plan) => Promise<boolean> {
  let approved: { readonly plan: Plan } | null = null;
  return async (plan) => {
    if (approved !== null && covers(approved.plan, plan)) return true;
    if (!(await approve(plan))) return false;
    approved = { plan };
    return true;
  };
}

/** What the step that takes longest waits for. */
function awaited({ steps, application }: Ended, until: string): string {
  const found = steps.find(({ outcome }) => outcome.kind === 'waiting' && outcome.nextTry === until);
  return found?.outcome.kind === 'waiting' ? found.outcome.for : application;
}
