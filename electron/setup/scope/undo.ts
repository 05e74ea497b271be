import type { Step } from '../../contract/plan';
import { planRemovals } from '../consent/plan';
import { planned } from '../planning';
import type { Planned, Planning } from '../planning';
import { isOwnAssignment, strayAssignments } from './assignments';
import { planPolicyRemoval } from './migration';
import { planScopeRemoval } from './removal';
import { planWrongPointers } from './removal-steps';
import { removeAssignmentStep } from './steps';

/**
 * The way back: takes away every right to send that the application has here, and then what Sendwright made for it in
 * Exchange Online, in an order that never lets it send as more than before: grants and role assignments first; scope and
 * pointer when nothing uses them; policy and group when no older token is left. What others made or use stays, and so
 * do mailboxes, licences, the application and its credential. Where another setup uses the application, only the role
 * assignment within our own scope is this one's. `recordedClientId`: of an application that is gone.
 */
export function planUndo(planning: Planning, recordedClientId: string | null = null): Planned {
  const { exchange, servicePrincipal, application } = planning.observation;
  const isShared = (planning.observation.sharedWith ?? []).length > 0;
  const grants = isShared ? [] : planRemovals(planning, null, 'rbac').steps;
  const going = strayAssignments(exchange?.roleAssignments ?? [], null).filter(
    (one) => !isShared || isOwnAssignment(one, planning.names.scope),
  );
  const assignments = going.map((one) =>
    removeAssignmentStep(
      servicePrincipal?.id ?? '',
      one,
      `remove-assignment:${one.name}`,
      null,
      'lets the application send',
    ),
  );
  const left = planScopeRemoval(planning, assignments);
  const before: readonly Step[] = [...grants, ...assignments, ...left];
  const clientId = servicePrincipal?.appId ?? application?.appId ?? recordedClientId;
  const policies = planPolicyRemoval(planning, before, clientId, 'undo');
  return planned([...planWrongPointers(planning), ...before, ...policies.steps]);
}
