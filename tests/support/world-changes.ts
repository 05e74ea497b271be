import { randomUUID } from 'node:crypto';
import type { ServicePrincipal } from '../../electron/practice/world/directory-types';
import type { WorldState } from '../../electron/practice/world/state';
import type { World } from '../../electron/practice/world/world';

/** The name records but for those of a name; with `data` a TXT record there instead. */
export function renamed(world: World, name: string, data?: string): void {
  const { tenant } = world.state;
  const rest = (tenant.dns ?? []).filter((one) => one.name !== name);
  tenant.dns = [...rest, ...(data === undefined ? [] : [{ name, type: 'TXT' as const, data }])];
}

/** A cmdlet that Exchange refuses, as for somebody who may not use it. */
export const refused = (cmdlet: string) => ({
  match: { path: `/${cmdlet}$` },
  ...{ kind: 'status', status: 403, code: 'Access', message: 'You may not run this.', times: 9 },
});

/** The service principal of another application; nothing was granted to it. */
export function otherPrincipal(state: WorldState, displayName: string): ServicePrincipal {
  const principal: ServicePrincipal = {
    ...{ id: randomUUID(), appId: randomUUID(), displayName, appOwnerOrganizationId: state.tenant.id },
    ...{ accountEnabled: true, appRoleAssignmentRequired: false, tags: [], appRoles: [] },
    ...{ oauth2PermissionScopes: [], properties: {}, createdDateTime: '2025-01-01T00:00:00.000Z' },
    deletedDateTime: null,
  };
  state.servicePrincipals.push(principal);
  return principal;
}

/** Another application with an app role of Microsoft Graph. */
export function otherSender(state: WorldState, name: string, role: string): void {
  const graph = state.servicePrincipals.find(({ displayName }) => displayName === 'Microsoft Graph');
  state.appRoleAssignments.push({
    ...{ id: randomUUID(), principalId: otherPrincipal(state, name).id, resourceId: graph?.id ?? '' },
    appRoleId: graph?.appRoles.find(({ value }) => value === role)?.id ?? '',
    createdDateTime: '2025-01-01T00:00:00.000Z',
  });
}

/** Another application that Exchange lets send from whatever a filter matches. */
export function otherScope(state: WorldState, recipientFilter: string): void {
  const { appId, id: objectId, displayName } = otherPrincipal(state, 'Old Newsletter');
  state.exchangeServicePrincipals.push({ guid: randomUUID(), appId, objectId, displayName });
  state.managementScopes.push({ guid: randomUUID(), name: 'Newsletter', recipientFilter, exclusive: false });
  state.roleAssignments.push({
    ...{
      guid: randomUUID(),
      name: 'Newsletter sends',
      role: 'Application Mail.Send',
      objectId,
      enabled: true,
    },
    scope: { kind: 'custom', scopeName: 'Newsletter' },
  });
}

/** A subscription with Entra ID P1, with which sign-ins can be read. */
export function givePremium(state: WorldState): void {
  state.skus[0]?.servicePlans.push({
    servicePlanId: '41781fb2-bc02-4b7c-bd55-b576c07bb09d',
    servicePlanName: 'AAD_PREMIUM',
    appliesTo: 'User',
  });
}
