import { daysLeftOf } from '../../contract/days';
import type { UnattendedDocument } from '../../contract/unattended-setup';
import type { UnattendedRecord } from '../../ports/unattended';
import { refOf } from '../../setup/credential/seen-application';
import { sha1Of } from '../../setup/credential/thumbprint';
import { unattendedKeys } from '../../setup/unattended/keys';
import { unattendedName } from '../../setup/unattended/rights';
import type { PlanningParts } from '../planning-parts';
import type { UnattendedLook } from './look';

/**
 * Writes down what is there, where this computer can sign in with it: else there is nothing to remember. `isSettled`: no
 * renewal is left half-way.
 */
export async function rememberUnattended(
  { connection, records, clock }: PlanningParts,
  { seen, record, store, account: { tenantId } }: UnattendedLook,
  { madeBy, isSettled }: { readonly madeBy: string | undefined; readonly isSettled: boolean },
): Promise<UnattendedRecord | null> {
  const { application, applicationDeleted, principal, organization } = seen;
  const { held } = unattendedKeys(seen, clock.now());
  if (application === null || applicationDeleted || principal === null || held === null) return null;
  const kept = await store.get(refOf({ tenantId, clientId: application.appId }));
  if (kept?.kind !== 'certificate') return null;
  const { renewing, handedOut = [], tried } = record ?? {};
  const maker = madeBy ?? record?.madeBy;
  const handed = application.keyCredentials.filter(({ keyId }) => handedOut.includes(keyId));
  const saved: UnattendedRecord = {
    ...{ format: 1, cloud: connection.cloud, tenantId, tenantName: organization.displayName },
    ...{ organization: organization.initialDomain, domains: organization.domains },
    ...{ clientId: application.appId, objectId: principal.id },
    ...{ name: unattendedName, keyId: held.keyId, thumbprint: sha1Of(kept.certificate) },
    expires: new Date(held.endDateTime).toISOString(),
    ...(maker === undefined ? {} : { madeBy: maker }),
    ...(isSettled || renewing === undefined ? {} : { renewing }),
    handedOut: handed.map(({ keyId }) => keyId),
    handedOutEnds: Object.fromEntries(
      handed.map(({ keyId, endDateTime }) => [keyId, new Date(endDateTime).toISOString()]),
    ),
    ...(tried === undefined || record?.keyId !== held.keyId ? {} : { tried }),
  };
  await records.unattended.save(saved);
  return saved;
}

/** The certificate in use as a document shows it. */
export function certificateShown(
  record: UnattendedRecord | null,
  keptIn: string,
  now: Date,
): UnattendedDocument['certificate'] {
  if (record === null) return null;
  const { thumbprint, expires } = record;
  return { thumbprint, expires, daysLeft: daysLeftOf(expires, now), keptIn };
}
