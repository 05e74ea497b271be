import type { UnattendedDocument, UnattendedPlan } from '../../contract/unattended-setup';
import { certificateMaker } from '../../credentials/certificate/make';
import { runPlan } from '../../engine/runner';
import type { RunSummary } from '../../engine/summary';
import type { StepGate } from '../../engine/types';
import { setupGate } from '../../setup/gate';
import type { UnattendedSeen } from '../../setup/unattended/observe';
import { unattendedExecutors } from '../../setup/unattended/registry';
import { unattendedId, unattendedName } from '../../setup/unattended/rights';
import { endedSteps, openBy } from '../apply-document';
import { consentGate } from '../consent-gate';
import { timeOf } from '../open-time';
import type { PlanningParts } from '../planning-parts';
import type { ProofSession } from '../proof-parts';
import type { UnattendedLook } from './look';

/** A plan as it is shown: the steps with what was seen. */
export function unattendedPlan(
  { seen, account, record }: UnattendedLook,
  now: Date,
  made: Pick<UnattendedPlan, 'aim' | 'excess' | 'notes' | 'open'> & {
    readonly steps: UnattendedPlan['steps'];
  },
): UnattendedPlan {
  return {
    ...made,
    ...{ application: unattendedName, clientId: seen.application?.appId ?? record?.clientId ?? null },
    ...{ tenantId: account.tenantId, tenantName: seen.organization.displayName },
    ...{ createdAt: now.toISOString(), createdBy: account.username },
  };
}

/** Runs an approved plan under a journal of its own, and writes into the audit log that it ran. */
export async function runUnattended(
  { connection, records, clock, newId }: PlanningParts,
  { seen, store }: UnattendedLook,
  plan: UnattendedPlan,
  session: ProofSession,
): Promise<RunSummary> {
  const { signal, listener } = session;
  const gate = await consentGate(connection, plan.steps, gateOf(seen), session);
  const ports = {
    ...{ directory: connection.directory(signal), exchange: connection.exchange(signal) },
    ...{ credentials: store, certificates: certificateMaker(), clock, appTokens: connection.appTokens },
  };
  const summary = await runPlan({
    plan: { id: newId(), steps: plan.steps },
    executors: unattendedExecutors(ports, { setupId: unattendedId, journalIntents: seen.known.intents }),
    journal: records.journal(plan.tenantId, unattendedId),
    ...{ gate, signal, clock, newRunId: newId, startedBy: plan.createdBy },
    emit: (event) => listener?.event?.(event),
  });
  await records.audit(plan.tenantId, unattendedId, {
    time: clock.now().toISOString(),
    who: plan.createdBy,
    what: `unattended ${plan.aim}`,
    detail: { result: summary.result, steps: plan.steps.length, open: summary.open.length },
  });
  return summary;
}

/** Steps of Exchange are planned only where it was seen: whoever is signed in there is refused by Exchange itself. */
function gateOf(seen: UnattendedSeen): StepGate {
  const gate = setupGate({ ...seen, exchange: null });
  return (step) => (step.needs.exchange ? { may: true } : gate(step));
}

/** The document of a run, or of a plan that was not carried out. */
export function unattendedDocument(
  plan: UnattendedPlan,
  result: UnattendedDocument['result'],
  summary: RunSummary | null,
): UnattendedDocument {
  return {
    ...{ format: 1, command: 'unattended', tenant: plan.tenantId, tenantName: plan.tenantName },
    ...{ application: plan.application, clientId: plan.clientId, result, plan },
    steps: endedSteps(plan.steps, summary),
    waitsFor: summary === null ? [] : openBy(summary),
    nextTry: summary === null ? null : (timeOf(summary)?.nextTry ?? null),
    ...{ certificate: null, seen: null, proof: null },
    notes: [...plan.notes, ...(summary?.error === undefined ? [] : [summary.error.message])],
    ...{ savedAs: null, passphraseFile: null },
  };
}
