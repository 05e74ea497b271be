import { AppError } from '../../contract/errors';
import { uniqueNameOf } from '../../contract/setup-file';
import type { UnattendedPlan } from '../../contract/unattended-setup';
import { sealUnattended } from '../../credentials/unattended-file';
import { registerSecret } from '../../log/redact/registered';
import type { StoredCredential } from '../../ports/credential-store';
import type { UnattendedRecord } from '../../ports/unattended';
import { keepOneStepKind } from '../../setup/credential/keep-one';
import { certificateStepKind } from '../../setup/credential/marker';
import { refOf } from '../../setup/credential/seen-application';
import { heldKeyIdOf } from '../../setup/credential/thumbprint';
import { unattendedId } from '../../setup/unattended/rights';
import type { PlanningParts } from '../planning-parts';
import { phraseOf } from '../seal';
import type { Passphrase } from '../services';

type Parts = Pick<PlanningParts, 'connection' | 'records'>;

/** The sealed file of the certificate that this computer keeps; from now on a job elsewhere may work with it. */
export async function sealForJob(
  parts: Parts,
  tenantId: string,
  passphrase: Passphrase,
  signal: AbortSignal,
): Promise<string> {
  const record = await parts.records.unattended.load(tenantId);
  const kept = record === null ? null : await keptHere(parts, record, signal);
  if (record === null || kept === null) throw notHere();
  const { privateKey, certificate, keyId } = kept;
  registerSecret(privateKey);
  const { phrase, beforeShown } = phraseOf(passphrase);
  const text = await sealUnattended({ ...record, certificate: { privateKey, certificate } }, phrase);
  const mine = [...new Set([record.keyId, keyId])];
  const handedOut = [...new Set([...(record.handedOut ?? []), ...mine])];
  const ends = mine.map((id) => [id, new Date(kept.endDateTime).toISOString()] as const);
  const handedOutEnds = { ...record.handedOutEnds, ...Object.fromEntries(ends) };
  await parts.records.unattended.save({ ...record, handedOut, handedOutEnds });
  await beforeShown();
  return text;
}

/** Throws AppError `not-found`, before a plan is shown, where after it this computer would keep no certificate to be sealed. */
export async function refuseKeyless(
  parts: Parts,
  { steps, tenantId, clientId }: UnattendedPlan,
  signal: AbortSignal,
): Promise<void> {
  if (steps.some(({ kind }) => [certificateStepKind, keepOneStepKind].includes(kind))) return;
  const kept = clientId === null ? null : await keptHere(parts, { tenantId, clientId }, signal);
  if (kept === null) throw notHere();
}

/** The certificate that lies here and in Entra; null: there is none. */
async function keptHere(
  { connection }: Parts,
  ids: Pick<UnattendedRecord, 'tenantId' | 'clientId'>,
  signal: AbortSignal,
): Promise<Extract<StoredCredential, { readonly kind: 'certificate' }> | null> {
  const { store } = await connection.store();
  const kept = await store.get(refOf(ids));
  if (kept?.kind !== 'certificate') return null;
  const application = await connection.directory(signal).applicationByUniqueName(uniqueNameOf(unattendedId));
  const id = heldKeyIdOf(kept, application);
  return application?.keyCredentials.some(({ keyId }) => keyId === id) === true ? kept : null;
}

function notHere(): AppError {
  return new AppError({
    code: 'not-found',
    message: 'This computer does not keep the certificate of the reading application, so it cannot seal it.',
    who: 'you',
    next: 'Seal it on the computer that made it, or make another one here: sendwright unattended --tenant T --renew',
  });
}
