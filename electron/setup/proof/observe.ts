import { AppError } from '../../contract/errors';
import type {
  AppRoleAssignmentView,
  DirectoryRoleView,
  OrganizationView,
  PermissionGrantView,
  ResourceView,
} from '../../ports/directory';
import type { AccessPolicyView, RecipientView, RoleAssignmentView } from '../../ports/exchange';
import { resourceAppIds } from '../send-rights';
import { attempt, type Attempt } from '../../engine/attempt';
import { membershipOf } from './membership';
import { assignmentsOfAll } from './pointers';
import type { Membership } from './reach';
import type { ProofDeps, ProofInput } from './types';

/** What the tenant says about the application; what could not be read is an error, never a default. */
export interface ProofObservation {
  readonly tenantName: string;
  /** The tenant's verified domains; null where unknown. */
  readonly domains: readonly string[] | null;
  readonly servicePrincipalId: string | null;
  readonly resources: Attempt<{
    readonly graph: ResourceView | null;
    readonly exchangeOnline: ResourceView | null;
  }>;
  readonly appRoles: Attempt<readonly AppRoleAssignmentView[]>;
  readonly delegated: Attempt<readonly PermissionGrantView[]>;
  readonly directoryRoles: Attempt<readonly DirectoryRoleView[]>;
  /** Senders of now and before, outsider and the signed-in admin by address, in lower case. */
  readonly recipients: Attempt<ReadonlyMap<string, RecipientView>>;
  readonly assignments: Attempt<readonly RoleAssignmentView[]>;
  readonly policies: Attempt<readonly AccessPolicyView[]>;
  /** Every mailbox; left out where they were counted lately. */
  readonly all?: Membership;
  /** How many there are, where they were counted lately. */
  readonly counted?: ProofInput['counted'];
}

/** What of a proof's input decides what is read. */
export type ProofObserved = Pick<
  ProofInput,
  'setupId' | 'tenantId' | 'clientId' | 'servicePrincipalId' | 'senders' | 'outsider' | 'left' | 'counted'
> & {
  /** Null: nobody is written to, and an application that looks has no mailbox. */
  readonly adminMailbox: ProofInput['adminMailbox'] | null;
};

type Rights = Pick<ProofObservation, 'appRoles' | 'delegated' | 'directoryRoles' | 'assignments'>;

/**
 * Reads once. All Graph reads are asked for in one tick, so that they share one batch, where the service principal's
 * id is known beforehand (from the token or the setup's record); else two. Throws `tenant-mismatch` before anything
 * was sent where Graph or Exchange is connected to another tenant (design rule 9).
 */
export async function observeForProof(
  { directory, exchange }: Pick<ProofDeps, 'directory' | 'exchange'>,
  input: ProofObserved,
  knownPrincipalId: string | null,
): Promise<ProofObservation> {
  const known = knownPrincipalId ?? input.servicePrincipalId ?? null;
  const { senders, outsider, adminMailbox, left = [] } = input;
  const asked = [...senders, outsider, ...left, adminMailbox];
  const addresses = asked.filter((address) => address !== null);
  const readRights = async (id: string): Promise<Rights> => {
    const [appRoles, delegated, directoryRoles, assignments] = await Promise.all([
      attempt(directory.appRoleAssignments(id)),
      attempt(directory.permissionGrants(id)),
      attempt(directory.directoryRolesOf(id)),
      attempt(exchange.roleAssignments(id)),
    ]);
    return { appRoles, delegated, directoryRoles, assignments };
  };
  const [organization, principal, graph, exchangeOnline, early, recipients, policies, pointers, mailboxes] =
    await Promise.all([
      attempt(organizationOf(directory, input.tenantId)),
      attempt(directory.servicePrincipalByAppId(input.clientId)),
      attempt(directory.resource(resourceAppIds.graph)),
      attempt(directory.resource(resourceAppIds.exchangeOnline)),
      known === null ? null : readRights(known),
      attempt(exchange.recipients(addresses)),
      attempt(exchange.accessPolicies(input.clientId)),
      attempt(exchange.pointers(input.clientId)),
      input.counted === undefined ? attempt(exchange.mailboxes()) : null,
      attempt(sameTenant(exchange.connectedTenant(), input.tenantId)),
    ]);
  const servicePrincipalId = principal.ok ? (principal.value?.id ?? null) : known;
  const isKnown = early !== null && servicePrincipalId === known;
  const rights = isKnown
    ? early
    : servicePrincipalId === null
      ? noRights(principal)
      : await readRights(servicePrincipalId);
  return {
    tenantName: organization.ok ? organization.value.displayName : 'the tenant',
    domains: organization.ok ? organization.value.domains.map((name) => name.toLowerCase()) : null,
    servicePrincipalId,
    resources: both(graph, exchangeOnline),
    ...rights,
    assignments: await assignmentsOfAll(exchange, rights.assignments, servicePrincipalId, pointers),
    recipients,
    policies,
    ...(mailboxes === null ? {} : { all: membershipOf(mailboxes) }),
    ...(input.counted === undefined ? {} : { counted: input.counted }),
  };
}

/** Throws `tenant-mismatch` where Exchange is connected to another tenant (design rule 9). */
export async function sameTenant(connected: Promise<string>, tenantId: string): Promise<void> {
  const found = await connected;
  if (found.toLowerCase() !== tenantId.toLowerCase()) throw wrongTenant('Exchange Online', found, tenantId);
}

/** The tenant that Graph answers for. Throws `tenant-mismatch` where it is another (design rule 9). */
export async function organizationOf(
  directory: Pick<ProofDeps['directory'], 'organization'>,
  tenantId: string,
): Promise<OrganizationView> {
  const organization = await directory.organization();
  if (organization.id.toLowerCase() === tenantId.toLowerCase()) return organization;
  throw wrongTenant('Microsoft Graph', organization.id, tenantId);
}

function wrongTenant(service: string, found: string, tenantId: string): AppError {
  return new AppError({
    code: 'tenant-mismatch',
    message: `${service} is connected to the tenant ${found}, the setup belongs to ${tenantId}.`,
    who: 'you',
    next: 'Sign in with an account of the right tenant.',
  });
}

/** Without a service principal the application has no rights here; where it could not be read, nothing is known. */
function noRights(principal: Attempt<unknown>): Rights {
  const nothing: Attempt<readonly never[]> = principal.ok ? { ok: true, value: [] } : principal;
  return { appRoles: nothing, delegated: nothing, directoryRoles: nothing, assignments: nothing };
}

function both(
  graph: Attempt<ResourceView | null>,
  exchangeOnline: Attempt<ResourceView | null>,
): ProofObservation['resources'] {
  if (!graph.ok) return graph;
  if (!exchangeOnline.ok) return exchangeOnline;
  return { ok: true, value: { graph: graph.value, exchangeOnline: exchangeOnline.value } };
}
