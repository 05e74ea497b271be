import type { Row } from '../invoke';

/** What every operation works with: one cmdlet call, rows back, with `fields` those properties at least. */
export interface OperationContext {
  readonly call: (
    cmdlet: string,
    parameters?: Readonly<Record<string, unknown>>,
    fields?: readonly string[],
  ) => Promise<readonly Row[]>;
}
