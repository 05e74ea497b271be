import { AppError } from '../contract/errors';
import type { Clock } from '../ports/clock';

/** About two minutes in all: new directory objects reach Exchange within seconds to minutes. */
const pausesMs = [2, 4, 8, 15, 30, 30, 30].map((seconds) => seconds * 1000);

/** Refused because something just made has not arrived yet: nothing was done, so repeating is safe. */
export function isLag(error: unknown): boolean {
  return error instanceof AppError && (error.code === 'not-found' || error.code === 'policy-refused');
}

/** Repeats `act` with growing pauses while it is refused for lag; then throws the last refusal. */
export async function withBackOff<T>(clock: Clock, signal: AbortSignal, act: () => Promise<T>): Promise<T> {
  for (const pause of pausesMs) {
    try {
      return await act();
    } catch (error) {
      if (!isLag(error)) throw error;
      await clock.sleep(pause, signal);
    }
  }
  return act();
}
