import type { AppRoleAssignment, PermissionScope, ServicePrincipal } from '../../world/directory-types';
import type { Call } from '../call';
import { flag, guid, text, texts } from '../odata/filter-check';
import { entityOf, type Entity, type Shape } from '../odata/shape';
import { appRoleAssignmentShape } from './app-role-assignment-shape';

const kept = (name: string) => (principal: ServicePrincipal) => principal.properties[name] ?? null;

function permissionScopeEntity(scope: PermissionScope): Entity {
  return {
    ...scope,
    adminConsentDescription: scope.adminConsentDisplayName,
    userConsentDescription: null,
    userConsentDisplayName: null,
  };
}

/** Service principals as Graph shows them. */
export function servicePrincipalShape(call: Call): Shape<ServicePrincipal> {
  const { applications, appRoleAssignments } = call.world.state;
  const backing = (principal: ServicePrincipal) =>
    applications.find((app) => app.appId === principal.appId && app.deletedDateTime === null);
  const assignments = (test: (one: AppRoleAssignment) => boolean): readonly Entity[] =>
    appRoleAssignments.filter(test).map((one) => entityOf(appRoleAssignmentShape(call), one, null));
  return {
    type: 'servicePrincipal',
    directory: true,
    orderBy: ['displayName'],
    fields: {
      id: (principal) => principal.id,
      deletedDateTime: (principal) => principal.deletedDateTime,
      accountEnabled: (principal) => principal.accountEnabled,
      alternativeNames: (principal) => principal.properties['alternativeNames'] ?? [],
      appDisplayName: (principal) => backing(principal)?.displayName ?? principal.displayName,
      appDescription: () => null,
      appId: (principal) => principal.appId,
      applicationTemplateId: () => null,
      appOwnerOrganizationId: (principal) => principal.appOwnerOrganizationId,
      appRoleAssignmentRequired: (principal) => principal.appRoleAssignmentRequired,
      description: kept('description'),
      disabledByMicrosoftStatus: () => null,
      displayName: (principal) => principal.displayName,
      homepage: kept('homepage'),
      loginUrl: kept('loginUrl'),
      logoutUrl: kept('logoutUrl'),
      notes: kept('notes'),
      notificationEmailAddresses: (principal) => principal.properties['notificationEmailAddresses'] ?? [],
      preferredSingleSignOnMode: kept('preferredSingleSignOnMode'),
      replyUrls: () => [],
      servicePrincipalNames: (principal) => [principal.appId],
      servicePrincipalType: () => 'Application',
      signInAudience: (principal) => backing(principal)?.signInAudience ?? 'AzureADMultipleOrgs',
      tags: (principal) => principal.tags,
      appRoles: (principal) => principal.appRoles.map((role) => ({ ...role, origin: 'Application' })),
      oauth2PermissionScopes: (principal) => principal.oauth2PermissionScopes.map(permissionScopeEntity),
      keyCredentials: (principal) => principal.properties['keyCredentials'] ?? [],
      passwordCredentials: (principal) => principal.properties['passwordCredentials'] ?? [],
    },
    filters: {
      id: guid,
      appId: guid,
      appOwnerOrganizationId: guid,
      displayName: text,
      accountEnabled: flag,
      servicePrincipalType: text,
      servicePrincipalNames: texts,
      tags: texts,
    },
    expands: {
      appRoleAssignments: (principal) => assignments((one) => one.principalId === principal.id),
      appRoleAssignedTo: (principal) => assignments((one) => one.resourceId === principal.id),
    },
  };
}
