import { certificateMaker } from '../../credentials/certificate/make';
import type { StepOutputs } from '../../contract/run';
import { runPlan } from '../../engine/runner';
import type { RunSummary } from '../../engine/summary';
import { setupGate } from '../../setup/gate';
import { rotationExecutors } from '../../setup/registry';
import { consentGate } from '../consent-gate';
import { audit, type RotateJob } from './job';
import type { MadeRotation } from './plan';

/** Runs an approved plan under the setup's own journal. */
export async function runRotation(
  job: RotateJob,
  { plan, givenKey }: Pick<MadeRotation, 'plan' | 'givenKey'>,
): Promise<RunSummary> {
  const { parts, look, session, record, who } = job;
  const { connection, records, clock, newId } = parts;
  const rights = { ...look, exchange: null };
  const gate = await consentGate(connection, plan.steps, setupGate(rights), session);
  const executors = rotationExecutors(
    {
      directory: connection.directory(session.signal),
      credentials: look.store,
      certificates: certificateMaker(),
      clock,
    },
    { setupId: record.id, journalIntents: look.intents, givenKey },
  );
  const summary = await runPlan({
    plan: { id: newId(), steps: plan.steps },
    executors,
    journal: records.journal(record.tenantId, record.id),
    gate,
    signal: session.signal,
    clock,
    newRunId: newId,
    emit: (event) => session.listener?.event?.(event),
    startedBy: who,
  });
  await audit(job, { aim: plan.aim, result: summary.result, steps: plan.steps.length });
  return summary;
}

/** What the step that makes the credential put out; null where it did not come so far. */
export function madeBy(summary: RunSummary): { readonly keyId: string; readonly expires: string } | null {
  const outcome = summary.outcomes['rotate'];
  if (outcome?.kind !== 'applied' && outcome?.kind !== 'already-in-place') return null;
  const keyId = textOf(outcome.outputs, 'keyId');
  const expires = textOf(outcome.outputs, 'endDateTime');
  return keyId === null || expires === null ? null : { keyId, expires };
}

function textOf(outputs: StepOutputs, name: string): string | null {
  const value = outputs[name];
  return typeof value === 'string' ? value : null;
}
