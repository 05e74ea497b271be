import { toAppError, type AppError } from '../contract/errors';

/** A read that may fail without ending the work: what cannot be read becomes `unknown`, never green. */
export type Attempt<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: AppError };

/** Errors end here, save for cancelling and a wrong tenant, which end it. */
export async function attempt<T>(work: Promise<T>): Promise<Attempt<T>> {
  try {
    return { ok: true, value: await work };
  } catch (error) {
    const known = toAppError(error);
    if (known.code === 'cancelled' || known.code === 'tenant-mismatch') throw known;
    return { ok: false, error: known };
  }
}
