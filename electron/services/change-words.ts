import type { AuditEntry } from '../ports/records';
import { lineOf } from './one-line';

/** Why something is changed, and who approved it; what nobody said is left out. */
export interface ChangeWords {
  readonly reason?: string;
  readonly approvedBy?: string;
}

/** The words as they are written down. Throws AppError `invalid-input` for what is no line. */
export function changeDetail({ reason, approvedBy }: ChangeWords = {}): NonNullable<AuditEntry['detail']> {
  return {
    ...(reason === undefined ? {} : { reason: lineOf(reason, 'a reason', 'Say in one line why.') }),
    ...(approvedBy === undefined
      ? {}
      : { approvedBy: lineOf(approvedBy, 'a name', 'Give the name of whoever approved it.') }),
  };
}
