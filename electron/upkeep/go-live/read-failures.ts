import type { ExchangeReads } from '../../ports/exchange';
import type { SetupRecord } from '../../ports/records';
import { traceBegins, traceQueries } from '../trace-queries';
import type { GoLiveReads } from './facts';

/**
 * Mail of the senders that did not get there, since the rights are as they are or as far back as the trace goes. An
 * answer of its own where the senders are too many to be asked for.
 */
export async function readFailures(
  exchange: Pick<ExchangeReads, 'messageTrace'>,
  { spec, configured, createdAt }: Pick<SetupRecord, 'spec' | 'configured' | 'createdAt'>,
  now: Date,
): Promise<GoLiveReads['failures']> {
  const from = Math.max(Date.parse(configured?.at ?? createdAt), traceBegins(now));
  const addresses = spec.senders.map(({ address }) => address);
  const queries = traceQueries(addresses, from, now);
  if (queries === null) return { problem: tooMany(addresses.length) };
  const received: string[] = [];
  for (const { senders, since, days } of queries) {
    const rows = await exchange.messageTrace({ senders, since, days, failed: true });
    received.push(...rows.map((row) => row.received));
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
