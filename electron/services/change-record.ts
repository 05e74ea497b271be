import type { SetupRecord, SetupRecords } from '../ports/records';

/**
 * Changes a setup's record as it is now: what another operation recorded since `record` was read is kept.
 */
export async function changeRecord(
  records: Pick<SetupRecords, 'load' | 'save'>,
  record: SetupRecord,
  change: (current: SetupRecord) => Partial<SetupRecord>,
): Promise<void> {
  const current = (await records.load(record.tenantId, record.id)) ?? record;
  await records.save({ ...current, ...change(current) });
}
