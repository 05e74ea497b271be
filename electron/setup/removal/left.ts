import { AppError } from '../../contract/errors';
import type { CredentialStore } from '../../ports/credential-store';
import type { ApplicationView, DeletedPrincipalView, Directory } from '../../ports/directory';
import type { Exchange } from '../../ports/exchange';
import { attempt, type Attempt } from '../../engine/attempt';
import { isProofSecret, readMarker } from '../credential/marker';
import { objectNames } from '../names';
import { uniqueNameOf } from '../../contract/setup-file';
import { keptCredentials } from './kept-credentials';

/** What is looked for: by marker, by name and by the ids that are known. */
export interface Wanted {
  readonly setupId: string;
  readonly tenantId: string;
  readonly clientId: string | null;
  readonly servicePrincipalId: string | null;
}

/** What is left of a setup in the tenant and on this computer, each as far as whoever looks may see it. */
export interface Left {
  /** Names of applications that bear the setup's marker, and of credentials with its marker on any application. */
  readonly applications: Attempt<{
    readonly marked: readonly ApplicationView[];
    readonly credentials: readonly string[];
  }>;
  readonly deleted: Attempt<ApplicationView | null>;
  readonly principal: Attempt<string | null>;
  readonly deletedPrincipal: Attempt<DeletedPrincipalView | null>;
  readonly pointers: Attempt<readonly string[]>;
  readonly assignments: Attempt<readonly string[]>;
  readonly scope: Attempt<string | null>;
  readonly policies: Attempt<readonly string[]>;
  readonly group: Attempt<string | null>;
  /** Where secrets go here, and whether one is kept. */
  readonly keychain: Attempt<{ readonly name: string; readonly held: boolean }>;
}

interface LeftPorts {
  readonly directory: Directory;
  readonly exchange: Exchange;
  readonly credentials: CredentialStore;
}

/** Reads what is left; each read fails on its own. Throws AppError `cancelled` or `tenant-mismatch` alone. */
export async function readLeft(ports: LeftPorts, wanted: Wanted): Promise<Left> {
  const [inEntra, inExchange, keychain] = await Promise.all([
    leftInEntra(ports.directory, wanted),
    leftInExchange(ports.exchange, wanted),
    attempt(keptHere(ports.credentials, wanted)),
  ]);
  return { ...inEntra, ...inExchange, keychain };
}

/** What is left in Entra, by marker and by the ids that are known. */
export async function leftInEntra(
  directory: Directory,
  { setupId, clientId }: Pick<Wanted, 'setupId' | 'clientId'>,
) {
  const uniqueName = uniqueNameOf(setupId);
  const none = Promise.resolve(null);
  const [applications, deleted, found, deletedPrincipal] = await Promise.all([
    attempt(markedIn(directory, setupId, uniqueName)),
    attempt(directory.deletedApplication(uniqueName)),
    attempt(clientId === null ? none : directory.servicePrincipalByAppId(clientId)),
    attempt(clientId === null ? none : directory.deletedServicePrincipal(clientId)),
  ]);
  const principal = found.ok ? { ok: true as const, value: found.value?.id ?? null } : found;
  return { applications, deleted, principal, deletedPrincipal };
}

async function leftInExchange(exchange: Exchange, { setupId, clientId, servicePrincipalId }: Wanted) {
  const own = [clientId, servicePrincipalId].flatMap((id) => id?.toLowerCase() ?? []);
  const isOurs = (id: string): boolean => own.includes(id.toLowerCase());
  const names = objectNames(setupId, '');
  const mayAdminister = attempt(seesExchange(exchange));
  const read = async <T>(look: () => Promise<T>): Promise<Attempt<T>> => {
    const seen = await mayAdminister;
    return seen.ok ? attempt(look()) : seen;
  };
  const [pointers, assignments, scope, policies, group] = await Promise.all([
    read(async () =>
      (await exchange.allPointers())
        .filter((one) => isOurs(one.appId) || isOurs(one.objectId))
        .map(({ displayName }) => displayName),
    ),
    read(async () =>
      (await exchange.applicationAssignments())
        .filter((one) => one.name === names.assignment || isOurs(one.assignee))
        .map(({ name, role }) => `${name} (${role})`),
    ),
    read(async () => (await exchange.scope(names.scope))?.name ?? null),
    read(async () =>
      (await exchange.allAccessPolicies())
        .filter(
          (one) =>
            one.appId !== '*' && (clientId === null ? one.scopeName === names.group : isOurs(one.appId)),
        )
        .map(({ accessRight, scopeName }) => `${accessRight} ${scopeName}`),
    ),
    read(async () => (await exchange.group(names.group))?.name ?? null),
  ]);
  return { pointers, assignments, scope, policies, group };
}

/** Cmdlets that are hidden would look like nothing being there. Throws AppError `permission-denied` then. */
export async function seesExchange(
  exchange: Pick<Exchange, 'connectedTenant' | 'mayAdminister'>,
): Promise<void> {
  await exchange.connectedTenant();
  if (await exchange.mayAdminister()) return;
  throw new AppError({
    code: 'permission-denied',
    message: 'Whoever is signed in cannot see what is in Exchange Online.',
    who: 'an Exchange Administrator',
  });
}

async function markedIn(directory: Directory, setupId: string, uniqueName: string) {
  const all = await directory.applications();
  const isMarked = ({ displayName }: { readonly displayName: string | null }): boolean =>
    readMarker(displayName)?.setupId === setupId || isProofSecret(displayName, setupId);
  return {
    marked: all.filter((one) => one.uniqueName === uniqueName),
    credentials: all.flatMap((one) =>
      [...one.passwordCredentials, ...one.keyCredentials]
        .filter(isMarked)
        .map(({ displayName }) => `"${displayName ?? ''}" on ${one.displayName}`),
    ),
  };
}

/** Whether a credential of the application is kept here, and where. Throws AppError where the keychain is not to be had. */
export async function keptHere(
  credentials: CredentialStore,
  { tenantId, clientId }: Pick<Wanted, 'tenantId' | 'clientId'>,
) {
  const usable = await credentials.status();
  if (!usable.ok) throw new AppError({ code: usable.code ?? 'keychain-missing', message: usable.message });
  const held = clientId !== null && (await keptCredentials(credentials, { tenantId, clientId })).length > 0;
  return { name: credentials.name, held };
}
