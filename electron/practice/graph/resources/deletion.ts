import type { Application, ServicePrincipal } from '../../world/directory-types';
import { audit } from '../audit';
import type { Call } from '../call';

/**
 * Deletes a service principal softly: its grants go for good, and Exchange drops its pointer and that pointer's role
 * assignments; the scopes stay (facts 6.2).
 */
export function deleteServicePrincipal(call: Call, principal: ServicePrincipal): void {
  const { state, clock } = call.world;
  principal.deletedDateTime = clock.iso();
  state.appRoleAssignments = state.appRoleAssignments.filter(
    (one) => one.principalId !== principal.id && one.resourceId !== principal.id,
  );
  state.permissionGrants = state.permissionGrants.filter(
    (one) => one.clientId !== principal.id && one.resourceId !== principal.id,
  );
  state.exchangeServicePrincipals = state.exchangeServicePrincipals.filter(
    (one) => one.objectId !== principal.id,
  );
  state.roleAssignments = state.roleAssignments.filter((one) => one.objectId !== principal.id);
  audit(call, 'Remove service principal', principal);
}

/** Deletes an application softly, for 30 days (facts 2.3); its service principal goes with it. */
export function deleteApplication(call: Call, application: Application): void {
  const { state, clock } = call.world;
  application.deletedDateTime = clock.iso();
  audit(call, 'Delete application', application);
  const principal = state.servicePrincipals.find(
    (one) => one.appId === application.appId && one.deletedDateTime === null,
  );
  if (principal !== undefined) deleteServicePrincipal(call, principal);
}
