import type { SetupLine, StatusRow } from '../../../electron/contract/desk/setups';

export type Due = NonNullable<StatusRow['due']>;

/** Setups that are applied, and so can be due; what was taken back is not. */
export function applied(lines: readonly SetupLine[]): readonly StatusRow[] {
  return lines.flatMap(({ status }) => (status === null || status.state === 'removed' ? [] : [status]));
}

/** Those that need somebody then; what ends first stands first. */
export function dueThen(rows: readonly StatusRow[], due: Due): readonly StatusRow[] {
  return rows
    .filter((row) => (row.due ?? 'none') === due)
    .sort((one, other) => daysOf(one) - daysOf(other) || byName(one, other));
}

/** Those with a credential, the first to end first. */
export function byEnd(
  rows: readonly StatusRow[],
): readonly (StatusRow & { readonly credential: NonNullable<StatusRow['credential']> })[] {
  return rows
    .flatMap((row) => (row.credential === null ? [] : [{ ...row, credential: row.credential }]))
    .sort(
      (one, other) => one.credential.expires.localeCompare(other.credential.expires) || byName(one, other),
    );
}

/** Those whose reviews are counted, the first to come first. */
export function byReview(
  rows: readonly StatusRow[],
): readonly (StatusRow & { readonly review: NonNullable<StatusRow['review']> })[] {
  return rows
    .flatMap((row) => (row.review === undefined ? [] : [{ ...row, review: row.review }]))
    .sort((one, other) => one.review.next.localeCompare(other.review.next) || byName(one, other));
}

function daysOf({ credential }: StatusRow): number {
  return credential?.daysLeft ?? Number.MAX_SAFE_INTEGER;
}

function byName(one: StatusRow, other: StatusRow): number {
  return one.tenantName.localeCompare(other.tenantName) || one.application.localeCompare(other.application);
}
