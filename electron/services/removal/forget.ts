import { AppError } from '../../contract/errors';
import type { ForgetDocument } from '../../contract/removal';
import type { SetupRecord } from '../../ports/records';
import type { PlanningParts } from '../planning-parts';

/** Forgets a setup of which nothing is left, once that is approved. Throws AppError `refused` for any other. */
export async function forgetSetup(
  { records }: Pick<PlanningParts, 'records'>,
  record: SetupRecord,
  approve: (record: { readonly application: string; readonly removedAt: string }) => Promise<boolean>,
): Promise<ForgetDocument> {
  const { id, tenantId, spec } = record;
  const lock = await records.lock(tenantId, id);
  try {
    const current = await records.load(tenantId, id);
    const removedAt = current?.removal?.removedAt ?? null;
    if (removedAt === null) throw stillThere(record);
    const forgotten = await approve({ application: spec.application, removedAt });
    if (forgotten) await records.forget(tenantId, id);
    return { format: 1, command: 'forget', setup: id, tenant: tenantId, forgotten };
  } finally {
    await lock.release();
  }
}

function stillThere({ id, spec }: SetupRecord): AppError {
  return new AppError({
    code: 'refused',
    message: `${spec.application} was not seen to be removed, so it is not forgotten: what is in the tenant would be found by nobody.`,
    who: 'you',
    next: `Take it back first (sendwright remove ${id}).`,
  });
}
