import type { SetupSpec } from '../contract/setup-file';
import type { CertificateKeyPair } from '../ports/certificates';
import type { CredentialStore } from '../ports/credential-store';
import type { SetupRecord } from '../ports/records';
import type { SignedInAccount } from '../ports/tokens';
import { AppError } from '../contract/errors';
import { attempt } from '../engine/attempt';
import { setupIdOf } from '../contract/setup-file';
import { oldTokensUntil } from '../setup/consent/old-tokens';
import type { Observation } from '../setup/observation';
import { observe } from '../setup/observe';
import type { Watch } from '../setup/parts';
import { specOfAll } from '../setup/stage';
import { givenCertificate } from './given-certificate';
import { knownIntents } from './known-intents';
import { profileOf } from './profile';
import type { PlanInput, PlanningParts } from './planning-parts';
import { pfxUnlocker } from './unlock-pfx';

/** What was read of a tenant and of this computer, and by whom. */
export interface Looked {
  readonly account: SignedInAccount;
  readonly observation: Observation;
  readonly record: SetupRecord | null;
  readonly store: CredentialStore;
  /** Said aloud where secrets do not go to the keychain. */
  readonly notice: string | null;
  readonly givenKey: CertificateKeyPair | null;
}

/** Signs in and observes; reads only. `watch` is told of each part. */
export async function look(
  parts: PlanningParts,
  { spec, folder, keyFolder, goLive = false, unlock = pfxUnlocker(undefined) }: PlanInput,
  signal: AbortSignal,
  watch: Watch,
): Promise<Looked> {
  const { connection, records, clock } = parts;
  if (goLive && spec.testStage === undefined) throw nothingToLeave(spec);
  const given = await givenCertificate(spec, keyFolder ?? folder, clock.now(), unlock);
  // Before anybody signs in: a host without a way to Exchange Online says so here.
  const exchange = connection.exchange(signal);
  const account = await connection.signIn();
  const setupId = setupIdOf(spec.application);
  const [record, entries, { store, notice }] = await Promise.all([
    records.load(account.tenantId, setupId),
    records.journal(account.tenantId, setupId).entries(),
    connection.store(),
  ]);
  const observation = await observe(
    {
      ...{ directory: connection.directory(signal), exchange, credentials: store },
      ...(connection.surroundings === undefined ? {} : { surroundings: connection.surroundings }),
    },
    specOfAll(spec),
    {
      ...{ record, journalIntents: knownIntents(entries, record), oldTokensUntil: oldTokensUntil(entries) },
      given: given?.view ?? null,
      sharedWith: await sharedWith(parts, spec, account.tenantId, record),
      formerRedirectUris: await formerRedirectUris(spec, record),
    },
    watch,
  );
  refuseOtherTenant(account, observation.organization.id);
  return { account, observation, record, store, notice, givenKey: given?.key ?? null };
}

/** Other setups of this tenant on this computer that use the same application. */
export async function sharedWith(
  { records }: Pick<PlanningParts, 'records'>,
  spec: SetupSpec,
  tenantId: string,
  record: SetupRecord | null,
): Promise<readonly string[]> {
  const clientId = spec.app?.clientId ?? record?.objects.clientId;
  if (clientId === undefined) return [];
  const own = setupIdOf(spec.application);
  return (await records.list())
    .filter((other) => other.tenantId === tenantId && other.id !== own && other.objects.clientId === clientId)
    .filter(({ removal }) => removal?.removedAt == null)
    .map((other) => other.spec.application);
}

/** Of a vendor whose profile is gone nothing is known: what it asked for stays, and a review tells of it. */
async function formerRedirectUris(spec: SetupSpec, record: SetupRecord | null): Promise<readonly string[]> {
  if (record === null || record.spec.vendor === spec.vendor) return [];
  const former = await attempt(profileOf(record.spec.vendor, record.folder ?? '.'));
  return former.ok ? former.value.redirectUris : [];
}

function nothingToLeave({ application }: SetupSpec): AppError {
  return new AppError({
    code: 'invalid-input',
    message: `The setup file of ${application} has no test stage, so there is nothing to go live from.`,
    who: 'you',
    next: 'Leave --go-live away, or add a `testStage`.',
  });
}

/** The records and the lock are the signed-in tenant's, the plan is for the one that Graph named: one and the same. */
export function refuseOtherTenant(account: SignedInAccount, found: string): void {
  if (account.tenantId.toLowerCase() === found.toLowerCase()) return;
  throw new AppError({
    code: 'tenant-mismatch',
    message: `${account.username} is signed in to the tenant ${account.tenantId}, but Microsoft Graph answered for ${found}.`,
    who: 'you',
    next: 'Sign in again with an account of the right tenant.',
  });
}
