import { chunksOf } from '../contract/chunks';

const hourMs = 60 * 60 * 1000;
export const dayMs = 24 * hourMs;
/** The trace keeps 90 days and gives ten of them at once, for twenty senders in one query (facts 8.1). */
export const traceDays = 90;
const daysPerQuery = 10;
const sendersPerQuery = 20;
/** Everybody in the tenant shares 100 queries in five minutes (facts 8.1): the rest is theirs. */
const mostQueries = 60;

/** One question to the message trace. */
export interface TraceQuery {
  readonly senders: readonly string[];
  readonly since: string;
  readonly until: string;
  readonly days: number;
}

/** Where the trace begins: an hour short of its end, since what is older by a second is refused as a whole. */
export function traceBegins(now: Date): number {
  return now.getTime() - traceDays * dayMs + hourMs;
}

/** The questions that cover a time for these senders, oldest first; null where they are too many for one tenant. */
export function traceQueries(
  senders: readonly string[],
  from: number,
  now: Date,
): readonly TraceQuery[] | null {
  const periods = Math.ceil((now.getTime() - from) / (daysPerQuery * dayMs)) || 1;
  const groups = chunksOf(senders, sendersPerQuery);
  if (periods * groups.length > mostQueries) return null;
  return Array.from({ length: periods }, (_, index) => from + index * daysPerQuery * dayMs).flatMap((start) =>
    groups.map((group) => ({
      senders: group,
      since: new Date(start).toISOString(),
      until: new Date(start + daysPerQuery * dayMs).toISOString(),
      days: daysPerQuery,
    })),
  );
}
