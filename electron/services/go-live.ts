import type { GateDocument, SignDocument, SignOff } from '../contract/go-live';
import { AppError } from '../contract/errors';
import { attempt, type Attempt } from '../engine/attempt';
import { hashOf } from '../engine/plan-hash';
import { goLivePage } from '../handoff/go-live-page';
import type { ExchangeReads } from '../ports/exchange';
import type { SetupRecord } from '../ports/records';
import { auditingOf } from '../setup/scope/auditing';
import type { GoLiveReads } from '../upkeep/go-live/facts';
import { goLiveItems, verdictOf } from '../upkeep/go-live/items';
import { readFailures } from '../upkeep/go-live/read-failures';
import { acceptedReview } from './accept-review';
import { changeRecord } from './change-record';
import type { Word } from './go-live-services';
import { lineOf } from './one-line';
import type { PlanningParts } from './planning-parts';

const dayMs = 24 * 60 * 60 * 1000;

/** The gate of a setup, and its page with the proof that it rests on. */
export async function gateOf(
  parts: PlanningParts,
  record: SetupRecord,
  signal: AbortSignal,
): Promise<{ readonly document: GateDocument; readonly html: string }> {
  await parts.connection.signIn();
  const exchange = parts.connection.exchange(signal);
  const now = parts.clock.now();
  const [auditing, failures] = await Promise.all([
    attempt<GoLiveReads['auditing']>(readAuditing(exchange, record)).then(orProblem),
    attempt<GoLiveReads['failures']>(readFailures(exchange, record, now)).then(orProblem),
  ]);
  const items = goLiveItems({ record, now, reads: { auditing, failures } });
  const proof = record.lastProof?.document ?? null;
  const document: GateDocument = {
    ...{ format: 1, command: 'gate', setup: record.id, application: record.spec.application },
    ...{ tenant: record.tenantId, tenantName: record.tenantName },
    checkedAt: now.toISOString(),
    verdict: verdictOf(items),
    items: [...items],
    proof: proof === null ? null : hashOf(proof),
  };
  return { document, html: goLivePage(document, proof) };
}

/** What could not be read leaves its condition open. */
function orProblem<T>(read: Attempt<T>): T | { readonly problem: string } {
  return read.ok ? read.value : { problem: read.error.message };
}

async function readAuditing(
  exchange: ExchangeReads,
  { spec }: SetupRecord,
): Promise<GoLiveReads['auditing']> {
  const { auditDisabled } = await exchange.organization();
  const addresses = spec.senders.map(({ address }) => address);
  // Each sender's own switch counts only where the organisation's is off.
  const senders = auditDisabled === true ? await auditedSenders(exchange, addresses) : [];
  const { kind, finding } = auditingOf(auditDisabled, senders);
  return kind === 'unknown' ? { problem: finding } : { isOn: kind !== 'off', finding };
}

async function auditedSenders(exchange: ExchangeReads, addresses: readonly string[]) {
  const found = await exchange.recipients(addresses);
  const idOf = (address: string) => found.get(address.toLowerCase())?.externalDirectoryObjectId ?? '';
  const audited = await exchange.mailboxAuditing(addresses.map(idOf).filter((id) => id !== ''));
  return addresses.map((address) => ({ address, isAudited: audited.get(idOf(address)) === true }));
}

/** More words than anybody gives; what is older is of no use. */
const mostWords = 100;

/** Writes a word down. Throws AppError `invalid-input` for a name or a day that cannot be. */
export async function signSetup(
  { records, clock }: Pick<PlanningParts, 'records' | 'clock'>,
  record: SetupRecord,
  word: Word,
): Promise<SignDocument> {
  const now = clock.now();
  const signed: SignOff = {
    what: word.what,
    by: lineOf(word.by, 'a name', 'Give a name like "Jane Doe" (--by).'),
    on: dayGiven(word.on, now),
    note:
      word.note === null
        ? null
        : lineOf(word.note, 'a note', 'Say it in one line, of 500 letters at most (--note).'),
    notedAt: now.toISOString(),
    about: {
      senders: record.spec.senders.map(({ address }) => address).sort(),
      scoping: record.spec.scoping,
    },
  };
  await changeRecord(records, record, (current) => ({
    updatedAt: signed.notedAt,
    ...(word.what === 'review' ? acceptedReview(current) : {}),
    signOffs: [...(current.signOffs ?? []), signed].slice(-mostWords),
  }));
  const { what, by, on } = signed;
  await records.audit(record.tenantId, record.id, {
    ...{ time: signed.notedAt, who: 'this computer', what: 'sign' },
    detail: { what, by, on },
  });
  return { format: 1, command: 'sign', setup: record.id, signed };
}

/** A day, not in the future; a day of slack for whoever is ahead of UTC. */
function dayGiven(on: string | null, now: Date): string {
  if (on === null) return now.toISOString().slice(0, 10);
  const time = /^\d{4}-\d\d-\d\d$/u.test(on) ? Date.parse(`${on}T00:00:00Z`) : Number.NaN;
  const isDay = !Number.isNaN(time) && new Date(time).toISOString().startsWith(on);
  if (isDay && time <= now.getTime() + dayMs) return on;
  throw new AppError({
    code: 'invalid-input',
    message: isDay ? `${on} is not yet.` : `${on} is no day.`,
    who: 'you',
    next: `Give the day on which it was said, like --on ${now.toISOString().slice(0, 10)}.`,
  });
}
