import { noteDirectoryAudit } from '../world/audit-logs';
import type { ServicePrincipal, User } from '../world/directory-types';
import type { World } from '../world/world';
import { microsoftTenantId } from '../world/well-known';
import type { Client } from './clients';
import type { MissingConsent } from './consent';

function ownerOf(world: World, client: Client): string {
  if (client.isMicrosofts) return microsoftTenantId;
  const foreign = world.state.foreignApplications.find((one) => one.appId === client.appId);
  return foreign?.ownerTenantId ?? world.state.tenant.id;
}

/** The client's service principal; Entra makes it at the first consent. */
function ensureServicePrincipal(world: World, client: Client): ServicePrincipal {
  if (client.servicePrincipal !== null) return client.servicePrincipal;
  const made: ServicePrincipal = {
    id: world.newId(),
    appId: client.appId,
    appOwnerOrganizationId: ownerOf(world, client),
    displayName: client.displayName,
    accountEnabled: true,
    appRoleAssignmentRequired: false,
    tags: ['WindowsAzureActiveDirectoryIntegratedApp'],
    appRoles: [],
    oauth2PermissionScopes: [],
    properties: {},
    createdDateTime: world.clock.iso(),
    deletedDateTime: null,
  };
  world.state.servicePrincipals.push(made);
  return made;
}

/** Stores a consent, for the person or (`forAll`) the organisation, and writes the audit log's line. */
export function giveConsent(
  world: World,
  client: Client,
  user: User,
  missing: readonly MissingConsent[],
  forAll: boolean,
): void {
  const principal = ensureServicePrincipal(world, client);
  const principalId = forAll ? null : user.id;
  for (const { resource, values } of missing) {
    const grant = world.state.permissionGrants.find(
      (one) =>
        one.clientId === principal.id && one.resourceId === resource.id && one.principalId === principalId,
    );
    if (grant === undefined) {
      world.state.permissionGrants.push({
        id: world.newId().replaceAll('-', ''),
        clientId: principal.id,
        resourceId: resource.id,
        principalId,
        scope: values.join(' '),
      });
    } else {
      grant.scope = [...new Set([...grant.scope.split(' '), ...values])]
        .filter((one) => one !== '')
        .join(' ');
    }
  }
  noteDirectoryAudit(world, {
    activityDisplayName: 'Consent to application',
    initiatedBy: user.userPrincipalName,
    target: principal,
  });
}
