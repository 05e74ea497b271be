import type { ServicePrincipal } from '../../world/directory-types';
import { graphAppId } from '../../world/well-known';
import type { Call } from '../call';
import { isApplicationAdmin } from './application-rights';
import { holdsRole, isApplication } from './rules';

/**
 * May the caller grant or revoke an app role of this resource? Microsoft Graph's take a Privileged Role
 * Administrator and AppRoleAssignment.ReadWrite.All; any other resource an Application Administrator (facts 2.1, 2.7).
 */
export function grantsRolesOf(call: Call, resource: ServicePrincipal): boolean {
  const { token } = call;
  const isGraph = resource.appId === graphAppId;
  const scopes = isApplication(call) ? token.roles : token.scp;
  if (isGraph && !scopes.includes('AppRoleAssignment.ReadWrite.All')) return false;
  if (isApplication(call) || holdsRole(call, 'globalAdministrator', 'privilegedRoleAdministrator'))
    return true;
  return !isGraph && isApplicationAdmin(call);
}
