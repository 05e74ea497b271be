/** One row of a cmdlet's output. */
export type Row = Readonly<Record<string, unknown>>;

export interface InvokeResult {
  readonly result: readonly Row[];
  readonly warnings: readonly string[];
}

/**
 * Runs one Exchange cmdlet with named parameters and returns its rows. Throws AppError (see errors.ts): after
 * `answer-lost` and `timeout` the effect of a write is not known, so the caller observes again (design rule 6). `fields`
 * are the properties that the caller reads: a way to Exchange for which rows are dear may leave the others out.
 */
export type Invoke = (
  cmdlet: string,
  parameters: Readonly<Record<string, unknown>>,
  signal?: AbortSignal,
  fields?: readonly string[],
) => Promise<InvokeResult>;

/** True for cmdlets that only read: they alone may be repeated after a lost answer. */
export function isRead(cmdlet: string): boolean {
  return /^(?:get|test)-/iu.test(cmdlet);
}
