import { AppError } from '../../contract/errors';
import type { Exchange, RoleAssignmentView } from '../../ports/exchange';
import { orNullIfMissing } from '../errors';
import type { Row } from '../invoke';
import { text, textOrNull } from '../rows';
import type { OperationContext } from './context';

type RoleAssignments = Pick<
  Exchange,
  | 'roleAssignments'
  | 'applicationAssignments'
  | 'scopeUsers'
  | 'assignRole'
  | 'removeRoleAssignment'
  | 'roleExists'
>;

/**
 * Get-, New- and Remove-ManagementRoleAssignment in the App parameter set, and Get-ManagementRole (facts 6.2, 6.3).
 * `assignRole` refuses an assignment without a scope: it would be tenant-wide (design rule 3).
 */
export function roleAssignmentOperations({ call }: OperationContext): RoleAssignments {
  return {
    async roleAssignments(objectId) {
      const rows = await orNullIfMissing(call('Get-ManagementRoleAssignment', { RoleAssignee: objectId }));
      return (rows ?? []).map(roleAssignmentView);
    },
    async applicationAssignments() {
      // The documented words for the kind of an assignee do not name applications, so it is told apart here.
      const rows = await call('Get-ManagementRoleAssignment');
      return rows
        .filter((row) => textOrNull(row, 'RoleAssigneeType')?.toLowerCase() === 'serviceprincipal')
        .map((row) => ({
          ...roleAssignmentView(row),
          assignee: assigneeOf(row),
        }));
    },
    async scopeUsers(name) {
      // All of them: those of role groups carry the scope in another property than those of applications.
      const rows = await call('Get-ManagementRoleAssignment');
      const wanted = name.toLowerCase();
      return rows
        .filter((row) => scopeProperties.some((property) => text(row, property).toLowerCase() === wanted))
        .map((row) => ({
          assignment: text(row, 'Name'),
          assignee: assigneeOf(row),
        }));
    },
    async assignRole({ name, role, objectId, scopeName }) {
      // The type demands a scope; plans are data from a file, so it is looked at again here.
      const scope: unknown = scopeName;
      if (typeof scope !== 'string' || scope.trim() === '') {
        throw new AppError({
          code: 'invalid-input',
          message: `${role} would be assigned without a scope, that is for the whole tenant; this is never done.`,
          who: 'you',
          next: 'Plan again; if it stays, report it to us.',
        });
      }
      await call('New-ManagementRoleAssignment', {
        Name: name,
        Role: role,
        App: objectId,
        CustomResourceScope: scopeName,
      });
    },
    async removeRoleAssignment(name) {
      await call('Remove-ManagementRoleAssignment', { Identity: name, Confirm: false });
    },
    async roleExists(role) {
      const rows = await orNullIfMissing(call('Get-ManagementRole', { Identity: role }));
      return rows !== null && rows.length > 0;
    },
  };
}

const scopeProperties = ['CustomResourceScope', 'CustomRecipientWriteScope', 'CustomConfigWriteScope'];

function roleAssignmentView(row: Row): RoleAssignmentView {
  const via = roleGroupOf(row);
  return {
    name: text(row, 'Name'),
    role: text(row, 'Role'),
    ...scopeOf(row),
    ...(via === null ? {} : { via }),
  };
}

/**
 * Asked by assignee, Exchange also lists what comes by a role group (facts 6.2: two features that are not to be mixed).
 * Type and name of the assignee are the group's then: removing such an assignment would take the role from all members.
 */
function roleGroupOf(row: Row): string | null {
  const type = textOrNull(row, 'RoleAssigneeType')?.toLowerCase() ?? 'serviceprincipal';
  return type === 'serviceprincipal' ? null : assigneeOf(row);
}

function assigneeOf(row: Row): string {
  return text(row, 'RoleAssigneeName') || text(row, 'RoleAssignee');
}

/**
 * A named scope wins; without one only the word Organization says tenant-wide. Anything else is `unknown`, which no
 * verdict takes for safe. Scope kinds are enumeration names, the same in every language.
 */
function scopeOf(row: Row): Pick<RoleAssignmentView, 'scope' | 'scopeName'> {
  const unit = textOrNull(row, 'RecipientAdministrativeUnitScope');
  if (unit !== null) return { scope: 'administrativeUnit', scopeName: unit };
  const group = textOrNull(row, 'RecipientGroupScope');
  if (group !== null) return { scope: 'group', scopeName: group };
  const resource = textOrNull(row, 'CustomResourceScope');
  const kind = (textOrNull(row, 'ResourceScope') ?? text(row, 'RecipientWriteScope')).toLowerCase();
  if (kind.includes('group')) return { scope: 'group', scopeName: resource };
  if (kind.includes('administrativeunit')) return { scope: 'administrativeUnit', scopeName: resource };
  const custom = resource ?? textOrNull(row, 'CustomRecipientWriteScope');
  if (custom !== null) return { scope: 'custom', scopeName: custom };
  return { scope: kind === 'organization' ? 'organization' : 'unknown', scopeName: null };
}
