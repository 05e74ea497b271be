import type { CredentialStore } from '../../ports/credential-store';
import type { SignedInAccount } from '../../ports/tokens';
import type { UnattendedRecord } from '../../ports/unattended';
import { credentialIntents } from '../../setup/credential/marker';
import { observeUnattended, type UnattendedSeen } from '../../setup/unattended/observe';
import { unattendedId } from '../../setup/unattended/rights';
import { refuseOtherTenant } from '../look';
import type { PlanningParts } from '../planning-parts';

/** What was read of a tenant's reading application, here and there. */
export interface UnattendedLook {
  readonly seen: UnattendedSeen;
  readonly record: UnattendedRecord | null;
  readonly account: SignedInAccount;
  readonly store: CredentialStore;
}

/**
 * Reads it; writes nothing. Exchange is asked wherever there is a way to it: what it gave is unknown otherwise.
 * `withoutExchange`: what it gave was seen before, or does not matter.
 */
export async function lookAtUnattended(
  { connection, records }: PlanningParts,
  account: SignedInAccount,
  store: CredentialStore,
  signal: AbortSignal,
  { withoutExchange = false } = {},
): Promise<UnattendedLook> {
  const { tenantId } = account;
  const [record, entries] = await Promise.all([
    records.unattended.load(tenantId),
    records.journal(tenantId, unattendedId).entries(),
  ]);
  const { handedOut = [], renewing, madeBy, keyId } = record ?? {};
  // Known to have come home, also where a killed run could not write it down.
  const home = [keyId, renewing, ...handedOut].filter((id): id is string => id !== undefined);
  const seen = await observeUnattended(
    {
      directory: connection.directory(signal),
      exchange: withoutExchange ? null : connection.exchange(signal),
      credentials: store,
    },
    { intents: [...credentialIntents(entries), { runId: '', keyIds: home }], handedOut, renewing, madeBy },
  );
  refuseOtherTenant(account, seen.organization.id);
  return { seen, record, account, store };
}
