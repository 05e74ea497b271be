import { chunksOf } from '../../contract/chunks';
import type { Acceptance, ProofPart } from '../../contract/proof';
import type { TraceView } from '../../ports/exchange';
import { attempt } from '../../engine/attempt';
import { count, part, some, unreadable } from './part';
import { subjectStart } from './test-mail';
import type { ProofDeps, ProofInput } from './types';

const dayMs = 24 * 60 * 60_000;
/** The trace tells of 90 days, 10 of them a query, 100 queries in five minutes (facts 8.1). */
const days = { back: 89, query: 10 } as const;
const sendersPerQuery = 20;
/** Of more than these only the first are looked at: one real message is what is looked for. */
const mostSenders = 100;

/** What was looked for, and what was found of the vendor's own mail. */
interface Looked {
  readonly part: ProofPart;
  /** Null: nothing was seen, or it could not be looked. */
  readonly seen: Acceptance | null;
}

/**
 * Looks in the message trace for mail from the senders, since the handoff, that is not our own test mail: the first real
 * message of the vendor's system. Null where nothing was handed over yet. Ten days a query, oldest first, up to the first
 * ten days with any; recipients are counted and never named.
 */
export async function lookForVendorMail(
  deps: Pick<ProofDeps, 'exchange' | 'clock'>,
  input: Pick<ProofInput, 'handedOverAt' | 'seenBefore' | 'senders'>,
): Promise<Looked | null> {
  const { handedOverAt, seenBefore, senders } = input;
  if (handedOverAt === undefined) return null;
  const now = deps.clock.now().getTime();
  const oldest = Math.max(Date.parse(seenBefore?.firstAt ?? handedOverAt), now - days.back * dayMs);
  for (let from = oldest; from <= now; from += days.query * dayMs) {
    const found = await attempt(mailSince(deps, senders.slice(0, mostSenders), new Date(from)));
    if (!found.ok) {
      const what = 'The message trace could not be read';
      return { part: unreadable('acceptance', what, found.error, 'exchange'), seen: seenBefore ?? null };
    }
    const own = found.value.filter((row) => Date.parse(row.received) >= Date.parse(handedOverAt));
    const seen = acceptanceOf(own, deps.clock.now());
    if (seen !== null) return { part: seenPart(seen), seen };
  }
  if (seenBefore !== undefined) return { part: seenPart(seenBefore), seen: seenBefore };
  return { part: notSeen(input, handedOverAt), seen: null };
}

async function mailSince(
  { exchange }: Pick<ProofDeps, 'exchange'>,
  senders: readonly string[],
  since: Date,
): Promise<readonly TraceView[]> {
  const chunks = chunksOf(senders, sendersPerQuery);
  const query = { since: since.toISOString(), days: days.query };
  const rows = await Promise.all(
    chunks.map(async (chunk) => exchange.messageTrace({ ...query, senders: chunk })),
  );
  return rows.flat().filter((row) => !row.subject.includes(anyTest));
}

/** Answers to our test mail are no mail of the vendor's either. */
const anyTest = subjectStart('').trim();

function acceptanceOf(rows: readonly TraceView[], now: Date): Acceptance | null {
  const [first] = [...rows].sort((one, other) => Date.parse(one.received) - Date.parse(other.received));
  if (first === undefined) return null;
  return {
    firstAt: new Date(first.received).toISOString(),
    from: first.sender,
    messages: new Set(rows.map((row) => row.messageTraceId)).size,
    recipients: new Set(rows.map((row) => row.recipient)).size,
    lookedAt: now.toISOString(),
  };
}

function seenPart({ firstAt, from, messages, recipients }: Acceptance): ProofPart {
  const many = `${count(messages, 'message')} to ${count(recipients, 'recipient')} in the ten days from then`;
  return part(
    'acceptance',
    'pass',
    `First mail that is not a test of ours, since the handoff: from ${from}. The trace does not say which program sent it: where people send from these mailboxes too, let the vendor confirm the time.`,
    { evidence: [{ text: `${from}: ${many}.`, mailbox: from, time: firstAt }] },
  );
}

/** What the vendor's own address may meet although our test passed (facts 11a). */
export const blockedElsewhere =
  'If it is refused with AADSTS53003, Conditional Access for workload identities blocks the address that it sends from, although our own test passed from here: a Conditional Access Administrator adds that address to the trusted location of the policy, or leaves the application out of it.';

function notSeen({ senders }: Pick<ProofInput, 'senders'>, since: string): ProofPart {
  return part(
    'acceptance',
    'waiting',
    `Since the handoff of ${since.slice(0, 10)} no mail was seen from ${some(senders, 3)} but our own tests.`,
    {
      who: 'the vendor',
      next: `Let its own system send one message as ${senders[0] ?? 'a sender'}, then prove again; the trace lags by some minutes. ${blockedElsewhere} Other codes are explained in handoff.html.`,
    },
  );
}
