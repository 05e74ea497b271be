import type { ApplyDocument } from '../contract/documents';
import { AppError } from '../contract/errors';
import type { Plan } from '../contract/plan';
import { setupIdOf, type SetupSpec } from '../contract/setup-file';
import { certificateMaker } from '../credentials/certificate/make';
import { runPlan } from '../engine/runner';
import { setupGate } from '../setup/gate';
import { setupExecutors } from '../setup/registry';
import { stillHolds } from '../setup/stale';
import { documentOf, nothingToDo } from './apply-document';
import { changeDetail, type ChangeWords } from './change-words';
import { consentGate } from './consent-gate';
import { givenCertificate } from './given-certificate';
import { makePlan, refuseBlocked, type MadePlan } from './make-plan';
import type { PlanningParts } from './planning-parts';
import { rememberedPolicyTime } from './policy-time';
import { profileOf } from './profile';
import { readPlan } from './read-plan';
import { recordAfter, recordBefore } from './record-run';
import type { NamedText, OperationOptions } from './operation-options';
import { parseSetupFile } from './setup-file/parse';
import { tryCredential } from './try-credential';
import { pfxUnlocker, type UnlockPfx } from './unlock-pfx';
import { askedOnce, untilSettled } from './until-settled';

/** What apply was asked to do: the wanted state, and the saved plan where one was given. */
export interface ApplyInput {
  readonly spec: SetupSpec;
  readonly saved: Plan | null;
  readonly folder: string;
  /** As in `NamedText`. */
  readonly keyFolder?: string;
  /** Leave the test stage; of a saved plan what it was made for. */
  readonly goLive?: boolean;
  /** Opens a PFX that the setup file names. */
  readonly unlock?: UnlockPfx;
}

/** The operation's signal and listener, and why it is done. */
type ApplySession = Required<Pick<OperationOptions, 'signal'>> &
  OperationOptions & { readonly change?: ChangeWords };

/** Reads a setup file or a saved plan. Throws AppError `invalid-input`. */
export function readApplyInput(source: {
  readonly kind: 'file' | 'plan';
  readonly file: NamedText;
}): ApplyInput {
  const { text, name, ...folders } = source.file;
  if (source.kind === 'file') return { spec: parseSetupFile(text, name), saved: null, ...folders };
  const saved = readPlan(text, name);
  return { spec: saved.spec, saved, ...folders, goLive: saved.stage === 'live' };
}

/** The input with the wish to go live; a saved plan says itself what it was made for. Throws AppError `invalid-input`. */
export function withStage(input: ApplyInput, goLive: boolean): ApplyInput {
  if (!goLive || input.goLive === true) return input;
  if (input.saved === null) return { ...input, goLive };
  throw new AppError({
    code: 'invalid-input',
    message: 'This plan was not made for going live, so that is not what was approved in it.',
    who: 'you',
    next: 'Make the plan again (sendwright plan FILE --go-live --out PLAN), have it reviewed, and apply that.',
  });
}

/**
 * Applies, and where only time is missing and `wait` says so, applies again when it is worth trying, until something
 * else than time is missing. The lock is free meanwhile. What is left of the approved plan is not asked again; a step
 * that it does not cover is.
 */
export async function applyAndWait(
  parts: PlanningParts,
  input: ApplyInput,
  approve: (plan: Plan) => Promise<boolean>,
  options: ApplySession & { readonly wait: boolean },
): Promise<ApplyDocument> {
  const ask = askedOnce(approve, stillHolds);
  return untilSettled(parts.clock, async () => applySetup(parts, input, ask, options), options);
}

/** Plans, asks, runs, records. One run per setup at a time: the lock is taken before the tenant is read. */
export async function applySetup(
  parts: PlanningParts,
  input: ApplyInput,
  approve: (plan: Plan) => Promise<boolean>,
  options: ApplySession,
): Promise<ApplyDocument> {
  // A word that cannot be written down is refused before anything is done.
  changeDetail(options.change);
  const { unlock = pfxUnlocker(undefined) } = input;
  // Before anybody signs in, and before the lock: a passphrase may have to be looked for.
  await givenCertificate(input.spec, input.keyFolder ?? input.folder, parts.clock.now(), unlock);
  const account = await parts.connection.signIn();
  const lock = await parts.records.lock(account.tenantId, setupIdOf(input.spec.application));
  try {
    const profile = await profileOf(input.spec.vendor, input.folder);
    const made = await makePlan(parts, { ...input, unlock }, profile, options.signal);
    refuseBlocked(made.plan);
    refuseStale(input.saved, made.plan);
    if (made.plan.steps.length === 0) {
      await recordAfter(parts, made, null, options.change);
      return nothingToDo(made, await tryCredential(parts, made, options));
    }
    const approved = await approve(made.plan);
    if (!approved) return documentOf(made, { result: 'not-approved' });
    return await run(parts, made, options);
  } finally {
    await lock.release();
  }
}

function refuseStale(saved: Plan | null, now: Plan): void {
  if (saved === null || stillHolds(saved, now)) return;
  throw new AppError({
    code: 'plan-stale',
    message:
      'The tenant has changed since this plan was made, so what was approved is no longer what would be done. Nothing was written.',
    who: 'you',
    next: 'Make the plan again (sendwright plan FILE --out PLAN), have it reviewed, and apply that.',
  });
}

async function run(parts: PlanningParts, made: MadePlan, options: ApplySession): Promise<ApplyDocument> {
  const { connection, records, clock } = parts;
  const { plan, observation, store } = made;
  const gate = await consentGate(parts.connection, plan.steps, setupGate(observation), options);
  await recordBefore(parts, made);
  const executors = setupExecutors(
    {
      directory: connection.directory(options.signal),
      exchange: connection.exchange(options.signal),
      credentials: store,
      certificates: certificateMaker(),
      clock,
    },
    {
      setupId: plan.setupId,
      journalIntents: observation.journalIntents,
      oldTokensUntil: observation.oldTokensUntil,
      policyTime: rememberedPolicyTime(parts, plan, parts.times.policyMs),
      givenKey: made.givenKey,
    },
  );
  const summary = await runPlan({
    plan,
    executors,
    journal: records.journal(plan.tenantId, plan.setupId),
    gate,
    signal: options.signal,
    clock,
    newRunId: parts.newId,
    emit: (event) => options.listener?.event?.(event),
    startedBy: plan.createdBy,
  });
  await recordAfter(parts, made, summary, options.change);
  const test = await tryCredential(parts, made, options);
  return documentOf(made, { result: summary.result, summary }, test);
}
