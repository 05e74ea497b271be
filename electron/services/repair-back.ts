import type { RepairPlan } from '../contract/repair';
import { wayBack } from '../setup/lint/way-back';
import { repairExecutors } from '../setup/registry';
import type { PlanningParts } from './planning-parts';
import { signed, type RepairAbout } from './repair-plan';

/** Under what the journal and the lock of an application's repairs are kept, and their plans' id in it. */
export function repairId({ clientId }: Pick<RepairPlan, 'clientId'>): string {
  return `repair-${clientId}`;
}

/**
 * The plan that gives back what repairs of this computer took of an application, as far as it is not there again; null
 * where nothing was taken. Reads only.
 */
export async function backOf(
  { connection, records, clock }: PlanningParts,
  about: RepairAbout,
  servicePrincipalId: string | null,
  signal: AbortSignal,
): Promise<RepairPlan | null> {
  if (servicePrincipalId === null) return null;
  const planId = repairId(about);
  const ports = { directory: connection.directory(signal), exchange: connection.exchange(signal), clock };
  const { steps, notes } = await wayBack(await records.journal(about.tenantId, planId).entries(), {
    ...{ planId, servicePrincipalId, executors: repairExecutors(ports), signal },
  });
  if (steps.length + notes.length === 0) return null;
  return signed({
    ...{ format: 1, kind: 'repair', ...about, servicePrincipalId, direction: 'back' },
    ...{ steps: [...steps], notes: [...notes] },
  });
}
