import type { ReviewDue } from '../../contract/review';
import type { SetupRecord } from '../../ports/records';
import { isOlder } from '../go-live/facts';

const months = 3;

/**
 * When a setup is to be reviewed next: a quarter after the last review that somebody signed, or after it was set up.
 * Days are those of UTC; the last day of a shorter month counts for the missing ones.
 */
export function reviewDue(
  {
    reviews = [],
    signOffs = [],
    configured,
    createdAt,
  }: Pick<SetupRecord, 'reviews' | 'signOffs' | 'configured' | 'createdAt'>,
  now: Date,
): ReviewDue {
  const signed = signOffs.findLast(({ what }) => what === 'review') ?? null;
  const isOfReview = signed !== null && reviews.some(({ at }) => !isOlder(signed, at));
  const from = isOfReview ? signed.on : (configured?.at ?? createdAt).slice(0, 10);
  const next = monthsAfter(from, months);
  return { next, isOverdue: next < now.toISOString().slice(0, 10), signed: isOfReview ? signed : null };
}

function monthsAfter(day: string, count: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + count + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + count, Math.min(date, last))).toISOString().slice(0, 10);
}
