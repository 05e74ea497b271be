import type { KeptReview, ReviewBase, ReviewDocument, ReviewedSetup } from '../contract/review';
import { hashOf } from '../engine/plan-hash';
import type { SetupRecord } from '../ports/records';
import { oldTokensUntil } from '../setup/consent/old-tokens';
import type { Known } from '../setup/observation';
import { baseOf, completedBase } from '../setup/review/base';
import { factsOf, readBaseFacts } from '../setup/review/base-facts';
import { observeForReview, type ReviewDeps } from '../setup/review/observe';
import { planOfReview, reviewVerdict, tenantDrifts, worded } from '../setup/review/review';
import { isInUnifiedLog } from '../setup/review/exchange-log';
import { isInDirectoryLog } from '../setup/review/since';
import type { ReviewSeen } from '../setup/review/types';
import { specAt } from '../setup/stage';
import { checklistOf } from '../upkeep/review/checklist';
import { reviewDue } from '../upkeep/review/due';
import { recordDrifts } from '../upkeep/review/record-drifts';
import { underWay } from '../upkeep/rotation/facts';
import { changeRecord } from './change-record';
import { knownIntents } from './known-intents';
import { agreedOf } from './lint';
import { sharedWith } from './look';
import type { PlanningParts } from './planning-parts';
import { profileOf } from './profile';
import { clientIdOf, type ProofSession } from './proof-parts';
import { isHandoffCurrent } from './status';
import { tenantLogs, type TenantLogs } from './tenant-logs';

/** Three years of reviews, one a quarter, with room for more. */
const mostReviews = 24;

/** Reviews one setup, and writes down that it was. */
export async function reviewSetup(
  parts: PlanningParts,
  record: SetupRecord,
  session: ProofSession,
  logs: TenantLogs = tenantLogs(parts, session),
): Promise<ReviewedSetup> {
  const clientId = clientIdOf(record);
  const account = await parts.connection.signIn();
  const now = parts.clock.now();
  const seen = await observeSetup(parts, record, session);
  const [profile, agreed, log] = await Promise.all([
    profileOf(record.spec.vendor, record.folder ?? '.'),
    agreedOf(record),
    parts.records.auditLog(record.tenantId, record.id),
  ]);
  const base = record.reviewBase ?? null;
  const plan = planOfReview(record, profile, seen, now);
  const found = [
    ...tenantDrifts({ ...{ record, seen, agreed, base, now }, ...plan }),
    // Of a renewal that is under way status tells who hands over what.
    ...recordDrifts(record, log, isHandoffCurrent(record) || underWay(record) !== null, now),
  ];
  const [directory, unified] = await Promise.all([
    found.some(({ id }) => isInDirectoryLog(id)) ? logs.directory() : null,
    found.some(({ id }) => isInUnifiedLog(id)) ? logs.unified() : null,
  ]);
  const { unifiedAudit: takesIn } = factsOf(seen);
  const drifts = worded(found, { record, steps: plan.steps }, { directory, unified, takesIn });
  if (base === null && account.isApplication === true) {
    session.listener?.note?.(nothingToCompare(record.spec.application));
  }
  const at = now.toISOString();
  const kept: KeptReview = {
    ...{ at, by: account.username, verdict: reviewVerdict(drifts) },
    drifts: drifts.map(({ id, severity, title }) => ({ id, severity, title })),
  };
  await keepReview(parts, record, kept, baseOf(factsOf(seen), record, at, account.username));
  const { lastProof } = record;
  const proof =
    lastProof === null
      ? null
      : {
          ...{ time: lastProof.time, verdict: lastProof.verdict },
          sha256: lastProof.document === undefined ? null : hashOf(lastProof.document),
        };
  return {
    ...{ setup: record.id, application: record.spec.application, clientId },
    ...{
      tenant: record.tenantId,
      tenantName: record.tenantName,
      reviewedAt: at,
      reviewedBy: account.username,
    },
    against: { proof, base: base === null ? null : { at: base.takenAt, by: base.takenBy } },
    ...{ verdict: kept.verdict, reach: seen.lint.reach, drifts },
    checklist: checklistOf({ record, drifts, now }),
    due: reviewDue({ ...record, reviews: [...(record.reviews ?? []), kept] }, now),
  };
}

