import type { JournalEntry } from '../../contract/journal';
import { AppError } from '../../contract/errors';
import { setupIdOf, type SetupSpec } from '../../contract/setup-file';
import type { VendorNeeds } from '../../contract/vendor-needs';
import { loadProfile } from '../../handoff/load-profile';
import type { CredentialStore } from '../../ports/credential-store';
import type { SetupRecord } from '../../ports/records';
import type { SignedInAccount } from '../../ports/tokens';
import { oldTokensUntil } from '../../setup/consent/old-tokens';
import { credentialIntents } from '../../setup/credential/marker';
import type { Observation } from '../../setup/observation';
import { observe } from '../../setup/observe';
import { partsWith, unwatched } from '../../setup/parts';
import { refuseOtherTenant, sharedWith } from '../look';
import type { PlanningParts } from '../planning-parts';
import { profileOf } from '../profile';
import { withoutKeychain } from './without-keychain';

/** The setup that is to be taken back. */
export interface RemovalTarget {
  readonly spec: SetupSpec;
  /** Where its setup file lies. */
  readonly folder: string;
}

/** What was read before a decommission is planned. */
export interface SeenForRemoval {
  readonly target: RemovalTarget;
  readonly setupId: string;
  readonly account: SignedInAccount;
  readonly observation: Observation;
  readonly profile: VendorNeeds;
  readonly record: SetupRecord | null;
  readonly entries: readonly JournalEntry[];
  readonly store: CredentialStore;
}

const only = partsWith(['exchange', 'credential']);

/** Signs in and reads what is there of a setup; writes nothing. No keychain is needed to take something away. */
export async function lookForRemoval(
  parts: PlanningParts,
  target: RemovalTarget,
  signal: AbortSignal,
): Promise<SeenForRemoval> {
  const { connection, records } = parts;
  const { spec, folder } = target;
  const exchange = connection.exchange(signal);
  const account = await connection.signIn();
  const setupId = setupIdOf(spec.application);
  const [record, entries, store, profile] = await Promise.all([
    records.load(account.tenantId, setupId),
    records.journal(account.tenantId, setupId).entries(),
    connection.store().then(({ store: found }) => found, withoutKeychain),
    profileOf(spec.vendor, folder).catch(anyProfile),
  ]);
  const observation = await observe(
    { directory: connection.directory(signal), exchange, credentials: store },
    spec,
    {
      ...{ record, journalIntents: credentialIntents(entries), oldTokensUntil: oldTokensUntil(entries) },
      sharedWith: await sharedWith(parts, spec, account.tenantId, record),
      undo: true,
    },
    { ...unwatched, only },
  );
  refuseOtherTenant(account, observation.organization.id);
  refuseOtherExchange(observation);
  if (observation.appRoleAssignments === null) throw grantsUnseen();
  return { target, setupId, account, observation, profile, record, entries, store };
}

/** A profile that cannot be read any more must not keep a setup from being taken back. */
function anyProfile(error: unknown): VendorNeeds {
  if (error instanceof AppError && error.code === 'invalid-input') return loadProfile('generic');
  throw error;
}

/** Graph and Exchange must speak of the same tenant (design rule 9). */
function refuseOtherExchange({ organization, exchange }: Observation): void {
  if (exchange === null || exchange.tenantId.toLowerCase() === organization.id.toLowerCase()) return;
  throw new AppError({
    code: 'tenant-mismatch',
    message: `Exchange Online is connected to the tenant ${exchange.tenantId}, Microsoft Graph to ${organization.id}.`,
    who: 'you',
    next: 'Sign in to Exchange with an account of the same tenant.',
  });
}

function grantsUnseen(): AppError {
  return new AppError({
    code: 'permission-denied',
    message: 'What the application was granted may not be read, so nobody can tell what must go first.',
    who: 'an administrator who may read applications',
    next: 'Sign in as a person who may read them, and consent to it.',
  });
}
