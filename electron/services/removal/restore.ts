import type { ApplyDocument } from '../../contract/documents';
import { AppError } from '../../contract/errors';
import type { Plan } from '../../contract/plan';
import { uniqueNameOf } from '../../contract/setup-file';
import type { ApplicationView } from '../../ports/directory';
import type { SetupRecord } from '../../ports/records';
import { heldKeyIdOf } from '../../setup/credential/thumbprint';
import { refOf } from '../../setup/credential/seen-application';
import { applyAndWait } from '../apply';
import type { OperationOptions } from '../operation-options';
import type { PlanningParts } from '../planning-parts';
import { pfxUnlocker } from '../unlock-pfx';
import type { RemovalSession } from './run';
import { withoutKeychain } from './without-keychain';

/**
 * Brings a setup back that was taken back or deleted: application and service principal from the deleted items, the rest
 * anew, by the setup file in the record. Throws AppError `not-found` where they are not to be had any more.
 */
export async function restoreSetup(
  parts: PlanningParts,
  record: SetupRecord,
  approve: (plan: Plan) => Promise<boolean>,
  session: RemovalSession & Pick<OperationOptions, 'askPassphrase'>,
): Promise<ApplyDocument> {
  const notes = await lookInBin(parts, record, session.signal);
  const input = {
    ...{ spec: record.spec, saved: null, folder: record.folder ?? process.cwd() },
    unlock: pfxUnlocker(session.askPassphrase),
  };
  const document = await applyAndWait(
    parts,
    input,
    async (plan) => approve({ ...plan, notes: [...notes, ...plan.notes] }),
    session,
  );
  return { ...document, notes: [...notes, ...document.notes] };
}

/** What comes back, in words. Throws AppError `not-found` where nothing can. */
async function lookInBin(
  { connection, clock }: PlanningParts,
  record: SetupRecord,
  signal: AbortSignal,
): Promise<readonly string[]> {
  await connection.signIn();
  const directory = connection.directory(signal);
  const uniqueName = uniqueNameOf(record.id);
  const vendors = record.spec.app?.clientId;
  if (vendors !== undefined) {
    const [there, deleted] = await Promise.all([
      directory.servicePrincipalByAppId(vendors),
      directory.deletedServicePrincipal(vendors),
    ]);
    if (there === null && deleted === null) throw purged(record);
    return [
      'The application is the vendor’s own, and so are its credentials: they work again once it is restored.',
    ];
  }
  const [there, deleted] = await Promise.all([
    directory.applicationByUniqueName(uniqueName),
    directory.deletedApplication(uniqueName),
  ]);
  const application = there ?? deleted;
  if (application === null) throw purged(record);
  const { store } = await connection.store().catch((error: unknown) => ({ store: withoutKeychain(error) }));
  const held = await store.get(refOf({ tenantId: record.tenantId, clientId: application.appId }));
  return credentialNotes(application, heldKeyIdOf(held, application), clock.now());
}

/** Which credentials come back with it, and what can be done with them; pure. */
export function credentialNotes(
  { passwordCredentials, keyCredentials }: Pick<ApplicationView, 'passwordCredentials' | 'keyCredentials'>,
  heldKeyId: string | null,
  now: Date,
): readonly string[] {
  const all = [
    ...passwordCredentials.map((one) => ({ ...one, what: 'client secret' })),
    ...keyCredentials.map((one) => ({ ...one, what: 'certificate' })),
  ];
  if (all.length === 0) {
    return [
      'No credential comes back with the application: a new one is made, and the vendor must be given it before its system sends again.',
    ];
  }
  return all.map(({ what, displayName, keyId, endDateTime }) => {
    const name = `The ${what} "${displayName ?? keyId}"`;
    const until = endDateTime.slice(0, 10);
    if (Date.parse(endDateTime) <= now.getTime()) return `${name} comes back, but it ended on ${until}.`;
    return keyId === heldKeyId
      ? `${name} comes back, is valid to ${until}, and this computer holds it.`
      : `${name} comes back and is valid to ${until}; this computer does not hold it, so it can be neither tried nor handed over from here: where nobody holds it, renew it.`;
  });
}

function purged({ spec, removal }: SetupRecord): AppError {
  const since = removal?.removedAt ?? removal?.begunAt;
  const when = since === undefined ? '' : ` It was taken back on ${since.slice(0, 10)}.`;
  return new AppError({
    code: 'not-found',
    message: `${spec.application} is not among the deleted items any more: Microsoft keeps them for 30 days, and somebody may have purged it before.${when}`,
    who: 'you',
    next: 'Apply the setup file again: everything is made anew, with another client id and a new credential, which the vendor must enter.',
  });
}
