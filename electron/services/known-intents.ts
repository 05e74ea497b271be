import type { JournalEntry } from '../contract/journal';
import type { SetupRecord } from '../ports/records';
import { credentialIntents, type CredentialIntent } from '../setup/credential/marker';

/**
 * What the journal tells of credentials that runs set out to make, and what the record knows to have come home: a run
 * that was cut off after that wrote no outcome, and what it made is no orphan.
 */
export function knownIntents(
  entries: readonly JournalEntry[],
  record: Pick<SetupRecord, 'credential' | 'rotation'> | null,
): readonly CredentialIntent[] {
  const { credential = null, rotation } = record ?? {};
  const keys = [credential, rotation?.new, ...(rotation?.old ?? []), ...(rotation?.spoilt ?? [])];
  const keyIds = keys.flatMap((key) => (key == null ? [] : [key.keyId]));
  return [...credentialIntents(entries), ...(keyIds.length === 0 ? [] : [{ runId: '', keyIds }])];
}
