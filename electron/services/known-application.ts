import { AppError } from '../contract/errors';
import type { SetupRecord, SetupRecords } from '../ports/records';
import { clientIdOf } from './proof-parts';

/** A setup of this computer, or any application of the tenant. */
export type ApplicationTarget = { readonly record: SetupRecord } | { readonly clientId: string };

/** The client id of a target, and its setup here; a client id that a setup of this computer has is that setup's. */
export async function whichApplication(
  records: Pick<SetupRecords, 'list'>,
  tenantId: string,
  target: ApplicationTarget,
): Promise<{ readonly clientId: string; readonly record: SetupRecord | null }> {
  if ('record' in target) return { clientId: clientIdOf(target.record), record: target.record };
  const clientId = target.clientId.toLowerCase();
  const all = await records.list();
  const record = all.find(
    (one) => one.tenantId === tenantId && one.objects.clientId?.toLowerCase() === clientId,
  );
  return { clientId, record: record ?? null };
}

/** A client id that the tenant does not know. */
export function unknownApplication(clientId: string): AppError {
  return new AppError({
    code: 'not-found',
    message: `This tenant knows no application with the client id ${clientId}.`,
    who: 'you',
    next: 'Check the client id ("sendwright survey" lists those that can send) and the tenant.',
  });
}
