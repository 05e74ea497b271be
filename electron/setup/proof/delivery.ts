import { chunksOf } from '../../contract/chunks';
import type { Evidence, ProofPart, ProofStatus } from '../../contract/proof';
import type { TraceView } from '../../ports/exchange';
import { attempt } from '../../engine/attempt';
import { pause } from './pace';
import { commonProblem, count, exchangeAdminHelps, part, some, worst } from './part';
import { subjectStart } from './test-mail';
import type { ProofDeps, SendRecord } from './types';

/** About a minute in all; the trace usually knows a message after some minutes only. */
const usualPauses: readonly number[] = [5_000, 10_000, 20_000, 25_000];

/** Exchange takes 100 queries in five minutes (facts 8.1), so that one for each of many senders would not do. */
const sendersPerQuery = 20;

/** The clocks of this computer and of Exchange may differ by so much. */
const clockSlack = 5 * 60_000;

export interface Delivery {
  readonly record: SendRecord;
  /** Null: the trace does not know the message yet. */
  readonly trace: TraceView | null;
  readonly problem: string | null;
  /** Why it was not delivered, in the words of the trace; null: delivered, open, or not told. */
  readonly reason: string | null;
}

/**
 * Looks for accepted mail in the message trace (202 is not delivery, facts 8.1): at once, then after each pause, until
 * nothing is pending. The marker in the subject finds it.
 */
export async function traceDelivery(
  deps: ProofDeps,
  accepted: readonly SendRecord[],
  sent: { readonly application: string; readonly startedAt: Date },
  pauses: readonly number[] = usualPauses,
): Promise<readonly Delivery[]> {
  const since = new Date(sent.startedAt.getTime() - clockSlack).toISOString();
  const look = async (records: readonly SendRecord[]): Promise<readonly Delivery[]> => {
    const chunks = chunksOf(records, sendersPerQuery);
    return (
      await Promise.all(chunks.map(async (chunk) => lookFor(deps, chunk, sent.application, since)))
    ).flat();
  };
  let found = await look(accepted);
  for (const ms of pauses) {
    const open = found.filter(isOpen);
    if (open.length === 0) break;
    deps.note?.('Waiting for the message trace to show delivery.');
    await pause(deps.clock, ms, deps.signal);
    const again = new Map((await look(open.map(({ record }) => record))).map((one) => [one.record, one]));
    found = found.map((one) => again.get(one.record) ?? one);
  }
  return Promise.all(found.map(async (one) => withReason(deps, one)));
}

async function withReason({ exchange }: ProofDeps, one: Delivery): Promise<Delivery> {
  if (one.trace === null || statusOf(one.trace) !== 'fail') return one;
  const told = await attempt(exchange.traceReason(one.trace.messageTraceId, one.trace.recipient));
  return { ...one, reason: told.ok ? told.value : null };
}

/** One query for several senders: of a single one by its marker, of more by how all test mails begin. */
async function lookFor(
  { exchange }: ProofDeps,
  records: readonly SendRecord[],
  application: string,
  since: string,
): Promise<readonly Delivery[]> {
  const [only, another] = records;
  if (only === undefined) return [];
  const senders = records.map(({ address }) => address);
  const subject = another === undefined ? only.marker : subjectStart(application);
  const rows = await attempt(exchange.messageTrace({ senders, subject, since }));
  if (!rows.ok) {
    return records.map((record) => ({ record, trace: null, problem: rows.error.message, reason: null }));
  }
  return records.map((record) => {
    // A group as recipient makes several rows: the worst of them counts.
    const own = rows.value.filter((row) => row.subject.includes(record.marker));
    const grave = worst(own.map(statusOf));
    const trace = own.find((row) => statusOf(row) === grave) ?? null;
    return { record, trace, problem: null, reason: null };
  });
}

function isOpen({ trace, problem }: Delivery): boolean {
  return problem === null && statusOf(trace) === 'waiting';
}

/** Trace statuses are enumeration names (facts 8.1). */
function statusOf(trace: Pick<TraceView, 'status'> | null): ProofStatus {
  switch (trace?.status.toLowerCase()) {
    case 'delivered':
    case 'expanded':
      return 'pass';
    case 'failed':
    case 'quarantined':
    case 'filteredasspam':
      return 'fail';
    case undefined:
    case 'pending':
    case 'gettingstatus':
      return 'waiting';
    default:
      return 'unknown';
  }
}

/** Delivery of every accepted test mail. To an external address it ends at the next server (facts 11a). */
export function deliveryPart(
  deliveries: readonly Delivery[] | null,
  domains: readonly string[] | null,
): ProofPart {
  if (deliveries === null || deliveries.length === 0) {
    return part('delivery', 'skipped', 'No test mail was accepted, so there is none to trace.');
  }
  const common = commonProblem(deliveries.map(({ problem }) => problem));
  const evidence =
    common === null ? deliveries.map((delivery) => evidenceOf(delivery, domains)) : [{ text: common }];
  const status = worst(
    deliveries.map(({ trace, problem }) => (problem === null ? statusOf(trace) : 'unknown')),
  );
  const of = (wanted: ProofStatus): string =>
    some(deliveries.filter(({ trace }) => statusOf(trace) === wanted).map(({ record }) => record.address));
  switch (status) {
    case 'pass':
      return part('delivery', 'pass', `${count(deliveries.length, 'test mail')} delivered.`, { evidence });
    case 'fail':
      return part(
        'delivery',
        'fail',
        `Accepted, but not delivered: test mail of ${of('fail')}.${reasonsOf(deliveries)}`,
        {
          evidence,
          who: 'the customer’s mail administrator',
          next: 'Read the failure notice in the sender’s Inbox. Usual reasons: the sender’s mailbox is full, the recipient’s server refuses, or a mail-flow rule stops it.',
        },
      );
    case 'waiting':
      return part('delivery', 'waiting', `The message trace does not show delivery yet (${of('waiting')}).`, {
        evidence,
        next: 'The trace lags by some minutes. Prove again, or use prove --wait.',
      });
    default:
      return part('delivery', 'unknown', 'The message trace could not be read.', {
        evidence,
        ...exchangeAdminHelps,
      });
  }
}

function reasonsOf(deliveries: readonly Delivery[]): string {
  const reasons = [...new Set(deliveries.flatMap(({ reason }) => (reason === null ? [] : [reason])))];
  return reasons.length === 0 ? '' : ` ${some(reasons, 2)}`;
}

function evidenceOf(
  { record, trace, problem, reason }: Delivery,
  domains: readonly string[] | null,
): Evidence {
  const from = record.address;
  if (problem !== null) return { mailbox: from, text: `${from}: ${problem}` };
  if (trace === null) return { mailbox: from, text: `${from}: not in the message trace yet.` };
  const domain = trace.recipient.slice(trace.recipient.lastIndexOf('@') + 1);
  const isExternal = domains !== null && !domains.includes(domain);
  const meaning =
    trace.status.toLowerCase() === 'delivered' && isExternal
      ? 'accepted by the next server; whether it lies in the inbox only the recipient can say'
      : trace.status;
  const time = Date.parse(trace.received);
  return {
    mailbox: from,
    text: `${from} to ${trace.recipient}: ${meaning}${reason === null ? '' : `, ${reason}`} (message ${trace.messageId}).`,
    ...(Number.isNaN(time) ? {} : { time: new Date(time).toISOString() }),
  };
}
