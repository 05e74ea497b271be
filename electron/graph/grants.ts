import { z } from 'zod';
import type {
  AppRoleAssignmentView,
  AppRoleHolderView,
  DirectoryReads,
  DirectoryRoleView,
  DirectoryWrites,
  PermissionGrantView,
} from '../ports/directory';
import { AppError } from '../contract/errors';
import { parseAnswer } from './answer';
import { isGrantLag, isReplicationLag, throughLag } from './lag';
import { byKey, filter, largestPage, quoted, segment } from './odata';
import { graphPermissions } from './permissions';
import type { GraphSession } from './session';

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? null);

const assignmentSchema = z.looseObject({
  id: z.string(),
  resourceId: z.string(),
  resourceDisplayName: text,
  appRoleId: z.string(),
  createdDateTime: text,
});

const holderSchema = z.looseObject({
  principalId: z.string(),
  principalDisplayName: text,
  principalType: text,
});

const grantSchema = z.looseObject({
  id: z.string(),
  clientId: z.string(),
  resourceId: z.string(),
  principalId: text,
  scope: text,
});

function assignmentView(body: unknown): AppRoleAssignmentView {
  const found = parseAnswer(assignmentSchema, body, 'an app role assignment');
  const { id, resourceId, resourceDisplayName, appRoleId, createdDateTime } = found;
  return { id, resourceId, appRoleId, createdDateTime, resourceDisplayName: resourceDisplayName ?? '' };
}

function grantView(body: unknown): PermissionGrantView {
  const found = parseAnswer(grantSchema, body, 'a permission grant');
  const { id, clientId, resourceId, principalId, scope } = found;
  const scopes = (scope ?? '').split(' ').filter((name) => name !== '');
  return { id, clientId, resourceId, principalId, scopes };
}

function holderView(body: unknown): AppRoleHolderView {
  const found = parseAnswer(holderSchema, body, 'a holder of an app role');
  const { principalId, principalDisplayName, principalType } = found;
  return {
    ...assignmentView(body),
    ...{ principalId, displayName: principalDisplayName ?? principalId },
    principalType: principalType ?? 'ServicePrincipal',
  };
}

/** App role assignments: application permissions that an application holds tenant-wide (facts 2.7, 6.6). */
export function appRoleGrants(
  session: GraphSession,
): Pick<DirectoryReads, 'appRoleAssignments' | 'appRoleHolders'> &
  Pick<DirectoryWrites, 'grantAppRole' | 'revokeAppRole'> {
  const { reader, http, signal } = session;
  return {
    async appRoleAssignments(servicePrincipalId) {
      const path = `/servicePrincipals/${segment(servicePrincipalId)}/appRoleAssignments`;
      const found = await reader.list({ path, scopes: graphPermissions.appRoleAssignments.scopes });
      return found.map(assignmentView);
    },
    async appRoleHolders(resourceAppId) {
      const path = `${byKey('servicePrincipals', 'appId', resourceAppId)}/appRoleAssignedTo?${largestPage}`;
      try {
        const found = await reader.list({ path, scopes: graphPermissions.appRoleHolders.scopes });
        return found.map(holderView);
      } catch (error) {
        // A tenant without this API: nobody can hold a role of it.
        if (error instanceof AppError && error.facts.status === 404) return [];
        throw error;
      }
    },
    async grantAppRole(servicePrincipalId, resourceId, appRoleId) {
      const answer = await throughLag(http.clock, signal, isGrantLag, () =>
        session.write({
          operation: 'grantAppRole',
          path: `/servicePrincipals/${segment(resourceId)}/appRoleAssignedTo`,
          body: { principalId: servicePrincipalId, resourceId, appRoleId },
        }),
      );
      return assignmentView(answer.body);
    },
    async revokeAppRole(servicePrincipalId, assignmentId) {
      const principal = segment(servicePrincipalId);
      await session.write({
        operation: 'revokeAppRole',
        path: `/servicePrincipals/${principal}/appRoleAssignments/${segment(assignmentId)}`,
      });
    },
  };
}

