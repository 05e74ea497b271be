import type { Step } from '../../contract/plan';
import type { PlannedSender } from '../mailboxes/plan';
import { exchangeNeeds, listed, step } from '../planning';
import type { Planned, Planning } from '../planning';
import type { Registration } from '../registration/plan';
import { graphGrantRoles } from '../roles';
import { isOwnAssignment, strayAssignments } from '../scope/assignments';
import { isOwnPolicy } from '../scope/own-objects';
import { planScopeRemoval } from '../scope/removal';
import { planWrongPointers } from '../scope/removal-steps';
import { planGroup, removeAssignmentStep } from '../scope/steps';
import { grantRemovalStep, grantScopes } from './grant-removal';
import { openDoors } from './doors';

/** Steps that close the doors beside the scope, after what replaces them is in place (facts 6.6, migration order). */
export function planRemovals(
  planning: Planning,
  after: string | null,
  scoping = planning.spec.scoping,
): Planned {
  const { observation } = planning;
  const principal = observation.servicePrincipal;
  if (principal === null) return { steps: [], notes: [] };
  const doors = openDoors(observation, scoping).filter((door) => door.verdict !== 'unknown');
  const steps = doors.map((door) => grantRemovalStep(principal.id, door, after));
  return { steps, notes: [] };
}

/**
 * accessPolicy mode in the only safe order (facts 11a): group, policy, wait until the policy refuses the
 * outsider, and only then the grant. Returns the step that must precede the credential.
 */
export function planAccessPolicy(
  planning: Planning,
  registration: Registration,
  senders: readonly PlannedSender[],
  makesCredential: boolean,
): Planned & { readonly grantedBy: string | null } {
  const group = planGroup(planning, senders, null);
  const policy = policyStep(planning, registration, group.target.by);
  const { graph } = planning.observation;
  // By the resource too: Exchange Online's own role of that name has the same id.
  const granted = (planning.observation.appRoleAssignments ?? []).some(
    (assignment) => assignment.resourceId === graph?.id && assignment.appRoleId === graph.mailSendRoleId,
  );
  // A grant that stands already is cut down only once the policy bites: the credential waits for that too. How old a
  // policy is cannot be seen, so the wait itself knows whether it is over.
  const isHeldBack = !granted || policy !== null || makesCredential;
  const wait = isHeldBack
    ? waitStep(planning, registration, senders, [policy?.id ?? null, group.target.by])
    : null;
  const grant = granted ? null : grantStep(planning, registration, wait?.id ?? null);
  const others = otherPolicies(planning, registration, policy?.id ?? null);
  const strays = assignmentRemovals(planning, grant?.id ?? null);
  const left = planScopeRemoval(planning, strays);
  const wrong = planWrongPointers(planning);
  const steps = [...wrong, group.step, policy, ...others, wait, grant, ...strays, ...left];
  return {
    steps: steps.filter((found): found is Step => found !== null),
    notes: [],
    grantedBy: grant?.id ?? wait?.id ?? null,
  };
}

function assignmentRemovals({ observation, names }: Planning, grant: string | null): readonly Step[] {
  return strayAssignments(observation.exchange?.roleAssignments ?? [], null).map((stray) => {
    const isOwn = isOwnAssignment(stray, names.scope);
    return removeAssignmentStep(
      observation.servicePrincipal?.id ?? '',
      stray,
      `remove-assignment:${stray.name}`,
      // Ours from rbac mode keeps the mail flowing until the grant replaces it; anything wider goes at once.
      isOwn ? grant : null,
      isOwn ? 'rbac mode needed' : undefined,
    );
  });
}

function policyStep(planning: Planning, registration: Registration, group: string | null): Step | null {
  const policies = planning.observation.exchange?.accessPolicies ?? [];
  if (policies.some((policy) => isOwnPolicy(planning, policy))) return null;
  return step({
    id: 'access-policy',
    kind: 'exchange.access-policy',
    group: 'exchange',
    summary: `Restrict the application to the members of ${planning.names.group} by an application access policy.`,
    after: 'RestrictAccess',
    warning: 'Application access policies are a legacy feature; Microsoft advises against new ones.',
    input: {
      clientId: registration.clientId.value,
      group: planning.names.group,
      groupAddress: planning.names.groupAddress,
    },
    needs: exchangeNeeds,
    dependsOn: [registration.clientId.by, group],
    reversible: true,
  });
}

/** Other policies of this application would add mailboxes: several Restrict policies are a union (facts 7). */
function otherPolicies(
  planning: Planning,
  registration: Registration,
  after: string | null,
): readonly Step[] {
  const clientId = registration.clientId.value;
  if (typeof clientId !== 'string') return [];
  const others = (planning.observation.exchange?.accessPolicies ?? []).filter(
    (policy) => policy.appId.toLowerCase() === clientId.toLowerCase() && !isOwnPolicy(planning, policy),
  );
  return others.map((policy) =>
    step({
      id: `remove-policy:${policy.identity}`,
      kind: 'exchange.remove-access-policy',
      group: 'cleanup',
      summary: `Remove the application access policy for ${policy.scopeName} (${policy.accessRight}), which changes who may be sent as.`,
      before: `${policy.accessRight} ${policy.scopeName}`,
      input: { clientId, identity: policy.identity },
      needs: exchangeNeeds,
      dependsOn: [after],
      reversible: true,
    }),
  );
}

function waitStep(
  planning: Planning,
  registration: Registration,
  senders: readonly PlannedSender[],
  dependsOn: readonly (string | null)[],
): Step {
  const sender = senders[0]?.address ?? '';
  return step({
    id: 'policy-wait',
    kind: 'policy.wait',
    group: 'consent',
    summary: `Wait until the access policy refuses ${planning.spec.outsider}, lets ${sender} pass, and has had the time that Exchange takes; nothing is granted before.`,
    after: 'the policy bites',
    input: {
      clientId: registration.clientId.value,
      group: planning.names.group,
      ...{ sender, outsider: planning.spec.outsider },
    },
    needs: exchangeNeeds,
    dependsOn,
    reversible: true,
  });
}

function grantStep(planning: Planning, registration: Registration, wait: string | null): Step {
  const { observation, names, spec } = planning;
  return step({
    id: 'grant',
    kind: 'grant.add',
    group: 'consent',
    summary: `Grant the application Mail.Send of Microsoft Graph, cut down by the access policy to ${listed(spec.senders.map((sender) => sender.address))}.`,
    after: 'Mail.Send granted',
    warning: `The grant is tenant-wide by itself: it must go whenever the policy for ${names.group} goes.`,
    input: {
      servicePrincipalId: registration.servicePrincipalId.value,
      resourceId: observation.graph?.id ?? '',
      appRoleId: observation.graph?.mailSendRoleId ?? '',
      fresh: registration.fresh,
    },
    needs: { scopes: grantScopes, anyRole: [...graphGrantRoles] },
    dependsOn: [registration.servicePrincipalId.by, wait],
    reversible: true,
  });
}
