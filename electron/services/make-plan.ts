import type { PlanDocument } from '../contract/documents';
import { AppError } from '../contract/errors';
import type { Check, Plan } from '../contract/plan';
import type { Forecast } from '../contract/preflight';
import type { VendorProfile } from '../contract/vendor-profile';
import type { CertificateKeyPair } from '../ports/certificates';
import type { CredentialStore } from '../ports/credential-store';
import { isBlocking } from '../setup/checks';
import { keychainCheckId } from '../setup/credential/check';
import { setupGate, waitingSteps } from '../setup/gate';
import type { Observation } from '../setup/observation';
import { judgeSetup, planFrom } from '../setup/plan';
import { described } from '../setup/preflight/catalogue';
import { forecastOf } from '../setup/preflight/forecast';
import { FollowedChecks, type TellChecks } from './followed-checks';
import { look } from './look';
import type { PlanInput, PlanningParts } from './planning-parts';
import { withDigest } from './plan-digest';

/** A plan, and what it was made from. */
export interface MadePlan {
  readonly plan: Plan;
  /** What would fail, also where the plan has no steps for it. */
  readonly forecast: Forecast;
  readonly observation: Observation;
  readonly store: CredentialStore;
  /** Where the setup file lies. */
  readonly folder: string;
  /** The private key of a PFX that the setup file names: in memory only, never in plan or observation. */
  readonly givenKey: CertificateKeyPair | null;
}

/** Signs in, observes and plans. Reads only. `tell` gets checks as soon as what they look at was read. */
export async function makePlan(
  parts: PlanningParts,
  input: PlanInput,
  profile: VendorProfile,
  signal: AbortSignal,
  tell?: TellChecks,
): Promise<MadePlan> {
  const { clock } = parts;
  const { spec, folder, goLive = false } = input;
  const createdAt = clock.now().toISOString();
  const following = new FollowedChecks(spec, profile, { createdAt, clock, tell });
  const looked = await look(parts, input, signal, following.watch);
  const { observation, record, store, notice, account, givenKey } = looked;
  const meta = {
    ...{ id: parts.newId(), createdAt: clock.now().toISOString(), createdBy: account.username },
    stage: { goLive, recorded: record?.stage, provenAt: record?.stageProvenAt },
    times: following.times,
  };
  const judged = sayingStore(judgeSetup(spec, profile, observation, meta), notice);
  following.finish(judged.checks);
  const plan = withDigest(planFrom(spec, judged, meta));
  const forecast = forecastOf(judged.checks, judged.steps, observation);
  return { plan, forecast, observation, store, folder, givenKey };
}

/** Where secrets go instead of the keychain is said aloud, among the checks (design rule 4). */
export function sayingStore<T extends { readonly checks: readonly Check[] }>(
  judged: T,
  notice: string | null,
): T {
  if (notice === null) return judged;
  const checks = judged.checks.map((check) =>
    check.id === keychainCheckId && check.status === 'pass'
      ? described({ ...check, status: 'warn', finding: notice })
      : check,
  );
  return { ...judged, checks };
}

/** What a plan is worth to the signed-in person. */
export function planDocument({ plan, observation, forecast }: MadePlan): PlanDocument {
  const blocked = plan.checks.some(isBlocking);
  const verdict = blocked ? 'blocked' : plan.steps.length === 0 ? 'nothing-to-do' : 'ready';
  return {
    format: 1,
    command: 'plan',
    verdict,
    plan,
    waitsFor: waitsFor(plan, observation),
    forecast,
    savedAs: null,
  };
}

/** Steps that the signed-in person may not run, by who may. */
export function waitsFor(plan: Pick<Plan, 'steps'>, observation: Observation): PlanDocument['waitsFor'] {
  const gate = setupGate(observation);
  return [...waitingSteps(plan.steps, gate)].map(([who, steps]) => {
    const verdict = steps[0] === undefined ? { may: true as const } : gate(steps[0]);
    return {
      who,
      reason: verdict.may ? '' : verdict.reason,
      steps: steps.map((step) => step.id),
    };
  });
}

/** Throws AppError where a check failed: `invalid-input` for a wrong file, `preflight-failed` for the rest. */
export function refuseBlocked(plan: Plan): void {
  const failed = plan.checks.filter(isBlocking);
  if (failed.length === 0) return;
  const ofFile = failed.some((check) => check.fault === 'file');
  throw new AppError({
    code: ofFile ? 'invalid-input' : 'preflight-failed',
    message: `${plan.spec.application} cannot be set up yet: ${failed.length === 1 ? 'one check' : `${failed.length} checks`} failed. Nothing was written.`,
    next: 'Mend what is named and run the command again.',
    issues: failed.map((check) => ({
      where: check.title,
      problem: check.finding,
      ...(check.who === null ? {} : { who: check.who }),
      ...(check.next === null ? {} : { next: check.next }),
    })),
  });
}
