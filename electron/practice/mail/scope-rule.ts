import { matchesFilter } from '../exchange/opath/evaluate';
import { parseOpath } from '../exchange/opath/parse';
import { OpathError } from '../exchange/opath/tokens';
import { isDirectMember } from '../exchange/recipients/membership';
import type { Mailbox, RoleAssignment } from '../world/exchange-types';
import type { WorldState } from '../world/state';

/** What role assignments to applications depend on. */
export type RbacState = Pick<
  WorldState,
  'exchangeServicePrincipals' | 'managementScopes' | 'roleAssignments' | 'groups' | 'mailboxes'
>;

/** The application roles that carry Mail.Send (facts 6.3, 6.6); Mail.ReadWrite does not send. */
const sendingRoles: readonly string[] = [
  'Application Mail.Send',
  'Application Mail Full Access',
  'Application Exchange Full Access',
];

/** Whether the assignment's scope contains the mailbox. */
export function assignmentReaches(state: RbacState, assignment: RoleAssignment, mailbox: Mailbox): boolean {
  const { scope } = assignment;
  switch (scope.kind) {
    case 'organization':
      return true;
    case 'custom': {
      const found = state.managementScopes.find((one) => one.name === scope.scopeName);
      return found !== undefined && filterMatches(state, found.recipientFilter, mailbox);
    }
    case 'group': {
      const group = state.groups.find((one) => one.externalDirectoryObjectId === scope.groupId);
      return group !== undefined && isDirectMember(group, mailbox.externalDirectoryObjectId);
    }
    // The practice tenant has no administrative units, so nothing is in one.
    case 'administrativeUnit':
      return false;
  }
}

/** Whether role assignments alone let the service principal send from the mailbox. */
export function rbacAllowsSending(state: RbacState, objectId: string, mailboxId: string): boolean {
  const mailbox = state.mailboxes.find((one) => one.externalDirectoryObjectId === mailboxId);
  if (mailbox === undefined) return false;
  if (!state.exchangeServicePrincipals.some((pointer) => pointer.objectId === objectId)) return false;
  return state.roleAssignments.some(
    (assignment) =>
      assignment.objectId === objectId &&
      assignment.enabled &&
      sendingRoles.includes(assignment.role) &&
      assignmentReaches(state, assignment, mailbox),
  );
}

/** A stored filter that cannot be read matches nobody. */
function filterMatches(state: RbacState, filter: string, mailbox: Mailbox): boolean {
  try {
    return matchesFilter(parseOpath(filter), mailbox, state);
  } catch (error) {
    if (error instanceof OpathError) return false;
    throw error;
  }
}
