import { toAppError, type AppError } from '../../contract/errors';
import type { Clock } from '../../ports/clock';

/** A read that may fail without ending the proof: what cannot be read becomes `unknown`, never green. */
export type Attempt<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: AppError };

/** Errors end here, save for cancelling and a wrong tenant, which end the proof. */
export async function attempt<T>(work: Promise<T>): Promise<Attempt<T>> {
  try {
    return { ok: true, value: await work };
  } catch (error) {
    const known = toAppError(error);
    if (known.code === 'cancelled' || known.code === 'tenant-mismatch') throw known;
    return { ok: false, error: known };
  }
}

/** Waits on the clock; throws AppError `cancelled` when the signal fires. */
export async function pause(clock: Clock, ms: number, signal?: AbortSignal): Promise<void> {
  try {
    await clock.sleep(ms, signal);
  } catch (error) {
    throw toAppError(error);
  }
}

/** Runs work over items, at most `limit` at a time, and keeps their order. */
export async function mapLimited<T, R>(
  items: readonly T[],
  limit: number,
  work: (item: T) => Promise<R>,
): Promise<readonly R[]> {
  const results: R[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let index = next++; index < items.length; index = next++) {
      const item = items[index] as T;
      results[index] = await work(item);
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, lane));
  return results;
}
