import type { SetupRecord } from '../../ports/records';
import { underWay } from '../../upkeep/rotation/facts';
import { newestRef } from '../../upkeep/rotation/newest';
import { clientIdOf } from '../proof-parts';
import { registerCredential } from '../send';
import { tryToken } from '../try-credential';
import { withRecord, type RotateJob } from './job';

/**
 * Asks Entra for a token with the new credential, unless it was seen working already, and remembers what it says. Nothing
 * is asked where it is not kept here. Throws AppError `cancelled`, and those of the keychain.
 */
export async function tryNew(job: RotateJob): Promise<RotateJob> {
  const { parts, record, session, look } = job;
  const made = underWay(record)?.new ?? null;
  if (made === null || made.certificate !== undefined || isSeen(record, made.keyId)) return job;
  const clientId = clientIdOf(record);
  const credential = await look.store.get(newestRef(record, clientId));
  if (credential === null) return job;
  registerCredential(credential);
  const about = { tenantId: record.tenantId, clientId, credential, expires: made.expires };
  const test = await tryToken(parts, about, session);
  return withRecord(job, () => ({ tried: { keyId: made.keyId, test } }));
}

function isSeen({ tried }: SetupRecord, keyId: string): boolean {
  return tried?.keyId === keyId && tried.test.result === 'works';
}
