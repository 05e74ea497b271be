import { canonicalJson, hashOf } from '../engine/plan-hash';
import type { ServicePrincipalView } from '../ports/directory';
import type { Observation } from './observation';

/**
 * A stable hash of the facts that decide a plan: not times, not who looked, not free seats, not this computer's
 * keychain; the order in which the services list things does not matter.
 */
export function observationHash(observation: Observation): string {
  return hashOf(inOrder(decisive(observation)));
}

function decisive(observation: Observation): unknown {
  const { application, exchange, servicePrincipal } = observation;
  return {
    tenant: observation.organization.id,
    domains: observation.organization.domains,
    policy: observation.policy,
    application: application && {
      ...application,
      createdDateTime: null,
      // For people: no step looks at them.
      notes: undefined,
      identifierUris: undefined,
      passwordCredentials: application.passwordCredentials.map((secret) => secret.keyId),
      keyCredentials: application.keyCredentials.map((key) => key.keyId),
    },
    applicationDeleted: observation.applicationDeleted,
    foreign: observation.foreignApplications.map((other) => other.id),
    servicePrincipal: servicePrincipal && decisiveOf(servicePrincipal),
    appRoleAssignments: observation.appRoleAssignments?.map(
      (found) => `${found.resourceId} ${found.appRoleId}`,
    ),
    permissionGrants: observation.permissionGrants?.map((grant) => [grant.principalId, ...grant.scopes]),
    directoryRoles: observation.directoryRoles?.map((role) => `${role.templateId} ${role.scope}`),
    resources: [observation.graph?.id, observation.exchangeOnline?.id],
    users: observation.users,
    exchange: exchange && {
      ...exchange,
      groupMembers: exchange.groupMembers.map((member) => member.externalDirectoryObjectId),
    },
  };
}

function decisiveOf({
  id,
  appId,
  displayName,
  accountEnabled,
  appOwnerOrganizationId,
}: ServicePrincipalView) {
  return { id, appId, displayName, accountEnabled, appOwnerOrganizationId };
}

/** The same data with every list in an order of its own making. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    return items.map((item) => canonicalJson(inOrder(item))).sort();
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, inOrder(item)]));
}
