import type { SetupRecords } from '../ports/records';
import type { Clock } from '../ports/clock';
import type { PolicyTime } from '../setup/executor';

/**
 * Since when the limit of accessPolicy mode has been seen as it is, kept with the setup's record: Exchange does not
 * tell how old a policy or a membership is. The setup's lock is held. Without a record nothing is remembered, so
 * another computer counts from its own first look.
 */
export function rememberedPolicyTime(
  { records, clock }: { readonly records: SetupRecords; readonly clock: Clock },
  { tenantId, setupId }: { readonly tenantId: string; readonly setupId: string },
  settleMs: number,
): PolicyTime {
  return {
    settleMs,
    async firstSeen(mark) {
      const record = await records.load(tenantId, setupId);
      if (record?.limit?.mark === mark) return record.limit.since;
      const since = clock.now().toISOString();
      if (record !== null) await records.save({ ...record, limit: { mark, since } });
      return since;
    },
  };
}
