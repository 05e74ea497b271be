import type { RoleAssignmentView } from '../../ports/exchange';
import { applicationRoleVerdict, exchangeMailSendRole } from '../send-rights';

/** Whether this is the assignment of rbac mode: Application Mail.Send within our scope and nothing wider. */
export function isOwnAssignment(assignment: RoleAssignmentView, scopeName: string): boolean {
  return (
    assignment.role === exchangeMailSendRole &&
    assignment.scope === 'custom' &&
    assignment.scopeName === scopeName
  );
}

/** Assignments that let the application send beside what was agreed; `scopeName` null: none was agreed here. */
export function strayAssignments(
  assignments: readonly RoleAssignmentView[],
  scopeName: string | null,
): readonly RoleAssignmentView[] {
  return assignments.filter(
    (assignment) =>
      // What comes by a role group is that group's: it is shown, and never removed for all its members.
      assignment.via === undefined &&
      applicationRoleVerdict(assignment.role) !== 'harmless' &&
      (scopeName === null || !isOwnAssignment(assignment, scopeName)),
  );
}
