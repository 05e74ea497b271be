import { toAppError } from '../contract/errors';
import { setupIdOf, uniqueNameOf } from '../contract/setup-file';
import type { SetupSpec } from '../contract/setup-file';
import type { AppRoleAssignmentView, DirectoryReads, ResourceView } from '../ports/directory';
import type { Observation, ResourceSummary } from './observation';
import { exchangeOnlineRoleVerdict, graphRoleVerdict, mailSendRole, resourceAppIds } from './send-rights';

type Known = {
  readonly servicePrincipalId: string | null;
  /** Whether the application and its rights are to be read; the tenant always is. */
  readonly application: boolean;
  /** Whether subscriptions are to be read. */
  readonly skus: boolean;
};
type Grants = Pick<Observation, 'appRoleAssignments' | 'permissionGrants' | 'directoryRoles'>;

/** First round: everything that hangs on nothing else. All asked for in one tick, so that they share a batch. */
export async function readDirectory(directory: DirectoryReads, spec: SetupSpec, known: Known) {
  const unconsented: string[] = [];
  const asked = async <T>(what: string, answer: Promise<T>): Promise<T | null> =>
    ifAllowed(answer, [], (code) => {
      if (code === 'consent-required') unconsented.push(what);
    });
  const vendorOwned = spec.app?.clientId;
  const isOurs = vendorOwned === undefined && known.application;
  const [
    me,
    organization,
    myRoles,
    policy,
    application,
    sameName,
    deleted,
    graph,
    exchangeOnline,
    vendorPrincipal,
    grants,
    skus,
  ] = await Promise.all([
    directory.me(),
    directory.organization(),
    asked('your directory roles', directory.myRoles()),
    asked('the rules on credentials', directory.appManagementPolicy()),
    isOurs ? directory.applicationByUniqueName(uniqueNameOf(setupIdOf(spec.application))) : null,
    isOurs ? directory.applicationsByDisplayName(spec.application) : [],
    isOurs
      ? asked('deleted applications', directory.deletedApplication(uniqueNameOf(setupIdOf(spec.application))))
      : null,
    known.application ? directory.resource(resourceAppIds.graph) : null,
    known.application ? directory.resource(resourceAppIds.exchangeOnline) : null,
    vendorOwned === undefined || !known.application ? null : directory.servicePrincipalByAppId(vendorOwned),
    known.servicePrincipalId === null || !known.application
      ? null
      : readGrants(directory, known.servicePrincipalId),
    known.skus ? asked('subscriptions', directory.skus()) : null,
  ]);
  return {
    ...{ me, organization, myRoles, policy, graph, exchangeOnline, vendorPrincipal, grants },
    ...{ skus, unconsented },
    application: application ?? deleted,
    applicationDeleted: application === null && deleted !== null,
    foreignApplications: sameName.filter((other) => other.id !== application?.id),
  };
}

/** What a service principal was granted: app roles, delegated permissions, directory roles; null where that may not be read. */
export async function readGrants(directory: DirectoryReads, servicePrincipalId: string): Promise<Grants> {
  const [appRoleAssignments, permissionGrants, directoryRoles] = await Promise.all([
    ifAllowed(directory.appRoleAssignments(servicePrincipalId), ['not-found']),
    ifAllowed(directory.permissionGrants(servicePrincipalId), ['not-found']),
    ifAllowed(directory.directoryRolesOf(servicePrincipalId), ['not-found']),
  ]);
  return { appRoleAssignments, permissionGrants, directoryRoles };
}

/** A resource with only the roles that matter here, of the hundreds it has. */
export function summarizeResource(
  resource: ResourceView | null,
  assignments: readonly AppRoleAssignmentView[] | null,
): ResourceSummary | null {
  if (resource === null) return null;
  const verdict = resource.appId === resourceAppIds.graph ? graphRoleVerdict : exchangeOnlineRoleVerdict;
  const assigned = new Set((assignments ?? []).map((assignment) => assignment.appRoleId));
  const roles = resource.appRoles.filter((role) => assigned.has(role.id) || verdict(role.value) === 'sends');
  return {
    id: resource.id,
    roles: Object.fromEntries(roles.map((role) => [role.id, role.value])),
    mailSendRoleId: resource.appRoles.find((role) => role.value === mailSendRole)?.id ?? null,
  };
}

/** The answer, or null where the signed-in person may not read it (or one of the other codes given). */
export async function ifAllowed<T>(
  answer: Promise<T>,
  also: readonly string[] = [],
  refused: (code: string) => void = () => undefined,
): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    const { code } = toAppError(error);
    if (['permission-denied', 'consent-required', ...also].includes(code)) {
      refused(code);
      return null;
    }
    throw error;
  }
}
