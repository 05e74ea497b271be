import { toAppError } from '../contract/errors';

/** What a look found, or why it found nothing: for what a plan can do without. */
export type Seen<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: string };

/** The answer, or why there is none; only somebody who stops it stops the rest. */
export async function seen<T>(answer: Promise<T>): Promise<Seen<T>> {
  try {
    return { ok: true, value: await answer };
  } catch (error) {
    const failure = toAppError(error);
    if (failure.code === 'cancelled' || failure.code === 'internal') throw error;
    return { ok: false, problem: failure.message };
  }
}
