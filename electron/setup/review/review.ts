import type { Drift, DriftId, FoundDrift, ReviewVerdict } from '../../contract/review';
import type { Step } from '../../contract/plan';
import type { VendorNeeds } from '../../contract/vendor-needs';
import type { SetupRecord } from '../../ports/records';
import { isBlocking } from '../checks';
import { checkMailboxes } from '../mailboxes/check';
import { byGravity, verdictOf } from '../lint/finding';
import { judgeSetup } from '../plan';
import type { Planning } from '../planning';
import { driftCatalogue } from './catalogue';
import { mendOf, unclaimed } from './mending';
import { applicationRules } from './rules-application';
import { lintRule, reachDrifts, rightRules } from './rules-rights';
import { scopeRules } from './rules-scope';
import { senderRules } from './rules-senders';
import { sinceOf, type Logs } from './since';
import { drift, type ReviewContext, type ReviewSeen } from './types';

/** What a drift says already when another one is found: it would be told twice. */
const toldBy: Partial<Readonly<Record<DriftId, readonly DriftId[]>>> = {
  'scope-gone': ['scope-removed'],
  'policy-gone': ['group-removed'],
  'policy-idle': ['grant-removed'],
  'pointer-removed': ['principal-removed', 'application-deleted'],
  'assignment-removed': ['pointer-removed', 'principal-removed', 'application-deleted'],
  'grant-removed': ['principal-removed', 'application-deleted'],
  'principal-removed': ['application-deleted'],
  'credential-removed': ['application-deleted'],
};

/** By these another reach is explained. */
const changesReach =
  /^(?:union-hazard|tenant-wide|wrong-pointer|nested-group|grant-removed|pointer-removed|(?:application|principal)-(?:deleted|removed)|scope-(?!shared)|assignment-|policy-|group-(?:member|removed)|sender-(?:removed|renamed|replaced|on-premises|domain))/u;

/** Every drift of a setup from what was agreed, as far as the tenant tells; none twice. */
export function tenantDrifts(context: ReviewContext): readonly FoundDrift[] {
  const rules = [lintRule, ...rightRules, ...scopeRules, ...senderRules, ...applicationRules];
  const found = rules.flatMap((rule) => rule(context));
  const isExplained = found.some(({ id }) => changesReach.test(id));
  return merged([...found, ...reachDrifts(context, isExplained), ...notRead(context.seen)]);
}

function merged(found: readonly FoundDrift[]): readonly FoundDrift[] {
  const ids = new Set(found.map(({ id }) => id));
  const kept = found.filter(({ id }) => !(toldBy[id] ?? []).some((other) => ids.has(other)));
  const unread = kept.filter(({ id }) => id === 'not-read');
  const lines = new Set(unread.flatMap(({ evidence }) => evidence));
  return [...kept.filter(({ id }) => id !== 'not-read'), ...drift('not-read', [...lines])];
}

/** What lint does not say of itself: planning, senders and what the tenant keeps. */
function notRead({ lint, observation, mailboxes }: ReviewSeen): readonly FoundDrift[] {
  const looked = observation.ok ? observation.value : null;
  const unified = looked?.records?.unifiedAudit;
  return drift('not-read', [
    ...(observation.ok ? [] : [`What the setup file asks for: ${observation.error.message}`]),
    ...(lint.recipients.ok ? [] : [`Senders and outsider in Exchange: ${lint.recipients.error.message}`]),
    ...(mailboxes.ok ? [] : [`Mailboxes of the senders: ${mailboxes.error.message}`]),
    ...(looked?.exchange === null
      ? ['Exchange Online: what is in place cannot be seen with this sign-in.']
      : []),
    ...(looked?.policy === null ? ['The tenant’s rules for credentials (Policy.Read.All).'] : []),
    ...(unified?.ok === false ? [`The unified audit log: ${unified.problem}`] : []),
  ]);
}

/** Which mailbox is meant must be settled by people first: a plan would take the address at its word. */
const unsettled = /^sender-(?:removed|renamed|replaced|on-premises|domain)$/u;

/** The drifts with all their words, gravest first. */
export function worded(
  found: readonly FoundDrift[],
  { record, steps: planned }: Pick<ReviewContext, 'record' | 'steps'>,
  logs: Logs,
): Drift[] {
  const steps = found.some(({ id }) => unsettled.test(id)) ? [] : planned;
  const open = unclaimed(found, steps);
  const rest = drift(
    'plan-differs',
    open.map(({ summary }) => summary),
  );
  const drifts = [...found, ...rest].map((one) => {
    const { area, severity, title, why, source, who, acceptable } = driftCatalogue[one.id];
    return {
      ...{ id: one.id, area, severity: one.severity ?? severity, title, evidence: [...one.evidence] },
      ...{ why, source, who, since: sinceOf(one, record, logs) },
      ...{ mend: mendOf(one.id, one.id === 'plan-differs' ? open : steps), acceptable },
    };
  });
  return drifts.sort(byGravity);
}

/** What the drifts come to. */
export function reviewVerdict(drifts: readonly Pick<Drift, 'severity'>[]): ReviewVerdict {
  const verdict = verdictOf(drifts);
  return verdict === 'findings' ? 'drift' : verdict;
}

/** The plan of the setup file as it is recorded, and the steps that a review counts; none where planning saw nothing. */
export function planOfReview(
  record: SetupRecord,
  profile: VendorNeeds,
  { observation, lint }: ReviewSeen,
  now: Date,
): { readonly planning: Planning | null; readonly steps: readonly Step[] } {
  if (!observation.ok) return { planning: null, steps: [] };
  const { credential, stage, stageProvenAt } = record;
  const keys = observation.value.application;
  const all = [...(keys?.passwordCredentials ?? []), ...(keys?.keyCredentials ?? [])];
  const inUse = all.find(({ keyId }) => keyId === credential?.keyId);
  // Whether its value lies on this computer is no matter of the tenant.
  const held = {
    ...observation.value.credential,
    ...{ usable: { ok: true as const }, heldKeyId: inUse?.keyId ?? null },
  };
  const seen = { ...observation.value, credential: held };
  const wish = { recorded: stage, provenAt: stageProvenAt };
  const judged = judgeSetup(record.spec, profile, seen, { createdAt: now.toISOString(), stage: wish }, []);
  const isUsable = inUse !== undefined && Date.parse(inUse.endDateTime) > now.getTime();
  const isOurs = record.spec.app === undefined && lint.application.ok && lint.application.value !== null;
  const { exchange, appRoleAssignments } = observation.value;
  const counts = ({ group, kind, needs }: Step): boolean =>
    (group !== 'credential' || (isOurs && !isUsable)) &&
    // Such a step looks first: that it stands in the plan says nothing where nobody could look.
    (!needs.exchange || exchange !== null) &&
    (!kind.startsWith('grant.') || appRoleAssignments !== null);
  // As with any plan: where a sender or the outsider is not as the file says, there is none.
  const isBlocked = checkMailboxes(judged.planning).some(isBlocking);
  return { planning: judged.planning, steps: isBlocked ? [] : judged.steps.filter(counts) };
}
