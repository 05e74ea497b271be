import { createHash } from 'node:crypto';
import type { Observation } from './observation';

/**
 * A stable hash of the facts that decide a plan: not times, not who looked, not free seats, not this computer's
 * keychain; the order in which the services list things does not matter.
 */
export function observationHash(observation: Observation): string {
  const text = JSON.stringify(canonical(decisive(observation)));
  return createHash('sha256').update(text).digest('hex');
}

function decisive(observation: Observation): unknown {
  const { application, exchange } = observation;
  return {
    tenant: observation.organization.id,
    domains: observation.organization.domains,
    policy: observation.policy,
    application: application && {
      ...application,
      createdDateTime: null,
      passwordCredentials: application.passwordCredentials.map((secret) => secret.keyId),
      keyCredentials: application.keyCredentials.map((key) => key.keyId),
    },
    foreign: observation.foreignApplications.map((other) => other.id),
    servicePrincipal: observation.servicePrincipal,
    appRoleAssignments: observation.appRoleAssignments?.map(
      (found) => `${found.resourceId} ${found.appRoleId}`,
    ),
    permissionGrants: observation.permissionGrants?.map((grant) => [grant.principalId, ...grant.scopes]),
    resources: [observation.graph?.id, observation.exchangeOnline?.id],
    users: observation.users,
    exchange: exchange && {
      ...exchange,
      groupMembers: exchange.groupMembers.map((member) => member.externalDirectoryObjectId),
    },
  };
}

function canonical(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => JSON.stringify(canonical(item))).sort();
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined);
    return Object.fromEntries(
      entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, item]) => [key, canonical(item)]),
    );
  }
  return value;
}
