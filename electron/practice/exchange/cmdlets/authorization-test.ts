import type { RoleAssignment } from '../../world/exchange-types';
import { assignmentReaches } from '../../mail/scope-rule';
import type { CmdletCall, CmdletFamily, Output } from '../cmdlet';
import { findMailbox } from '../recipients/find';
import { findPointer } from './service-principal';

/** Test-ServicePrincipalAuthorization (facts 6.5). */
export const authorizationTestCmdlets: CmdletFamily = {
  'Test-ServicePrincipalAuthorization': { parameters: ['Identity', 'Resource'], run: test },
};

/** Graph permissions of the roles that hold several; the others hold what their name says. */
const combined: Readonly<Record<string, string>> = {
  'Application Mail Full Access': 'Mail.ReadWrite, Mail.Send',
  'Application Exchange Full Access':
    'Mail.ReadWrite, Mail.Send, MailboxSettings.ReadWrite, Calendars.ReadWrite, Contacts.ReadWrite',
};

/**
 * Reads the rights as they are, past the cache, and knows nothing of grants in Entra. InScope is text throughout:
 * "Not Run" can only be text, and which type the module gives is unproven (facts 12.6).
 */
function test({ world, parameters }: CmdletCall): readonly Output[] {
  const { state } = world;
  const pointer = findPointer(state, parameters.required('Identity'));
  const resource = parameters.text('Resource');
  const mailbox = resource === undefined ? null : findMailbox(state, resource);
  return state.roleAssignments
    .filter((assignment) => assignment.objectId === pointer.objectId && assignment.enabled)
    .map((assignment) => ({
      RoleName: assignment.role,
      GrantedPermissions: combined[assignment.role] ?? assignment.role.replace(/^Application /u, ''),
      ...scopeColumns(assignment),
      InScope:
        mailbox === null ? 'Not Run' : assignmentReaches(state, assignment, mailbox) ? 'True' : 'False',
    }));
}

/** How a group scope is shown is not in the facts; it is a management scope underneath. */
function scopeColumns({ scope }: RoleAssignment): Output {
  switch (scope.kind) {
    case 'organization':
      return { AllowedResourceScope: 'Organization', ScopeType: 'Organization' };
    case 'custom':
      return { AllowedResourceScope: scope.scopeName, ScopeType: 'CustomRecipientScope' };
    case 'group':
      return { AllowedResourceScope: scope.resourceScopeName, ScopeType: 'CustomRecipientScope' };
    case 'administrativeUnit':
      return { AllowedResourceScope: scope.unitId, ScopeType: 'AdministrativeUnit' };
  }
}
