import type { ServicePrincipal, User } from '../../world/directory-types';
import { stableId } from '../../world/stable-id';
import { plainGuid, plainText } from '../odata/filter-check';
import type { Shape } from '../odata/shape';
import { directoryRoles, type DirectoryRole } from '../rights/role-catalogue';

/** Object id of an activated role: not its template id, which is why jobs look at `roleTemplateId`. */
export function directoryRoleId(role: DirectoryRole): string {
  return stableId(`directoryRole ${role.templateId}`);
}

/** A user's or a service principal's active roles. */
export function rolesOf({ roles = [] }: Pick<ServicePrincipal | User, 'roles'>): readonly DirectoryRole[] {
  return directoryRoles.filter((role) => roles.includes(role.templateId));
}

/** Activated directory roles as Graph shows them. */
export function directoryRoleShape(): Shape<DirectoryRole> {
  return {
    type: 'directoryRole',
    directory: true,
    fields: {
      id: directoryRoleId,
      deletedDateTime: () => null,
      description: (role) => `Members of the role ${role.displayName}.`,
      displayName: (role) => role.displayName,
      roleTemplateId: (role) => role.templateId,
    },
    filters: { displayName: plainText, roleTemplateId: { ...plainGuid, type: 'text' } },
  };
}
