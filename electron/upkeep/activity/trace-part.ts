import type { ActivityLine, ActivityPart } from '../../contract/activity';
import type { ErrorCode } from '../../contract/errors';
import { attempt } from '../../engine/attempt';
import type { TraceView } from '../../ports/exchange';
import { traceBegins, traceDays, traceQueries, type TraceQuery } from '../trace-queries';
import { countsOf, isoTime, readPart, refusedByExchange, unavailable } from './part';
import type { ActivityAbout, ActivityDeps } from './types';

const id = 'message-trace';
/** Rows that one query comes to at most, over its pages (facts 8.1). */
const mostOfQuery = 20_000;
/** More lines than anybody reads; the newest are kept. */
const mostLines = 20_000;

/** Codes that say that Exchange is not to be had from here, so that Graph is worth asking. */
const outOfReach: ReadonlySet<ErrorCode> = new Set([
  ...(['permission-denied', 'preflight-failed', 'policy-refused', 'unsupported', 'not-signed-in'] as const),
  ...(['interaction-required', 'consent-required', 'offline'] as const),
]);

interface Traced {
  readonly rows: readonly TraceView[];
  readonly more: boolean;
}

/** Mail of the senders: by Exchange's own trace, since its session is open anyway; else by Graph's (facts 2.15). */
export async function tracePart(deps: ActivityDeps, about: ActivityAbout): Promise<ActivityPart> {
  const { senders, now, isApplication } = about;
  const from = Math.max(about.from.getTime(), traceBegins(now));
  const period = { from: new Date(from).toISOString(), to: now.toISOString() };
  if (senders === null) {
    return unavailable(
      id,
      period,
      { reason: 'senders-not-known', because: 'nobody can tell from which mailboxes it sends.' },
      { next: 'Name the mailboxes to look at: --senders ADDRESS …' },
    );
  }
  const queries = traceQueries(senders, from, now);
  if (queries === null) {
    return unavailable(
      id,
      period,
      {
        reason: 'failed',
        because: `${senders.length} senders over this time take more queries than it has for everybody.`,
      },
      { next: 'Ask for fewer days (--days) or for some of the mailboxes (--senders).' },
    );
  }
  const notes = about.from.getTime() < from ? [`The trace keeps ${traceDays} days.`] : [];
  const byCmdlet = await attempt(askExchange(deps, queries));
  if (byCmdlet.ok) return partOf(period, byCmdlet.value, 'Get-MessageTraceV2', notes);
  if (!outOfReach.has(byCmdlet.error.code)) {
    return refusedByExchange(id, period, byCmdlet.error, { isApplication, notes });
  }
  const byGraph = await attempt(askGraph(deps, queries));
  if (byGraph.ok) return partOf(period, byGraph.value, 'Microsoft Graph', notes);
  return refusedByExchange(id, period, byCmdlet.error, {
    isApplication,
    notes: [...notes, `Microsoft Graph did not tell it either: ${byGraph.error.message}`],
  });
}

async function askExchange({ exchange }: ActivityDeps, queries: readonly TraceQuery[]): Promise<Traced> {
  let rows: readonly TraceView[] = [];
  let more = false;
  for (const { senders, since, days } of queries) {
    const found = await exchange.messageTrace({ senders, since, days });
    more ||= found.length >= mostOfQuery;
    rows = [...rows, ...found];
  }
  return newest(rows, more);
}

async function askGraph({ directory }: ActivityDeps, queries: readonly TraceQuery[]): Promise<Traced> {
  const answers: Traced[] = [];
  for (const { senders, since, until } of queries) {
    answers.push(await directory.messageTraces(senders, since, until));
  }
  return newest(
    answers.flatMap(({ rows }) => rows),
    answers.some(({ more }) => more),
  );
}

function newest(rows: readonly TraceView[], more: boolean): Traced {
  const sorted = [...rows].sort((a, b) => b.received.localeCompare(a.received));
  return { rows: sorted.slice(0, mostLines), more: more || sorted.length > mostLines };
}

function partOf(
  period: { readonly from: string; readonly to: string },
  { rows, more }: Traced,
  source: string,
  notes: readonly string[],
): ActivityPart {
  const lines = rows.map(lineOf);
  return readPart(id, period, 'message', {
    ...{ lines, more, source },
    notes: [
      ...notes,
      'A message shows after some minutes; "delivered" to another organisation means that its server took it.',
    ],
    counts: countsOf(lines.map(({ who, result }) => `${who}: ${result ?? 'no status'}`)),
  });
}

/** Without the subject, which may say more than whoever looks may know: the message id finds it. */
function lineOf({ received, sender, recipient, status, messageId }: TraceView): ActivityLine {
  return {
    at: isoTime(received),
    who: sender,
    what: 'mail',
    target: recipient,
    // Exchange and Graph differ in the first letter (facts 2.15, 8.1).
    result: status === '' ? null : `${status.charAt(0).toUpperCase()}${status.slice(1)}`,
    detail: messageId === '' ? null : messageId,
  };
}
