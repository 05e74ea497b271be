import type { Created } from '../../contract/created';
import type { RemovalPlan, RemoveDocument } from '../../contract/removal';
import { AppError } from '../../contract/errors';
import { setupIdOf } from '../../contract/setup-file';
import { certificateMaker } from '../../credentials/certificate/make';
import { runPlan } from '../../engine/runner';
import type { RunSummary } from '../../engine/summary';
import { setupGate } from '../../setup/gate';
import { removalExecutors } from '../../setup/removal/registry';
import { endedSteps, openBy } from '../apply-document';
import { refusePlanOfOther } from '../approved-file';
import { consentGate } from '../consent-gate';
import { waitsFor } from '../make-plan';
import { timeOf } from '../open-time';
import type { OperationOptions } from '../operation-options';
import type { PlanningParts } from '../planning-parts';
import { askedOnce, untilSettled } from '../until-settled';
import type { RemovalTarget } from './look';
import { coversRemoval, makeRemoval, wishOf, type MadeRemoval } from './make-plan';
import type { RemovalWish } from './made';
import { proveRemoval } from './prove';
import { recordRemoval } from './record';

/** The list of what another computer made, where somebody gave it. */
interface WithCreated {
  readonly created?: Created;
}

/** What is to be taken back: a setup with what goes besides, or a plan that was approved. */
export type RemovalSource =
  | { readonly kind: 'setup'; readonly target: RemovalTarget; readonly wish: RemovalWish & WithCreated }
  | { readonly kind: 'plan'; readonly plan: RemovalPlan; readonly folder: string };

/** A run with its signal, and whether it waits where only time is missing. */
export type RemovalSession = Required<Pick<OperationOptions, 'signal'>> &
  OperationOptions & { readonly wait: boolean };

type Approve = (plan: RemovalPlan) => Promise<boolean>;

/** Makes the plan only; writes nothing. */
export async function planOnly(
  parts: PlanningParts,
  target: RemovalTarget,
  wish: RemovalWish & WithCreated,
  signal: AbortSignal,
): Promise<RemoveDocument> {
  const { plan, seen } = await makeRemoval(parts, target, wish, signal, wish.created);
  const result = plan.steps.length === 0 ? 'nothing-to-do' : 'planned';
  return { ...documentOf(plan, null), result, waitsFor: waitsFor(plan, seen.observation) };
}

/**
 * Looks, asks, takes away, and looks whether anything is left. Safe to repeat: what is gone is not planned again. With
 * `wait` it goes on where only time is missing; what is left of an approved plan is not asked again.
 */
export async function carryOut(
  parts: PlanningParts,
  source: RemovalSource,
  approve: Approve,
  session: RemovalSession,
): Promise<RemoveDocument> {
  const ask = askedOnce(approve, coversRemoval);
  return untilSettled(parts.clock, async () => once(parts, source, ask, session), session);
}

async function once(
  parts: PlanningParts,
  source: RemovalSource,
  ask: Approve,
  session: RemovalSession,
): Promise<RemoveDocument> {
  const { records, connection } = parts;
  const account = await connection.signIn();
  const setup = source.kind === 'setup' ? null : source.plan;
  if (setup !== null) refusePlanOfOther(setup, account.tenantId);
  const { target, wish, elsewhere } = wantedOf(source);
  const lock = await records.lock(account.tenantId, setupIdOf(target.spec.application));
  try {
    const made = await makeRemoval(parts, target, wish, session.signal, elsewhere);
    if (setup !== null && !coversRemoval(setup, made.plan)) throw stale();
    return await runMade(parts, made, ask, session);
  } finally {
    await lock.release();
  }
}

async function runMade(
  parts: PlanningParts,
  made: MadeRemoval,
  ask: Approve,
  session: RemovalSession,
): Promise<RemoveDocument> {
  const { plan } = made;
  const isEmpty = plan.steps.length === 0;
  if (!isEmpty && !(await ask(plan))) return { ...documentOf(plan, null), result: 'not-approved' };
  if (!isEmpty) await recordRemoval(parts, made, null, null);
  const summary = isEmpty ? null : await run(parts, made, session);
  const isDone = summary === null || summary.result === 'done';
  const proof = isDone ? await proveRemoval(parts, made, session.signal) : null;
  await recordRemoval(parts, made, summary ?? 'nothing-to-do', proof);
  return { ...documentOf(plan, summary), result: summary?.result ?? 'nothing-to-do', proof };
}

async function run(parts: PlanningParts, made: MadeRemoval, session: RemovalSession): Promise<RunSummary> {
  const { connection, records, clock, newId } = parts;
  const { plan, seen } = made;
  const { signal, listener } = session;
  const { observation, setupId, store } = seen;
  const gate = await consentGate(connection, plan.steps, setupGate(observation), session);
  const ports = {
    ...{ directory: connection.directory(signal), exchange: connection.exchange(signal) },
    ...{ credentials: store, certificates: certificateMaker(), clock, appTokens: connection.appTokens },
  };
  const { journalIntents, oldTokensUntil } = observation;
  const summary = await runPlan({
    plan: { id: newId(), steps: plan.steps },
    executors: removalExecutors(ports, { setupId, journalIntents, oldTokensUntil }),
    journal: records.journal(plan.tenantId, setupId),
    ...{ gate, signal, clock, newRunId: newId, startedBy: plan.createdBy },
    emit: (event) => listener?.event?.(event),
  });
  const { tokens } = connection;
  // Roles may be given meanwhile: whoever goes on gets fresh tokens.
  if (summary.result === 'needs-person') {
    await Promise.all([tokens.refresh('graph'), tokens.refresh('exchange')]);
  }
  return summary;
}

function wantedOf(source: RemovalSource) {
  if (source.kind === 'setup') {
    const { created, ...wish } = source.wish;
    return { target: source.target, wish, elsewhere: created };
  }
  const { elsewhere, ...wish } = wishOf(source.plan);
  return { target: { spec: source.plan.spec, folder: source.folder }, wish, elsewhere };
}

function documentOf(plan: RemovalPlan, summary: RunSummary | null): Omit<RemoveDocument, 'result'> {
  return {
    ...{ format: 1, command: 'remove', setup: plan.setup, tenant: plan.tenantId },
    ...{ application: plan.application, clientId: plan.clientId, plan },
    steps: endedSteps(plan.steps, summary),
    waitsFor: summary === null ? [] : openBy(summary),
    nextTry: summary === null ? null : (timeOf(summary)?.nextTry ?? null),
    proof: null,
    notes: summary?.error === undefined ? [] : [summary.error.message],
    savedAs: null,
  };
}

function stale(): AppError {
  return new AppError({
    code: 'plan-stale',
    message:
      'The tenant has changed since this plan was made: more would be taken away than was approved. Nothing was written.',
    who: 'you',
    next: 'Make the plan again (sendwright remove SETUP --out PLAN), have it reviewed, and apply that.',
  });
}
