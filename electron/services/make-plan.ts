import type { PlanDocument } from '../contract/documents';
import { AppError } from '../contract/errors';
import type { Plan } from '../contract/plan';
import { setupIdOf, type SetupSpec } from '../contract/setup-file';
import type { VendorProfile } from '../contract/vendor-profile';
import type { Journal } from '../contract/journal';
import type { SetupRecords } from '../ports/records';
import type { CacheTimes } from '../ports/cache-times';
import type { Clock } from '../ports/clock';
import type { CertificateKeyPair } from '../ports/certificates';
import type { CredentialStore } from '../ports/credential-store';
import type { SignedInAccount } from '../ports/tokens';
import { isBlocking } from '../setup/checks';
import { oldTokensUntil } from '../setup/consent/old-tokens';
import { keychainCheckId } from '../setup/credential/check';
import { credentialIntents } from '../setup/credential/marker';
import { setupGate, waitingSteps } from '../setup/gate';
import type { Observation } from '../setup/observation';
import { observe } from '../setup/observe';
import { planSetup } from '../setup/plan';
import { specOfAll } from '../setup/stage';
import type { Connection } from './connection';
import { withDigest } from './plan-digest';
import { givenCertificate } from './given-certificate';
import { pfxUnlocker, type UnlockPfx } from './unlock-pfx';

/** The records as services use them: setups and a journal each. */
export interface Records extends SetupRecords {
  journal(tenantId: string, setupId: string): Journal;
}

/** What planning needs of a host. */
export interface PlanningParts {
  readonly connection: Connection;
  readonly records: Records;
  readonly clock: Clock;
  readonly newId: () => string;
  /** How long this tenant's caches take. */
  readonly times: CacheTimes;
}

/** A plan, and what it was made from. */
export interface MadePlan {
  readonly plan: Plan;
  readonly observation: Observation;
  readonly store: CredentialStore;
  /** Where the setup file lies. */
  readonly folder: string;
  /** The private key of a PFX that the setup file names: in memory only, never in plan or observation. */
  readonly givenKey: CertificateKeyPair | null;
}

/** What is to be planned. */
export interface PlanInput {
  readonly spec: SetupSpec;
  readonly folder: string;
  /** Leave the test stage. Throws AppError `invalid-input` where the setup file has none. */
  readonly goLive?: boolean;
  /** Opens a PFX that the setup file names; without it that is refused. */
  readonly unlock?: UnlockPfx;
}

/** Signs in, observes and plans. Reads only. */
export async function makePlan(
  parts: PlanningParts,
  { spec, folder, goLive = false, unlock = pfxUnlocker(undefined) }: PlanInput,
  profile: VendorProfile,
  signal: AbortSignal,
): Promise<MadePlan> {
  const { connection, records, clock } = parts;
  if (goLive && spec.testStage === undefined) throw nothingToLeave(spec);
  const given = await givenCertificate(spec, folder, clock.now(), unlock);
  // Before anybody signs in: a host without a way to Exchange Online says so here.
  const exchange = connection.exchange(signal);
  const account = await connection.signIn();
  const setupId = setupIdOf(spec.application);
  const [record, entries, { store, notice }] = await Promise.all([
    records.load(account.tenantId, setupId),
    records.journal(account.tenantId, setupId).entries(),
    connection.store(),
  ]);
  const observation = await observe(
    { directory: connection.directory(signal), exchange, credentials: store },
    specOfAll(spec),
    {
      ...{ record, journalIntents: credentialIntents(entries), oldTokensUntil: oldTokensUntil(entries) },
      given: given?.view ?? null,
    },
  );
  refuseOtherTenant(account, observation.organization.id);
  const plan = planSetup(spec, profile, observation, {
    id: parts.newId(),
    createdAt: clock.now().toISOString(),
    createdBy: account.username,
    stage: { goLive, recorded: record?.stage, provenAt: record?.stageProvenAt },
  });
  const said = notice === null ? plan : sayingStore(plan, notice);
  return { plan: withDigest(said), observation, store, folder, givenKey: given?.key ?? null };
}

function nothingToLeave({ application }: SetupSpec): AppError {
  return new AppError({
    code: 'invalid-input',
    message: `The setup file of ${application} has no test stage, so there is nothing to go live from.`,
    who: 'you',
    next: 'Leave --go-live away, or add a `testStage`.',
  });
}

/** The records and the lock are the signed-in tenant's, the plan is for the one that Graph named: one and the same. */
function refuseOtherTenant(account: SignedInAccount, found: string): void {
  if (account.tenantId.toLowerCase() === found.toLowerCase()) return;
  throw new AppError({
    code: 'tenant-mismatch',
    message: `${account.username} is signed in to the tenant ${account.tenantId}, but Microsoft Graph answered for ${found}.`,
    who: 'you',
    next: 'Sign in again with an account of the right tenant.',
  });
}

/** Where secrets go instead of the keychain is said aloud, among the checks (design rule 4). */
function sayingStore(plan: Plan, notice: string): Plan {
  const checks = plan.checks.map((check) =>
    check.id === keychainCheckId && check.status === 'pass'
      ? { ...check, status: 'warn' as const, finding: notice }
      : check,
  );
  return { ...plan, checks };
}

/** What a plan is worth to the signed-in person. */
export function planDocument({ plan, observation }: MadePlan): PlanDocument {
  const blocked = plan.checks.some(isBlocking);
  const verdict = blocked ? 'blocked' : plan.steps.length === 0 ? 'nothing-to-do' : 'ready';
  return {
    format: 1,
    command: 'plan',
    verdict,
    plan,
    waitsFor: waitsFor(plan, observation),
    savedAs: null,
  };
}

/** Steps that the signed-in person may not run, by who may. */
export function waitsFor(plan: Plan, observation: Observation): PlanDocument['waitsFor'] {
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
