import type { Step } from '../../contract/plan';
import { planRemovals } from '../consent/plan';
import { planned } from '../planning';
import type { Planned, Planning } from '../planning';
import { strayAssignments } from './assignments';
import { planPolicyRemoval } from './migration';
import { planScopeRemoval } from './removal';
import { planWrongPointers } from './removal-steps';
import { removeAssignmentStep } from './steps';

/**
 * The way back: takes away every right to send that the application has here, and then what Sendwright made for it in
 * Exchange Online, in an order that never lets it send as more than before: grants and role assignments first; scope and
 * pointer when nothing uses them; policy and group when no older token is left. What others made or use stays, and so
 * do mailboxes, licences, the application and its credential.
 */
export function planUndo(planning: Planning): Planned {
  const { exchange, servicePrincipal } = planning.observation;
  const grants = planRemovals(planning, null, 'rbac').steps;
  const assignments = strayAssignments(exchange?.roleAssignments ?? [], null).map((one) =>
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
  const policies = planPolicyRemoval(planning, before, servicePrincipal?.appId ?? null, 'undo');
  return planned([...planWrongPointers(planning), ...before, ...policies.steps]);
}
