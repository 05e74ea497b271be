import type { InputValue, Step } from '../../contract/plan';
import { sameSet } from '../registration/body';
import type { Registration } from '../registration/plan';
import type { PlannedSender } from '../mailboxes/plan';
import { exchangeNeeds, listed, step } from '../planning';
import type { Planned, Planning, Target } from '../planning';
import { exchangeMailSendRole } from '../send-rights';
import { isOwnAssignment, strayAssignments } from './assignments';
import { filterOfGroup, filterOfIds, listedSendersMax, sameFilter } from './filter';
import { changeOf, removedOf } from './change';
import { planWrongPointers } from './removal-steps';
import { customizeStep, planGroup, removeAssignmentStep } from './steps';

const ids = { pointer: 'pointer', scope: 'scope', assignment: 'role-assignment' } as const;

/** Steps of rbac mode in Exchange: pointer, management scope, role assignment (facts 6.1), never one without a scope. */
export function planRbacScope(
  planning: Planning,
  registration: Registration,
  senders: readonly PlannedSender[],
): Planned & { readonly assignedBy: string | null } {
  const customize = customizeStep(planning);
  const wrong = planWrongPointers(planning);
  const pointer = pointerStep(planning, registration, wrong);
  const group =
    senders.length > listedSendersMax ? planGroup(planning, senders, customize?.id ?? null) : null;
  const scope = scopeStep(planning, senders, group?.target ?? null, customize?.id ?? null);
  const strays = strayAssignments(planning.observation.exchange?.roleAssignments ?? [], planning.names.scope);
  const inTheWay = strays.some((stray) => stray.name === planning.names.assignment);
  const removal = (name: string): string => `remove-assignment:${name}`;
  const assignment = assignmentStep(planning, registration, senders, group?.target ?? null, [
    ...[pointer?.id ?? null, scope?.id ?? null, customize?.id ?? null],
    inTheWay ? removal(planning.names.assignment) : null,
    ...wrong.map((one) => one.id),
  ]);
  const removals = strays.map((stray) =>
    removeAssignmentStep(
      planning.observation.servicePrincipal?.id ?? '',
      stray,
      removal(stray.name),
      stray.name === planning.names.assignment ? null : (assignment?.id ?? null),
    ),
  );
  const steps = [customize, ...wrong, pointer, group?.step ?? null, scope, assignment, ...removals];
  return {
    steps: steps.filter((found): found is Step => found !== null),
    notes: [],
    assignedBy: assignment?.id ?? null,
  };
}

function pointerStep(planning: Planning, registration: Registration, wrong: readonly Step[]): Step | null {
  if ((planning.observation.exchange?.pointers ?? []).length > 0) return null;
  const principal = registration.servicePrincipalId;
  return step({
    id: ids.pointer,
    kind: 'exchange.pointer',
    group: 'exchange',
    summary:
      "Make the service principal known to Exchange Online (by its object id, not the registration's).",
    after: 'service principal pointer',
    input: {
      clientId: registration.clientId.value,
      servicePrincipalId: principal.value,
      displayName: planning.spec.application,
      fresh: registration.fresh,
    },
    needs: exchangeNeeds,
    dependsOn: [principal.by, registration.clientId.by, ...wrong.map((one) => one.id)],
    reversible: true,
  });
}

function scopeStep(
  planning: Planning,
  senders: readonly PlannedSender[],
  group: Target | null,
  customize: string | null,
): Step | null {
  const { observation, names } = planning;
  const found = observation.exchange?.scope ?? null;
  if (found !== null && scopeHolds(planning, senders, group)) return null;
  const addresses = senders.map((sender) => sender.address);
  return step({
    id: ids.scope,
    kind: 'exchange.scope',
    group: 'exchange',
    summary:
      `${found === null ? 'Create' : 'Correct'} the management scope ${names.scope}: ${listed(addresses)}, ` +
      `${group === null ? 'by object id' : `as members of the group ${names.group}`}; nobody else.`,
    before: found === null ? null : changeOf(observation.exchange?.matched ?? [], senders),
    removes: removedOf(observation.exchange?.matched ?? [], senders),
    after: `scope of exactly ${senders.length} mailbox${senders.length === 1 ? '' : 'es'}`,
    input: {
      name: names.scope,
      senders: senders.map((sender) => sender.id.value),
      group: group === null ? null : group.value,
    },
    needs: exchangeNeeds,
    dependsOn: [customize, group?.by ?? null, ...senders.map((sender) => sender.id.by)],
    reversible: true,
  });
}

function scopeHolds(planning: Planning, senders: readonly PlannedSender[], group: Target | null): boolean {
  const { exchange } = planning.observation;
  if (exchange?.scope == null) return false;
  const { recipientFilter } = exchange.scope;
  const matched = exchange.matched.map((one) => one.id);
  const known = senders.map((sender) => sender.id.value);
  const isKnown = known.every((id) => typeof id === 'string');
  if (group === null) {
    return isKnown && sameSet(matched, known) && sameFilter(recipientFilter, filterOfIds(known));
  }
  if (typeof group.value !== 'string' || !sameFilter(recipientFilter, filterOfGroup(group.value)))
    return false;
  // The scope follows the group's members: where those are corrected, it must match what they are until then.
  return group.by === null
    ? isKnown && sameSet(matched, known)
    : sameSet(
        matched,
        exchange.groupMembers.map((member) => member.externalDirectoryObjectId),
      );
}

function assignmentStep(
  planning: Planning,
  registration: Registration,
  senders: readonly PlannedSender[],
  group: Target | null,
  dependsOn: readonly (string | null)[],
): Step | null {
  const { observation, names } = planning;
  const principal = registration.servicePrincipalId;
  const pointed = (observation.exchange?.pointers ?? []).some(
    (pointer) => pointer.objectId === principal.value,
  );
  const found = (observation.exchange?.roleAssignments ?? []).some((assignment) =>
    isOwnAssignment(assignment, names.scope),
  );
  if (found && pointed) return null;
  const input: Readonly<Record<string, InputValue>> = {
    name: names.assignment,
    role: exchangeMailSendRole,
    servicePrincipalId: principal.value,
    scopeName: names.scope,
    senders: senders.map((sender) => sender.id.value),
    group: group === null ? null : group.value,
  };
  return step({
    id: ids.assignment,
    kind: 'exchange.role-assignment',
    group: 'exchange',
    summary: `Assign the Exchange role "${exchangeMailSendRole}" to the application, within the scope ${names.scope} only.`,
    after: `may send as ${listed(senders.map((sender) => sender.address))}; effective within 30 minutes to 2 hours`,
    input,
    needs: exchangeNeeds,
    dependsOn: [...dependsOn, principal.by],
    reversible: true,
  });
}
