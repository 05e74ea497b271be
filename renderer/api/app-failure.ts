import type { ErrorFacts } from '../../electron/contract/errors';

/** A call that failed: the facts as main gave them, and where the log has more. */
export class AppFailure extends Error {
  override readonly name = 'AppFailure';

  constructor(
    readonly facts: ErrorFacts,
    /** Finds the failure in the log; null where it did not come by a call. */
    readonly correlationId: string | null = null,
  ) {
    super(facts.message);
  }
}

/** Any thrown value as an AppFailure. */
export function toAppFailure(error: unknown): AppFailure {
  if (error instanceof AppFailure) return error;
  return new AppFailure({
    code: 'internal',
    message: error instanceof Error ? error.message : String(error),
  });
}