/** A job whose data folder is thrown away would call every look the first one. */
function nothingToCompare(application: string): string {
  return `${application}: nothing to compare owners, redirect URIs and the like with: commit a proof or a review to the data folder.`;
}

/** What this computer knows of a setup. */
export async function knownOf(parts: Pick<PlanningParts, 'records'>, record: SetupRecord): Promise<Known> {
  const entries = await parts.records.journal(record.tenantId, record.id).entries();
  return {
    ...{ record, journalIntents: knownIntents(entries, record), oldTokensUntil: oldTokensUntil(entries) },
    sharedWith: await sharedWith(parts, record.spec, record.tenantId, record),
  };
}

async function observeSetup(
  parts: PlanningParts,
  record: SetupRecord,
  session: ProofSession,
): Promise<ReviewSeen> {
  const { clock } = parts;
  const known = await knownOf(parts, record);
  const about = { clientId: clientIdOf(record), known, now: clock.now() };
  return observeForReview(depsOfReview(parts, session), record, about);
}

function depsOfReview({ connection }: PlanningParts, { signal }: ProofSession): ReviewDeps {
  return { directory: connection.directory(signal), exchange: connection.exchange(signal) };
}

/** What was seen becomes the agreed state only where nothing was taken down before. */
async function keepReview(
  { records }: PlanningParts,
  record: SetupRecord,
  kept: KeptReview,
  today: ReviewBase,
): Promise<void> {
  await changeRecord(records, record, (current) => ({
    updatedAt: kept.at,
    reviews: [...(current.reviews ?? []), kept].slice(-mostReviews),
    reviewSeen: today,
    reviewBase: completedBase(current.reviewBase ?? today, today, addressesOf(current)),
  }));
  await records.audit(record.tenantId, record.id, {
    ...{ time: kept.at, who: kept.by, what: 'review' },
    detail: { verdict: kept.verdict, drifts: kept.drifts.length },
  });
}

function addressesOf({ spec, stage }: SetupRecord): readonly string[] {
  return specAt(spec, stage).senders.map(({ address }) => address);
}

/**
 * Takes down what has no place in the setup file, where it was just proven and nothing of it is known yet: what was right
 * then is what later reviews compare with. What cannot be read is left for the first review.
 */
export async function takeReviewBase(
  parts: PlanningParts,
  { tenantId, id }: SetupRecord,
  session: ProofSession,
): Promise<void> {
  const record = await parts.records.load(tenantId, id);
  if (record?.lastProof?.verdict !== 'proven') return;
  const known = record.reviewBase;
  const addresses = addressesOf(record);
  if (known !== undefined && addresses.every((one) => known.senders[one.toLowerCase()] !== undefined)) return;
  const account = await parts.connection.signIn();
  const facts = await readBaseFacts(depsOfReview(parts, session), record, clientIdOf(record));
  const today = baseOf(facts, record, parts.clock.now().toISOString(), account.username);
  await changeRecord(parts.records, record, (current) => ({
    reviewBase: completedBase(current.reviewBase ?? today, today, addressesOf(current)),
  }));
}

/** The document of the reviews that were made, and of those that were not. */
export function reviewDocument(
  setups: readonly ReviewedSetup[],
  notReviewed: ReviewDocument['notReviewed'],
  now: Date,
): ReviewDocument {
  const verdicts = new Set(setups.map(({ verdict }) => verdict));
  const verdict = verdicts.has('drift')
    ? 'drift'
    : verdicts.has('unknown') || notReviewed.length > 0
      ? 'unknown'
      : verdicts.has('notes')
        ? 'notes'
        : 'clean';
  return {
    ...{ format: 1, command: 'review', madeAt: now.toISOString(), verdict },
    ...{ setups: [...setups], notReviewed: [...notReviewed] },
  };
}
