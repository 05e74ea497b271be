import type { Application, ServicePrincipal } from '../../electron/practice/world/directory-types';
import type { RoleAssignment } from '../../electron/practice/world/exchange-types';
import { stableId } from '../../electron/practice/world/stable-id';
import type { WorldState } from '../../electron/practice/world/state';
import { exchangeAppId, graphAppId } from '../../electron/practice/world/well-known';

const longAgo = '2026-01-15T08:00:00.000Z';

/** An application of the tenant with its service principal, as somebody else registered it; ids follow from the name. */
export interface Existing {
  readonly application: Application;
  readonly principal: ServicePrincipal;
}

/** Makes one; it holds no right and stands in no world yet. */
export function existingApplication(name: string, change: Partial<Application> = {}): Existing {
  const application: Application = {
    ...{ id: stableId(`application ${name}`), appId: stableId(`client ${name}`), displayName: name },
    ...{ uniqueName: null, signInAudience: 'AzureADMyOrg', tags: [], requiredResourceAccess: [] },
    ...{ passwordCredentials: [], keyCredentials: [], publicClientRedirectUris: [] },
    ...{ isFallbackPublicClient: false, owners: [stableId('user admin@contoso.example')], properties: {} },
    ...{ createdDateTime: longAgo, deletedDateTime: null },
    ...change,
  };
  const principal: ServicePrincipal = {
    ...{ id: stableId(`principal ${name}`), appId: application.appId, displayName: application.displayName },
    ...{ appOwnerOrganizationId: '', accountEnabled: true, appRoleAssignmentRequired: false, tags: [] },
    ...{ appRoles: [], oauth2PermissionScopes: [], properties: {} },
    ...{ createdDateTime: longAgo, deletedDateTime: null },
  };
  return { application, principal };
}

/** Puts one into a world. */
export function addExisting(state: WorldState, name: string, change: Partial<Application> = {}): Existing {
  const made = existingApplication(name, change);
  made.principal.appOwnerOrganizationId = state.tenant.id;
  state.applications.push(made.application);
  state.servicePrincipals.push(made.principal);
  return made;
}

/** An app role assignment by the role's name, of Graph or of Exchange Online; in no world yet. */
export function grantOf(
  state: WorldState,
  { principal }: Existing,
  value: string,
  api: 'graph' | 'exchange' = 'graph',
) {
  const appId = api === 'graph' ? graphAppId : exchangeAppId;
  const resource = state.servicePrincipals.find((one) => one.appId === appId);
  const role = resource?.appRoles.find((one) => one.value === value);
  if (resource === undefined || role === undefined) throw new Error(`no ${value}`);
  return {
    id: stableId(`grant ${principal.id} ${role.id}`).replaceAll('-', ''),
    ...{ principalId: principal.id, resourceId: resource.id, appRoleId: role.id, createdDateTime: longAgo },
  };
}

/** What points at a service principal in Exchange; in no world yet. */
export function pointerOf({ application, principal }: Existing) {
  const { appId, displayName } = application;
  return { guid: stableId(`pointer ${principal.id}`), appId, objectId: principal.id, displayName };
}

/** A role assignment of the application; in no world yet. */
export function assignmentOf(
  { application, principal }: Existing,
  scope: RoleAssignment['scope'],
  role = 'Application Mail.Send',
): RoleAssignment {
  const name = `${role} ${application.displayName}`.slice(0, 64);
  const guid = stableId(`assignment ${principal.id} ${role}`);
  return { guid, name, role, objectId: principal.id, scope, enabled: true };
}

/** The application reaches the mailboxes of a filter, as an Exchange administrator would have set it up. */
export function scopeTo(state: WorldState, existing: Existing, recipientFilter: string): void {
  const name = `scope of ${existing.application.displayName}`;
  state.exchangeServicePrincipals.push(pointerOf(existing));
  state.managementScopes.push({ guid: stableId(name), name, recipientFilter, exclusive: false });
  state.roleAssignments.push(assignmentOf(existing, { kind: 'custom', scopeName: name }));
}

/** An access policy of the application for a recipient or group by its object id; in no world yet. */
export function policyOf(
  { application }: Existing,
  scopeRecipientId: string,
  accessRight: 'RestrictAccess' | 'DenyAccess' = 'RestrictAccess',
  scopeName = 'Finance Mailboxes',
) {
  const { appId } = application;
  const identity = `tenant\\${appId}:${accessRight}:${scopeRecipientId}`;
  return { identity, appId, scopeRecipientId, scopeName, accessRight, description: '.' };
}

/** The object id of a mailbox by the part of its address before the @. */
export function mailboxId(state: WorldState, alias: string): string {
  const found = state.mailboxes.find((one) => one.alias === alias);
  if (found === undefined) throw new Error(`no mailbox ${alias}`);
  return found.externalDirectoryObjectId;
}