const roleSchema = z.looseObject({
  id: text,
  principalId: text,
  roleDefinitionId: z.string(),
  directoryScopeId: text,
  roleDefinition: z.looseObject({ templateId: text, displayName: text }).nullish(),
});

/** Directory roles that a service principal holds by itself (facts 2.2, 11a). */
export function principalRoles(
  session: GraphSession,
): Pick<DirectoryReads, 'directoryRolesOf' | 'allDirectoryRoles'> &
  Pick<DirectoryWrites, 'giveDirectoryRole' | 'takeDirectoryRole'> {
  const { reader, http, signal } = session;
  return {
    async directoryRolesOf(servicePrincipalId) {
      const query = filter(`principalId eq ${quoted(servicePrincipalId)}`);
      const found = await reader.list({
        path: `/roleManagement/directory/roleAssignments?${query}&$expand=roleDefinition`,
        scopes: graphPermissions.directoryRolesOf.scopes,
      });
      return found.map(roleView);
    },
    async allDirectoryRoles() {
      const found = await reader.list({
        path: `/roleManagement/directory/roleAssignments?$expand=roleDefinition`,
        scopes: graphPermissions.allDirectoryRoles.scopes,
      });
      return found.map(roleView);
    },
    async giveDirectoryRole(servicePrincipalId, templateId) {
      const answer = await throughLag(http.clock, signal, isReplicationLag, () =>
        session.write({
          operation: 'giveDirectoryRole',
          path: '/roleManagement/directory/roleAssignments',
          body: { principalId: servicePrincipalId, roleDefinitionId: templateId, directoryScopeId: '/' },
        }),
      );
      return roleView(answer.body);
    },
    async takeDirectoryRole(assignmentId) {
      const path = `/roleManagement/directory/roleAssignments/${segment(assignmentId)}`;
      await session.write({ operation: 'takeDirectoryRole', path });
    },
  };
}

function roleView(body: unknown): DirectoryRoleView & { readonly principalId: string } {
  const assignment = parseAnswer(roleSchema, body, 'a directory role assignment');
  const { id, roleDefinition, roleDefinitionId, directoryScopeId, principalId } = assignment;
  return {
    ...(id === null ? {} : { assignmentId: id }),
    principalId: principalId ?? '',
    templateId: roleDefinition?.templateId ?? roleDefinitionId,
    name: roleDefinition?.displayName ?? roleDefinitionId,
    scope: directoryScopeId ?? '/',
  };
}

/** Delegated grants, this assistant's own consents among them (facts 2.8). */
export function delegatedGrants(
  session: GraphSession,
): Pick<DirectoryReads, 'permissionGrants' | 'allPermissionGrants' | 'consentsOf'> &
  Pick<DirectoryWrites, 'removePermissionGrant'> {
  const { reader, tokens } = session;
  return {
    async permissionGrants(servicePrincipalId) {
      const path = `/servicePrincipals/${segment(servicePrincipalId)}/oauth2PermissionGrants`;
      const found = await reader.list({ path, scopes: graphPermissions.permissionGrants.scopes });
      return found.map(grantView);
    },
    async allPermissionGrants() {
      const path = `/oauth2PermissionGrants?${largestPage}`;
      const found = await reader.list({ path, scopes: graphPermissions.allPermissionGrants.scopes });
      return found.map(grantView);
    },
    async consentsOf(clientAppId) {
      const path = `${byKey('servicePrincipals', 'appId', clientAppId)}/oauth2PermissionGrants`;
      const found = await reader.list({ path, scopes: graphPermissions.consentsOf.scopes });
      const { objectId } = await tokens.account('graph');
      return found
        .map(grantView)
        .filter((grant) => grant.principalId === null || grant.principalId === objectId);
    },
    async removePermissionGrant(grantId) {
      await session.write({
        operation: 'removePermissionGrant',
        path: `/oauth2PermissionGrants/${segment(grantId)}`,
      });
    },
  };
}
