import type { SetupRecord } from '../ports/records';
import { underWay } from '../upkeep/rotation/facts';

/**
 * Whether Entra was seen to take the setup's credential of today: by the token that was asked for once it was in place,
 * or by a proof with it. `refused`: it was asked, did not take it, and nothing better was seen since.
 */
export function credentialSeen(record: SetupRecord): 'works' | 'refused' | 'never' {
  const { credential, tried, lastProof } = record;
  // What was proven before a rotation made the new one was proven with the old.
  const madeAt = underWay(record)?.new?.madeAt ?? '';
  const { document, verdict } = lastProof !== null && lastProof.time >= madeAt ? lastProof : {};
  const isOwn = document?.provenWith === undefined || document.provenWith === 'own-credential';
  const gotToken = document?.parts.some(({ id, status }) => id === 'token' && status === 'pass') ?? false;
  if (isOwn && (gotToken || verdict === 'proven')) return 'works';
  if (tried === undefined || tried.keyId !== credential?.keyId) return 'never';
  if (tried.test.result === 'works') return 'works';
  return ['wrong', 'expired'].includes(tried.test.result) ? 'refused' : 'never';
}
