import type { Check, Plan, Step } from '../contract/plan';
import type { SetupSpec } from '../contract/setup-file';
import type { VendorNeeds } from '../contract/vendor-needs';
import { isBlocking } from './checks';
import { planAccessPolicy, planRemovals } from './consent/plan';
import { planCredential } from './credential/plan';
import { isWithinReach } from './gate';
import { observationHash } from './hash';
import { planMailboxes } from './mailboxes/plan';
import type { Observation } from './observation';
import { planningOf } from './planning';
import type { Planning } from './planning';
import { preflight, type CheckDefinition, type PartTimes } from './preflight';
import { described } from './preflight/catalogue';
import { planRegistration } from './registration/plan';
import type { Registration } from './registration/plan';
import { leftovers } from './scope/leftovers';
import { planPolicyRemoval, trialStep } from './scope/migration';
import { planRbacScope } from './scope/plan';
import { namedSteps, specAt, stageChecks, stageNotes, stageOf, type Stage, type StageWish } from './stage';

/** What a plan carries that is neither wanted nor observed. */
export interface PlanMeta {
  readonly id: string;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly stage?: StageWish;
  /** How long the parts of the observation took. */
  readonly times?: PartTimes;
}

/** What was judged of a setup as observed: the checks, and the steps there would be whatever the checks say. */
export interface Judged {
  readonly planning: Planning;
  readonly stage: Stage | undefined;
  readonly checks: readonly Check[];
  readonly steps: readonly Step[];
  readonly notes: readonly string[];
}

/** Makes the checks named by `definitions` (default: all of them) and the steps; pure. */
export function judgeSetup(
  spec: SetupSpec,
  profile: VendorNeeds,
  observation: Observation,
  meta: Pick<PlanMeta, 'createdAt' | 'stage' | 'times'>,
  definitions?: readonly CheckDefinition[],
): Judged {
  const wish = meta.stage ?? {};
  const stage = stageOf(spec, observation, wish);
  const planning = planningOf(specAt(spec, stage), profile, observation, new Date(meta.createdAt));
  const planned = planSteps(planning);
  const checks = [
    ...preflight(planning, planned.steps, meta.times, definitions),
    ...stageChecks(planning, spec, stage, wish).map(described),
  ];
  return { planning, stage, checks, ...planned };
}

/**
 * The plan that leads from what was observed to the wanted state; pure. No steps where all is in place, and none
 * where a check failed that makes a plan meaningless (a sender that is not there, another tenant).
 */
export function planSetup(
  spec: SetupSpec,
  profile: VendorNeeds,
  observation: Observation,
  meta: PlanMeta,
): Plan {
  return planFrom(spec, judgeSetup(spec, profile, observation, meta), meta);
}

/** The plan of what was judged. */
export function planFrom(spec: SetupSpec, judged: Judged, meta: PlanMeta): Plan {
  const { planning, stage, checks, steps: planned } = judged;
  const { observation } = planning;
  const meaningless = checks.some((check) => isBlocking(check) && !plansAllTheSame(check));
  const steps = meaningless ? [] : namedSteps(spec, stage, planned);
  return {
    format: 1,
    id: meta.id,
    setupId: planning.setupId,
    tenantId: observation.organization.id,
    tenantName: observation.organization.displayName,
    createdAt: meta.createdAt,
    createdBy: meta.createdBy,
    spec,
    ...(stage === undefined ? {} : { stage }),
    observation: observationHash(observation),
    checks: [...checks],
    steps: [...steps],
    notes: meaningless
      ? []
      : [...judged.notes, ...closingNotes(planning, planned), ...stageNotes(spec, stage, observation)],
  };
}

/** A plan is worth reading though this person cannot run it, or this computer cannot keep the secret. */
function plansAllTheSame(check: Check): boolean {
  return check.fault === 'computer' || check.id === 'roles';
}

function planSteps(planning: Planning): {
  readonly steps: readonly Step[];
  readonly notes: readonly string[];
} {
  const mailboxes = planMailboxes(planning);
  const registration = planRegistration(planning);
  const { senders } = mailboxes;
  const ids = registration.registration;
  if (senders.length === 0) return { steps: [], notes: [] };
  if (planning.spec.scoping === 'accessPolicy') {
    const access = planAccessPolicy(planning, ids, senders, needsCredential(planning, ids));
    const removals = planRemovals(planning, null);
    const credential = planCredential(planning, ids, [
      ...[access.grantedBy, ids.servicePrincipalId.by],
      ...closing(access, removals),
    ]);
    return merge(mailboxes, registration, access, removals, credential);
  }
  const scope = planRbacScope(planning, ids, senders);
  const principal = planning.observation.servicePrincipal;
  const trial = trialStep(planning, principal?.id ?? null, senders, scope);
  const removals = planRemovals(planning, trial?.id ?? scope.assignedBy);
  const last = planPolicyRemoval(planning, [...scope.steps, ...removals.steps], principal?.appId ?? null);
  // Not behind the Exchange steps, so that the Application Administrator need come only once: without a right the
  // secret is harmless. Where a right too wide stands, its removal comes first.
  const credential = planCredential(planning, ids, [ids.servicePrincipalId.by, ...closing(scope, removals)]);
  return merge(
    mailboxes,
    registration,
    scope,
    { steps: trial === null ? [] : [trial], notes: [] },
    removals,
    credential,
    last,
  );
}

function needsCredential(planning: Planning, ids: Registration): boolean {
  return planCredential(planning, ids, []).steps.some(({ group }) => group === 'credential');
}

/** The steps that take away rights to send beside what was agreed. */
function closing(...parts: readonly { readonly steps: readonly Step[] }[]): readonly string[] {
  const kinds = ['grant.remove', 'exchange.remove-assignment'];
  return parts.flatMap(({ steps }) => steps.filter(({ kind }) => kinds.includes(kind)).map(({ id }) => id));
}

function merge(...parts: readonly { readonly steps: readonly Step[]; readonly notes: readonly string[] }[]) {
  return { steps: parts.flatMap((part) => part.steps), notes: parts.flatMap((part) => part.notes) };
}

function closingNotes(planning: Planning, steps: readonly Step[]): readonly string[] {
  const { observation } = planning;
  if (observation.exchange !== null) return leftovers(planning, steps);
  const by = isWithinReach(observation) ? `by ${observation.me.userPrincipalName}` : 'from here';
  return [
    `What is in place in Exchange Online cannot be seen ${by}; those steps look first and change only what is missing.`,
  ];
}
