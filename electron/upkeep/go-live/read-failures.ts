import { chunksOf } from '../../contract/chunks';
import type { ExchangeReads } from '../../ports/exchange';
import type { SetupRecord } from '../../ports/records';
import type { GoLiveReads } from './facts';

const hourMs = 60 * 60 * 1000;
const dayMs = 24 * hourMs;
/** The trace keeps 90 days and gives ten of them at once, for twenty senders in one query (facts 8.1). */
const traceDays = 90;
const daysPerQuery = 10;
const sendersPerQuery = 20;
/** Everybody in the tenant shares 100 queries in five minutes (facts 8.1): the rest is theirs. */
const mostQueries = 60;

/**
 * Mail of the senders that did not get there, since the rights are as they are or as far back as the trace goes. An
 * answer of its own where the senders are too many to be asked for.
 */
export async function readFailures(
  exchange: Pick<ExchangeReads, 'messageTrace'>,
  { spec, configured, createdAt }: Pick<SetupRecord, 'spec' | 'configured' | 'createdAt'>,
  now: Date,
): Promise<GoLiveReads['failures']> {
  // An hour short of its end: what is older by a second, or by a clock that is slow, is refused as a whole.
  const furthest = now.getTime() - traceDays * dayMs + hourMs;
  const from = Math.max(Date.parse(configured?.at ?? createdAt), furthest);
  const periods = Math.ceil((now.getTime() - from) / (daysPerQuery * dayMs)) || 1;
  const groups = chunksOf(spec.senders, sendersPerQuery);
  if (periods * groups.length > mostQueries) return { problem: tooMany(spec.senders.length) };
  const received: string[] = [];
  for (let period = 0; period < periods; period += 1) {
    const since = new Date(from + period * daysPerQuery * dayMs).toISOString();
    for (const group of groups) {
      const senders = group.map(({ address }) => address);
      const rows = await exchange.messageTrace({ senders, since, days: daysPerQuery, failed: true });
      received.push(...rows.map((row) => row.received));
    }
  }
  return {
    count: received.length,
    since: new Date(from).toISOString(),
    last: received.sort().at(-1) ?? null,
  };
}

function tooMany(senders: number): string {
  return `${senders} senders over this time take more queries than the tenant has for everybody.`;
}
