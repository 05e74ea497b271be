import { AppError } from '../../contract/errors';
import { uniqueNameOf } from '../../contract/setup-file';
import type { CredentialStore } from '../../ports/credential-store';
import type {
  AppManagementPolicyView,
  ApplicationView,
  PersonView,
  OrganizationView,
} from '../../ports/directory';
import type { SetupRecord } from '../../ports/records';
import type { RotatedKey } from '../../ports/rotation';
import type { CredentialIntent } from '../../setup/credential/marker';
import { isOfRun, isOfSetup, readMarker } from '../../setup/credential/marker';
import { sortSecrets } from '../../setup/credential/state';
import { heldKeyIdOf } from '../../setup/credential/thumbprint';
import { ifAllowed } from '../../setup/observe-directory';
import { bare } from '../../upkeep/rotation/begin';
import type { RotationSeen, SeenKey } from '../../upkeep/rotation/facts';
import { clientIdOf } from '../proof-parts';
import { knownIntents } from '../known-intents';
import type { PlanningParts } from '../planning-parts';

/** All that a rotation reads of tenant, keychain and journal. */
export interface RotationLook {
  readonly me: PersonView;
  readonly organization: OrganizationView;
  /** Null: not to be read by this person. */
  readonly myRoles: readonly string[] | null;
  readonly policy: AppManagementPolicyView | null;
  readonly application: ApplicationView;
  readonly seen: RotationSeen;
  /** Made by a run of this computer that was cut off; nobody has their secret part. */
  readonly orphans: readonly RotatedKey[];
  readonly intents: readonly CredentialIntent[];
  readonly store: CredentialStore;
  /** Said aloud where secrets do not go to the keychain. */
  readonly notice: string | null;
}

/** Reads it; writes nothing. Throws AppError `not-found` where the application is gone, and those of reads and keychain. */
export async function lookAtRotation(
  parts: PlanningParts,
  record: SetupRecord,
  signal: AbortSignal,
): Promise<RotationLook> {
  const { connection, records, clock } = parts;
  const { tenantId, id } = record;
  const clientId = clientIdOf(record);
  const directory = connection.directory(signal);
  const [me, organization, myRoles, policy, application, entries, { store, notice }] = await Promise.all([
    directory.me(),
    directory.organization(),
    ifAllowed(directory.myRoles()),
    ifAllowed(directory.appManagementPolicy()),
    directory.applicationByUniqueName(uniqueNameOf(id)),
    records.journal(tenantId, id).entries(),
    connection.store(),
  ]);
  if (organization.id.toLowerCase() !== tenantId.toLowerCase()) throw otherTenant(record, organization);
  if (application === null) throw gone(record);
  const [main, next] = [
    await store.get({ tenantId, clientId }),
    await store.get({ tenantId, clientId, slot: 'next' }),
  ];
  const held = {
    main: main === null ? null : heldKeyIdOf(main, application),
    next: next === null ? null : heldKeyIdOf(next, application),
  };
  const intents = knownIntents(entries, record);
  const orphans = orphansOf(application, { setupId: id, held, intents, now: clock.now() });
  const seen = { keys: keysOf(application, record, intents, orphans), held };
  return { me, organization, myRoles, policy, application, seen, orphans, intents, store, notice };
}

function orphansOf(
  application: ApplicationView,
  about: {
    readonly setupId: string;
    readonly held: RotationSeen['held'];
    readonly intents: readonly CredentialIntent[];
    readonly now: Date;
  },
): readonly RotatedKey[] {
  const { held, ...facts } = about;
  const sorted = (keys: ApplicationView['passwordCredentials']) =>
    sortSecrets(keys, { ...facts, heldKeyId: held.main, spared: held.next }).orphans;
  return [
    ...sorted(application.passwordCredentials).map((one) => bare(keyOf('secret', one))),
    ...sorted(application.keyCredentials).map((one) => bare(keyOf('certificate', one))),
  ];
}

type View = ApplicationView['passwordCredentials'][number];

function keyOf(kind: RotatedKey['kind'], { keyId, displayName, endDateTime }: View): RotatedKey {
  return { kind, keyId, name: displayName, expires: endDateTime };
}

/** The setup's own credentials: by their mark, and those that the record knows. */
function keysOf(
  { passwordCredentials, keyCredentials }: ApplicationView,
  { id, credential, rotation }: SetupRecord,
  intents: readonly CredentialIntent[],
  orphans: readonly RotatedKey[],
): readonly SeenKey[] {
  const known = [credential, rotation?.new, ...(rotation?.old ?? []), ...(rotation?.spoilt ?? [])];
  const left = new Set(orphans.map(({ keyId }) => keyId));
  const isOwn = ({ keyId, displayName }: View) =>
    !left.has(keyId) && (known.some((one) => one?.keyId === keyId) || isOfSetup(displayName, id));
  const seen = (kind: RotatedKey['kind']) => (one: View) => {
    const marker = readMarker(one.displayName);
    const madeHere = marker !== null && intents.some(({ runId }) => isOfRun(marker, runId));
    return { ...keyOf(kind, one), startsAt: one.startDateTime, madeHere };
  };
  return [
    ...passwordCredentials.filter(isOwn).map(seen('secret')),
    ...keyCredentials.filter(isOwn).map(seen('certificate')),
  ];
}

function otherTenant({ tenantName, tenantId }: SetupRecord, found: OrganizationView): AppError {
  return new AppError({
    code: 'tenant-mismatch',
    message: `The setup is of ${tenantName} (${tenantId}); you are signed in to ${found.displayName} (${found.id}).`,
    who: 'you',
    next: 'Sign in with an account of the right tenant.',
  });
}

function gone({ spec }: SetupRecord): AppError {
  return new AppError({
    code: 'not-found',
    message: `${spec.application} is not registered in Entra any more, so it has no credential to rotate.`,
    who: 'you',
    next: 'Apply its setup file again: it restores or makes what is missing.',
  });
}
