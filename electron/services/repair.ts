import type { ApplyDocument } from '../contract/documents';
import { AppError } from '../contract/errors';
import type { LintDocument } from '../contract/lint';
import type { RepairPlan } from '../contract/repair';
import { runPlan } from '../engine/runner';
import type { RunSummary } from '../engine/summary';
import { repairExecutors } from '../setup/registry';
import { endedSteps, openBy } from './apply-document';
import { refusePlanOfOther } from './approved-file';
import { lookAtApplication } from './lint';
import type { PlanningParts } from './planning-parts';
import type { ProofSession } from './proof-parts';
import { repairId } from './repair-back';
import { covers } from './repair-plan';

/**
 * Looks again, asks, and takes away what is still there of the plan. What a step takes away stands in the journal before
 * it runs. Safe to repeat: a run that was cut off goes on. Throws AppError `plan-stale` where more would be taken away
 * than was approved, `tenant-mismatch` in another tenant.
 */
export async function applyRepair(
  parts: PlanningParts,
  saved: RepairPlan,
  approve: (plan: RepairPlan) => Promise<boolean>,
  session: ProofSession,
): Promise<ApplyDocument> {
  const { connection, records } = parts;
  const account = await connection.signIn();
  refusePlanOfOther(saved, account.tenantId);
  const lock = await records.lock(account.tenantId, repairId(saved));
  try {
    const isBack = saved.direction === 'back';
    const wish = { also: saved.also ?? [], undo: isBack };
    const { document } = await lookAtApplication(parts, { clientId: saved.clientId }, session, wish);
    const now = document.repair?.steps.length === 0 ? null : document.repair;
    if (!isBack) refuseUnseen(document, saved, now);
    if (now === null) return documentOf(saved, 'nothing-to-do', null);
    if (!covers(saved, now)) throw stale();
    if (!(await approve(now))) return documentOf(now, 'not-approved', null);
    return await run(parts, now, session);
  } finally {
    await lock.release();
  }
}

async function run(
  { connection, records, clock, newId }: PlanningParts,
  plan: RepairPlan,
  { signal, listener }: ProofSession,
): Promise<ApplyDocument> {
  const id = repairId(plan);
  const ports = { directory: connection.directory(signal), exchange: connection.exchange(signal), clock };
  const summary = await runPlan({
    // A way back has an id of its own: it is nothing that a repair took.
    plan: { id: plan.direction === 'back' ? `${id}-back` : id, steps: plan.steps },
    executors: repairExecutors(ports),
    journal: records.journal(plan.tenantId, id),
    // Nothing is known of the person's rights here: the service itself refuses, and says who may.
    gate: () => ({ may: true }),
    ...{ signal, clock, newRunId: newId, startedBy: plan.createdBy },
    emit: (event) => listener?.event?.(event),
  });
  await records.audit(plan.tenantId, id, {
    time: clock.now().toISOString(),
    who: plan.createdBy,
    what: plan.direction === 'back' ? 'repair-back' : 'repair',
    detail: { result: summary.result, steps: plan.steps.length, open: summary.open.length },
  });
  return documentOf(plan, summary.result, summary);
}

function documentOf(
  plan: RepairPlan,
  result: ApplyDocument['result'],
  summary: RunSummary | null,
): ApplyDocument {
  return {
    ...{ format: 1, command: 'apply', setup: repairId(plan), tenant: plan.tenantId },
    ...{ application: plan.application, clientId: plan.clientId, result },
    steps: endedSteps(plan.steps, summary),
    waitsFor: summary === null ? [] : openBy(summary),
    notes: [...(plan.notes ?? []), ...(summary?.error === undefined ? [] : [summary.error.message])],
    credential: null,
  };
}

/** A step that is not seen any more is done only where all could be looked at: else nobody knows. */
function refuseUnseen({ findings }: LintDocument, saved: RepairPlan, now: RepairPlan | null): void {
  const unread = findings.find(({ id }) => id === 'not-read');
  if (unread === undefined || (now?.steps.length ?? 0) >= saved.steps.length) return;
  throw new AppError({
    code: 'permission-denied',
    message: `Not everything could be looked at, so what is still to be done cannot be told: ${unread.evidence.join(' ')}`,
    who: unread.who,
    next: 'Apply the same plan with somebody signed in who may read it (--as, --exchange-as).',
  });
}

function stale(): AppError {
  return new AppError({
    code: 'plan-stale',
    message:
      'The application has changed since this plan was made: more would be taken away than was approved. Nothing was written.',
    who: 'you',
    next: 'Make the plan again (sendwright lint --client-id ID --plan FILE), have it reviewed, and apply that.',
  });
}
