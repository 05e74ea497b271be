import type { TestTenant } from './tenant';

const graphAppId = '00000003-0000-0000-c000-000000000000';

/** What a consultant who followed an old guide left behind: admin consent on Mail.Send. */
export function grantMailSend(tenant: TestTenant): void {
  const { state, clock } = tenant.world;
  const graph = state.servicePrincipals.find((one) => one.appId === graphAppId);
  const app = state.applications.find((one) => one.uniqueName === 'sendwright-ostendo-continuum');
  const principal = state.servicePrincipals.find((one) => one.appId === app?.appId);
  const role = graph?.appRoles.find((one) => one.value === 'Mail.Send');
  state.appRoleAssignments.push({
    id: tenant.world.newId(),
    principalId: principal?.id ?? '',
    resourceId: graph?.id ?? '',
    appRoleId: role?.id ?? '',
    createdDateTime: clock.iso(),
  });
}
