import { uniqueNameOf } from '../../contract/setup-file';
import { attempt, type Attempt } from '../../engine/attempt';
import type { CredentialStore } from '../../ports/credential-store';
import type {
  AppManagementPolicyView,
  AppRoleAssignmentView,
  ApplicationView,
  DeletedPrincipalView,
  DirectoryReads,
  DirectoryRoleView,
  OrganizationView,
  OwnerView,
  PermissionGrantView,
  PersonView,
  ResourceView,
  ServicePrincipalView,
} from '../../ports/directory';
import type { ExchangeReads, RoleAssignmentView } from '../../ports/exchange';
import type { CredentialIntent } from '../credential/marker';
import { refOf } from '../credential/seen-application';
import { heldKeyIdOf } from '../credential/thumbprint';
import { ifAllowed } from '../observe-directory';
import { sameTenant } from '../proof/observe';
import { seesExchange } from '../removal/left';
import { resourceAppIds } from '../send-rights';
import { unattendedId } from './rights';

/** What this computer remembers of the reading application; helps to plan, never needed. */
export interface UnattendedKnown {
  readonly intents: readonly CredentialIntent[];
  /** Certificates that were written into a sealed file: a job elsewhere may work with them. */
  readonly handedOut: readonly string[];
  /** A renewal was begun that took the place of this certificate. */
  readonly renewing?: string | undefined;
  /** Who registered it, by object id. */
  readonly madeBy?: string | undefined;
}

/** The reading application as it is; plain data without a secret. */
export interface UnattendedSeen {
  readonly me: PersonView;
  readonly myRoles: readonly string[] | null;
  readonly organization: OrganizationView;
  readonly policy: AppManagementPolicyView | null;
  readonly graph: ResourceView | null;
  readonly exchangeOnline: ResourceView | null;
  readonly application: ApplicationView | null;
  readonly applicationDeleted: boolean;
  readonly principal: ServicePrincipalView | null;
  readonly deletedPrincipal: DeletedPrincipalView | null;
  readonly granted: readonly AppRoleAssignmentView[];
  readonly delegated: readonly PermissionGrantView[];
  readonly directoryRoles: readonly DirectoryRoleView[];
  readonly owners: readonly OwnerView[];
  /** Roles that Exchange itself gave it; null: Exchange was not asked, or there is nothing it could have given to. */
  readonly exchangeRoles: Attempt<readonly RoleAssignmentView[]> | null;
  /** Keys of the application whose private part lies here: that in use, and beside it that of a renewal under way. */
  readonly held: string | null;
  readonly next: string | null;
  /** Where secrets go, in words. */
  readonly store: string;
  readonly known: UnattendedKnown;
}

type RolesPort = Pick<ExchangeReads, 'roleAssignments' | 'connectedTenant' | 'mayAdminister'>;

interface Ports {
  readonly directory: DirectoryReads;
  /** Null: Exchange is not asked. */
  readonly exchange: RolesPort | null;
  readonly credentials: CredentialStore;
}

/** Reads the reading application and what it holds; writes nothing. Throws AppError where that may not be read. */
export async function observeUnattended(
  { directory, exchange, credentials }: Ports,
  known: UnattendedKnown,
): Promise<UnattendedSeen> {
  const uniqueName = uniqueNameOf(unattendedId);
  const [me, organization, myRoles, policy, graph, exchangeOnline, there, deleted] = await Promise.all([
    directory.me(),
    directory.organization(),
    ifAllowed(directory.myRoles()),
    ifAllowed(directory.appManagementPolicy()),
    directory.resource(resourceAppIds.graph),
    directory.resource(resourceAppIds.exchangeOnline),
    directory.applicationByUniqueName(uniqueName),
    directory.deletedApplication(uniqueName),
  ]);
  const application = there ?? deleted;
  const base = { me, organization, myRoles, policy, graph, exchangeOnline, application, known };
  const own = await readOwn({ directory, credentials }, application, organization.id);
  const rights = await readRights({ directory, exchange }, own.principal, organization.id);
  const owners = there === null ? [] : await directory.ownersOf(there.id);
  return {
    ...{ ...base, ...own, ...rights, owners },
    ...{ applicationDeleted: there === null && deleted !== null, store: credentials.name },
  };
}

async function readOwn(
  { directory, credentials }: Pick<Ports, 'directory' | 'credentials'>,
  application: ApplicationView | null,
  tenantId: string,
): Promise<Pick<UnattendedSeen, 'principal' | 'deletedPrincipal' | 'held' | 'next'>> {
  if (application === null) return { principal: null, deletedPrincipal: null, held: null, next: null };
  const { appId: clientId } = application;
  const [principal, deletedPrincipal, main, next] = await Promise.all([
    directory.servicePrincipalByAppId(clientId),
    directory.deletedServicePrincipal(clientId),
    credentials.get(refOf({ tenantId, clientId })),
    credentials.get(refOf({ tenantId, clientId, slot: 'next' })),
  ]);
  const [held, beside] = [main, next].map((one) => heldKeyIdOf(one, application));
  return { principal, deletedPrincipal, held: held ?? null, next: beside ?? null };
}

async function readRights(
  { directory, exchange }: Pick<Ports, 'directory' | 'exchange'>,
  principal: ServicePrincipalView | null,
  tenantId: string,
): Promise<Pick<UnattendedSeen, 'granted' | 'delegated' | 'directoryRoles' | 'exchangeRoles'>> {
  if (principal === null) return { granted: [], delegated: [], directoryRoles: [], exchangeRoles: null };
  const { id } = principal;
  const [granted, delegated, directoryRoles, exchangeRoles] = await Promise.all([
    directory.appRoleAssignments(id),
    directory.permissionGrants(id),
    directory.directoryRolesOf(id),
    exchange === null ? null : attempt(rolesInExchange(exchange, id, tenantId)),
  ]);
  return { granted, delegated, directoryRoles, exchangeRoles };
}

/** Roles that Exchange gave a service principal. Throws AppError where whoever is signed in cannot see them. */
export async function rolesInExchange(
  exchange: RolesPort,
  id: string,
  tenantId: string,
): Promise<readonly RoleAssignmentView[]> {
  await sameTenant(exchange.connectedTenant(), tenantId);
  await seesExchange(exchange);
  return exchange.roleAssignments(id);
}
