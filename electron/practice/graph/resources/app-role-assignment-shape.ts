import type { AppRoleAssignment } from '../../world/directory-types';
import type { Call } from '../call';
import { plainGuid, plainText } from '../odata/filter-check';
import type { Shape } from '../odata/shape';

/** App role assignments as Graph shows them (facts 2.7). */
export function appRoleAssignmentShape(call: Call): Shape<AppRoleAssignment> {
  const names = new Map(call.world.state.servicePrincipals.map((one) => [one.id, one.displayName]));
  return {
    type: 'appRoleAssignment',
    directory: false,
    fields: {
      id: (row) => row.id,
      deletedDateTime: () => null,
      appRoleId: (row) => row.appRoleId,
      createdDateTime: (row) => row.createdDateTime,
      principalDisplayName: (row) => names.get(row.principalId) ?? null,
      principalId: (row) => row.principalId,
      principalType: () => 'ServicePrincipal',
      resourceDisplayName: (row) => names.get(row.resourceId) ?? null,
      resourceId: (row) => row.resourceId,
    },
    filters: {
      principalId: plainGuid,
      resourceId: plainGuid,
      appRoleId: plainGuid,
      resourceDisplayName: plainText,
    },
  };
}
