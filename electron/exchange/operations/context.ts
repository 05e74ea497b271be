import type { Row } from '../invoke';

/** What every operation works with: one cmdlet call, rows back. */
export interface OperationContext {
  readonly call: (cmdlet: string, parameters?: Readonly<Record<string, unknown>>) => Promise<readonly Row[]>;
}
