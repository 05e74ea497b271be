import type {
  ApplicationView,
  DirectoryReads,
  DirectoryRoleView,
  AppRoleHolderView,
  PermissionGrantView,
  ResourceView,
  ServicePrincipalView,
} from '../../ports/directory';
import type {
  AccessPolicyView,
  ApplicationAssignmentView,
  ExchangeReads,
  PointerView,
  RecipientView,
  ScopeView,
} from '../../ports/exchange';
import { attempt, type Attempt } from '../../engine/attempt';
import { organizationOf, sameTenant } from '../proof/observe';
import { resourceAppIds } from '../send-rights';

/** What a survey reads; it writes nothing. */
export interface SurveyDeps {
  readonly directory: Pick<
    DirectoryReads,
    | 'organization'
    | 'resource'
    | 'applications'
    | 'servicePrincipals'
    | 'appRoleHolders'
    | 'allPermissionGrants'
    | 'allDirectoryRoles'
    | 'applicationAudits'
  >;
  readonly exchange: Pick<
    ExchangeReads,
    | 'connectedTenant'
    | 'mailboxes'
    | 'allPointers'
    | 'allScopes'
    | 'allAccessPolicies'
    | 'applicationAssignments'
    | 'recipientsMatching'
    | 'recipient'
    | 'groupMembers'
  >;
}

type Audits = Awaited<ReturnType<DirectoryReads['applicationAudits']>>;
type Roles = Awaited<ReturnType<DirectoryReads['allDirectoryRoles']>>;

/** A whole tenant, read list by list; ids and names are keys in lower case. What could not be read is an error. */
export interface Picture {
  readonly tenantName: string;
  readonly principals: readonly ServicePrincipalView[];
  readonly applications: Attempt<ReadonlyMap<string, ApplicationView>>;
  readonly resources: Attempt<{
    readonly graph: ResourceView | null;
    readonly exchangeOnline: ResourceView | null;
  }>;
  readonly held: Attempt<ReadonlyMap<string, readonly AppRoleHolderView[]>>;
  readonly delegated: Attempt<ReadonlyMap<string, readonly PermissionGrantView[]>>;
  readonly directoryRoles: Attempt<ReadonlyMap<string, readonly DirectoryRoleView[]>>;
  readonly audits: Attempt<Audits>;
  readonly mailboxes: Attempt<readonly RecipientView[]>;
  readonly pointers: Attempt<readonly PointerView[]>;
  readonly scopes: Attempt<readonly ScopeView[]>;
  readonly policies: Attempt<readonly AccessPolicyView[]>;
  readonly assignments: Attempt<ReadonlyMap<string, readonly ApplicationAssignmentView[]>>;
}

/** The old AAD Graph (facts 1.3): what it gives an application over others cannot be told. */
const legacyGraphAppId = '00000002-0000-0000-c000-000000000000';

/**
 * Reads the lists of a whole tenant side by side: a request a page, whatever the number of applications. Throws AppError
 * where the service principals cannot be read, and `tenant-mismatch` (design rule 9).
 */
export async function readPicture({ directory, exchange }: SurveyDeps, tenantId: string): Promise<Picture> {
  const [organization, principals, applications, granted, delegated, roles, audits, inExchange] =
    await Promise.all([
      organizationOf(directory, tenantId),
      directory.servicePrincipals(),
      attempt(directory.applications()),
      readGrants(directory),
      attempt(directory.allPermissionGrants()),
      attempt<Roles>(directory.allDirectoryRoles()),
      attempt(directory.applicationAudits()),
      readExchange(exchange, tenantId),
    ]);
  return {
    tenantName: organization.displayName,
    principals,
    applications: of(applications, (all) => new Map(all.map((one) => [one.appId.toLowerCase(), one]))),
    ...granted,
    delegated: of(delegated, (all) => grouped(all, ({ clientId }) => clientId)),
    directoryRoles: of(roles, (all) => grouped(all, ({ principalId }) => principalId)),
    audits,
    ...inExchange,
  };
}

/** Who holds roles of the resources that reach mail, or rights: from the resource's side, in few pages (facts 2.7). */
async function readGrants(directory: SurveyDeps['directory']): Promise<Pick<Picture, 'resources' | 'held'>> {
  const { graph, exchangeOnline } = resourceAppIds;
  const [resources, held] = await Promise.all([
    attempt(Promise.all([directory.resource(graph), directory.resource(exchangeOnline)])),
    attempt(
      Promise.all([graph, exchangeOnline, legacyGraphAppId].map(async (id) => directory.appRoleHolders(id))),
    ),
  ]);
  return {
    resources: of(resources, ([ofGraph, ofExchange]) => ({ graph: ofGraph, exchangeOnline: ofExchange })),
    held: of(held, (all) => grouped(all.flat(), ({ principalId }) => principalId)),
  };
}

async function readExchange(
  exchange: SurveyDeps['exchange'],
  tenantId: string,
): Promise<Pick<Picture, 'mailboxes' | 'pointers' | 'scopes' | 'policies' | 'assignments'>> {
  const connected = await attempt(sameTenant(exchange.connectedTenant(), tenantId));
  if (!connected.ok) {
    return {
      mailboxes: connected,
      pointers: connected,
      scopes: connected,
      policies: connected,
      assignments: connected,
    };
  }
  const [mailboxes, pointers, scopes, policies, assignments] = await Promise.all([
    attempt(exchange.mailboxes()),
    attempt(exchange.allPointers()),
    attempt(exchange.allScopes()),
    attempt(exchange.allAccessPolicies()),
    attempt(exchange.applicationAssignments()),
  ]);
  return {
    mailboxes,
    pointers,
    scopes,
    policies,
    assignments: of(assignments, (all) => grouped(all, ({ assignee }) => assignee)),
  };
}

function of<T, R>(read: Attempt<T>, change: (value: T) => R): Attempt<R> {
  return read.ok ? { ok: true, value: change(read.value) } : read;
}

function grouped<T>(all: readonly T[], key: (one: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const name = key(one).toLowerCase();
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [one]);
    else group.push(one);
  }
  return groups;
}
