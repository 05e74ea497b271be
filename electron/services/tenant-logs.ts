import { attempt } from '../engine/attempt';
import { searchedOperations, type UnifiedLog } from '../setup/review/exchange-log';
import type { Audits } from '../setup/review/since';
import { keptByUnifiedLog } from '../upkeep/activity/unified-part';
import type { PlanningParts } from './planning-parts';
import type { ProofSession } from './proof-parts';

/** The logs of a session's tenant: each is read once, when it is first wanted, for all its setups. */
export interface TenantLogs {
  readonly directory: () => Promise<Audits>;
  /** Changes in Exchange, in one search. */
  readonly unified: () => Promise<UnifiedLog>;
}

/** Asks for nothing yet. */
export function tenantLogs(
  { connection, clock, newId }: PlanningParts,
  { signal }: ProofSession,
): TenantLogs {
  const search = async () => {
    const now = clock.now();
    const from = new Date(now.getTime() - keptByUnifiedLog).toISOString();
    const period = { from, to: now.toISOString(), sessionId: newId() };
    return connection.exchange(signal).auditRecords({ ...period, operations: searchedOperations });
  };
  return {
    directory: once(async () => attempt(connection.directory(signal).applicationAudits())),
    unified: once(async () => attempt(search())),
  };
}

function once<T>(read: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | null = null;
  return async () => (asked ??= read());
}
