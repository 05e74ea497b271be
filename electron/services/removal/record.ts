import type { RemovalPlan, RemovalProof } from '../../contract/removal';
import type { RunSummary } from '../../engine/summary';
import type { RemovalRecord, SetupRecord } from '../../ports/records';
import { removalKinds } from '../../setup/removal/kinds';
import { lastRunOf } from '../last-run';
import type { PlanningParts } from '../planning-parts';
import type { MadeRemoval } from './make-plan';

/**
 * Writes the decommission into the setup's record: before a run (`ended` null), so that a killed one is seen; after it
 * with what was taken away. A computer that knew nothing of the setup knows it from now on.
 */
export async function recordRemoval(
  { records, clock }: PlanningParts,
  made: MadeRemoval,
  ended: RunSummary | 'nothing-to-do' | null,
  proof: RemovalProof | null,
): Promise<void> {
  const { plan } = made;
  const now = clock.now().toISOString();
  const current = (await records.load(plan.tenantId, plan.setup)) ?? newRecord(made, now);
  const before = current.removal;
  // Nothing was found of a setup that nobody here knew: there is nothing to remember.
  if (ended === 'nothing-to-do' && made.seen.record === null) return;
  // Whoever could see less now than the one who saw that nothing is left does not change that.
  if (before?.removedAt != null && sawNothing(plan, proof)) return;
  const removal: RemovalRecord = {
    begunAt: before?.begunAt ?? now,
    lastRun:
      ended === null
        ? { time: now, result: 'running', open: plan.steps.map(({ id }) => id) }
        : lastRunOf(ended === 'nothing-to-do' ? null : ended, now),
    done: [...(before?.done ?? []), ...doneIn(made, ended, now)],
    proof: proof ?? before?.proof ?? null,
    removedAt: removedAt(before, proof, now),
  };
  await records.save({ ...current, updatedAt: now, removal });
  if (ended === null) return;
  await records.audit(plan.tenantId, plan.setup, {
    ...{ time: now, who: plan.createdBy, what: 'remove' },
    detail: { result: removal.lastRun.result, steps: plan.steps.length, proof: proof?.verdict ?? null },
  });
}

function sawNothing({ steps }: RemovalPlan, proof: RemovalProof | null): boolean {
  const found = steps.some(({ kind }) => kind !== removalKinds.unseen);
  return !found && (proof === null || proof.verdict === 'unknown');
}

/** From when nothing was left: the first time that it was seen so. */
function removedAt(
  before: RemovalRecord | undefined,
  proof: RemovalProof | null,
  now: string,
): string | null {
  if (proof === null) return null;
  return proof.verdict === 'removed' ? (before?.removedAt ?? now) : null;
}

function doneIn(
  { plan }: MadeRemoval,
  ended: RunSummary | 'nothing-to-do' | null,
  at: string,
): RemovalRecord['done'] {
  if (ended === null || ended === 'nothing-to-do') return [];
  return plan.steps
    .filter(({ id }) => ended.outcomes[id]?.kind === 'applied')
    .map(({ summary }) => ({ at, by: plan.createdBy, what: summary }));
}

function newRecord({ plan, seen }: MadeRemoval, now: string): SetupRecord {
  const { application, servicePrincipal } = seen.observation;
  return {
    ...{ format: 1, id: plan.setup, tenantId: plan.tenantId, tenantName: plan.tenantName },
    ...{ spec: plan.spec, folder: seen.target.folder, createdAt: now, updatedAt: now },
    objects: {
      ...(application === null ? {} : { applicationId: application.id }),
      ...(plan.clientId === null ? {} : { clientId: plan.clientId }),
      ...(servicePrincipal === null ? {} : { servicePrincipalId: servicePrincipal.id }),
    },
    ...{ credential: null, lastRun: null, lastProof: null },
  };
}
