import { AppError } from '../contract/errors';
import type { Clock } from '../ports/clock';
import type { HttpResponse } from '../ports/transport';
import type { Invoke, InvokeResult } from './invoke';
import { retryDelay } from './retry';

/** What one attempt at a cmdlet brought. */
export interface Outcome {
  readonly answer: InvokeResult | AppError;
  /** For its Retry-After; null where there was no HTTP answer. */
  readonly response: HttpResponse | null;
}

export interface RepeatOptions {
  readonly clock: Clock;
  readonly once: (...call: Parameters<Invoke>) => Promise<Outcome>;
  /** After `not-signed-in`, once a call: sees to a fresh sign-in. */
  readonly renew: (signal: AbortSignal | undefined) => Promise<void>;
  /** Whether this failure of this attempt (from 1) may be tried again; `throttled` always may, nothing was done. */
  readonly mayRepeat: (cmdlet: string, error: AppError, attempt: number) => boolean;
}

/** Runs cmdlets with the repetitions that every way to Exchange shares (design rule 6). */
export function repeating({ clock, once, renew, mayRepeat }: RepeatOptions): Invoke {
  return async (cmdlet, parameters, signal, fields) => {
    let renewed = false;
    for (let attempt = 1; ; attempt += 1) {
      const { answer, response } = await once(cmdlet, parameters, signal, fields);
      if (!(answer instanceof AppError)) return answer;
      if (answer.code === 'not-signed-in' && !renewed) {
        renewed = true;
        await renew(signal);
        continue;
      }
      const repeatable = answer.code === 'throttled' || mayRepeat(cmdlet, answer, attempt);
      const delay = repeatable ? retryDelay(attempt, response, clock.now()) : null;
      if (delay === null) throw answer;
      await clock.sleep(delay, signal);
    }
  };
}
