import { AppError } from '../../contract/errors';
import { sealUnattended } from '../../credentials/unattended-file';
import { registerSecret } from '../../log/redact/registered';
import { refOf } from '../../setup/credential/seen-application';
import type { PlanningParts } from '../planning-parts';
import { phraseOf } from '../seal';
import type { Passphrase } from '../services';

/** The sealed file of the certificate that this computer keeps; from now on a job elsewhere may work with it. */
export async function sealForJob(
  { connection, records }: Pick<PlanningParts, 'connection' | 'records'>,
  tenantId: string,
  passphrase: Passphrase,
): Promise<string> {
  const [record, { store }] = await Promise.all([records.unattended.load(tenantId), connection.store()]);
  const kept = record === null ? null : await store.get(refOf(record));
  if (record === null || kept?.kind !== 'certificate') throw notHere();
  const { privateKey, certificate, keyId } = kept;
  registerSecret(privateKey);
  const { phrase, beforeShown } = phraseOf(passphrase);
  const text = await sealUnattended({ ...record, certificate: { privateKey, certificate } }, phrase);
  const handedOut = [...new Set([...(record.handedOut ?? []), record.keyId, keyId])];
  await records.unattended.save({ ...record, handedOut });
  await beforeShown();
  return text;
}

function notHere(): AppError {
  return new AppError({
    code: 'not-found',
    message: 'This computer does not keep the certificate of the reading application, so it cannot seal it.',
    who: 'you',
    next: 'Seal it on the computer that made it, or make another one here: sendwright unattended --tenant T --renew',
  });
}
