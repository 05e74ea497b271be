import type { CredentialRef, CredentialStore, StoredCredential } from '../../ports/credential-store';
import { refOf } from '../credential/seen-application';

/** Where a credential of an application may lie here: that in use, and beside it that of a rotation under way. */
export function placesOf(ids: Pick<CredentialRef, 'tenantId' | 'clientId'>): readonly CredentialRef[] {
  return [refOf(ids), refOf({ ...ids, slot: 'next' })];
}

/** The credentials of an application that are kept here. */
export async function keptCredentials(
  credentials: CredentialStore,
  ids: Pick<CredentialRef, 'tenantId' | 'clientId'>,
): Promise<readonly StoredCredential[]> {
  const found = await Promise.all(placesOf(ids).map(async (place) => credentials.get(place)));
  return found.filter((one): one is StoredCredential => one !== null);
}
