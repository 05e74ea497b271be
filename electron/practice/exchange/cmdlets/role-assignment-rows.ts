import type { RoleAssignment } from '../../world/exchange-types';
import type { Output } from '../cmdlet';

/**
 * One row of Get-ManagementRoleAssignment. For an application RoleAssigneeType is ServicePrincipal and
 * RoleAssigneeName the object id; a group scope leaves CustomRecipientWriteScope empty and names the scope in
 * CustomResourceScope (facts 6.2, a field report).
 */
export function assignmentRow(assignment: RoleAssignment): Output {
  return row(assignment.name, assignment.role, assignment.objectId, 'ServicePrincipal', {
    Guid: assignment.guid,
    Enabled: assignment.enabled,
    ...scopeColumns(assignment.scope),
  });
}

/** Every organisation has assignments of its role groups: a caller has to find its own among them. */
export function builtInAssignmentRows(): readonly Output[] {
  return ['Mail Recipients', 'Role Management'].map((role) =>
    row(`${role}-Organization Management`, role, 'Organization Management', 'RoleGroup', {
      Guid: role === 'Mail Recipients' ? builtInGuid('1') : builtInGuid('2'),
      Enabled: true,
      ...scopeColumns({ kind: 'organization' }),
    }),
  );
}

function builtInGuid(digit: string): string {
  return `00000000-0000-4000-8000-00000000000${digit}`;
}

function row(name: string, role: string, assignee: string, type: string, more: Output): Output {
  return {
    Name: name,
    Identity: name,
    Role: role,
    RoleAssignee: assignee,
    RoleAssigneeName: assignee,
    RoleAssigneeType: type,
    AssignmentMethod: 'Direct',
    EffectiveUserName: assignee,
    ...more,
  };
}

function scopeColumns(scope: RoleAssignment['scope']): Output {
  const columns = (writeScope: string, resourceScope: string): Output => ({
    RecipientWriteScope: writeScope,
    CustomRecipientWriteScope: '',
    CustomResourceScope: resourceScope,
  });
  switch (scope.kind) {
    case 'organization':
      return columns('Organization', '');
    case 'custom':
      return columns('CustomRecipientScope', scope.scopeName);
    case 'group':
      return columns('Group', scope.resourceScopeName);
    case 'administrativeUnit':
      return columns('AdministrativeUnit', scope.unitId);
  }
}
