import type { Step } from '../../contract/plan';
import { doorsOf } from '../consent/doors';
import { grantStepKinds } from '../consent/old-tokens';
import type { PlannedSender } from '../mailboxes/plan';
import { exchangeNeeds, step } from '../planning';
import type { Planned, Planning } from '../planning';
import { ownPolicies, ownGroup } from './own-objects';
import { listedSendersMax } from './filter';
import { removeGroupStep, removeOwnPolicyStep } from './removal-steps';

/** So many senders are asked about one by one; the preview of the scope's filter held them all before. */
const askedMost = 20;

/** Whether Mail.Send is granted in Entra today, with or without a policy that cuts it down. */
function isGranted({ observation }: Planning): boolean {
  return doorsOf(observation)?.some((door) => door.mailSend) ?? false;
}

/**
 * Before a grant that carries today's mail goes, Exchange is asked whether what replaces it stands (facts 6.6). Null
 * where nothing is replaced: a grant beside a scope that holds already only does harm.
 */
export function trialStep(
  planning: Planning,
  servicePrincipalId: string | null,
  senders: readonly PlannedSender[],
  scope: { readonly assignedBy: string | null; readonly steps: readonly Step[] },
): Step | null {
  const { assignedBy, steps } = scope;
  const policies = planning.observation.exchange?.accessPolicies ?? [];
  if (servicePrincipalId === null || !isGranted(planning)) return null;
  if (assignedBy === null && policies.length === 0) return null;
  const asked = senders.slice(0, askedMost).map((sender) => sender.address);
  return step({
    id: 'test-assignment',
    kind: 'exchange.test-authorization',
    group: 'exchange',
    summary: `Ask Exchange whether the scope lets the application send as ${asked.length === 1 ? 'the sender' : `${asked.length} senders`} and not as ${planning.spec.outsider}; nothing is taken away before.`,
    after: 'the scope stands',
    input: { servicePrincipalId, senders: asked, outsider: planning.spec.outsider },
    needs: exchangeNeeds,
    // Anything wider would let the outsider pass.
    dependsOn: [
      assignedBy,
      ...steps.filter((one) => one.kind === 'exchange.remove-assignment').map((one) => one.id),
    ],
    reversible: true,
  });
}

/**
 * What rbac mode needs no more: our policy, but only when no token that carries the grant can be left, and our group.
 * Where the grants cannot be read, both stay.
 */
export function planPolicyRemoval(
  planning: Planning,
  steps: readonly Step[],
  clientId: string | null,
  aim: 'rbac' | 'undo' = 'rbac',
): Planned {
  const policies = doorsOf(planning.observation) === null || clientId === null ? [] : ownPolicies(planning);
  const removals = steps.filter((one) => one.kind === grantStepKinds.remove).map((one) => one.id);
  const until = planning.observation.oldTokensUntil;
  const isOver = removals.length === 0 && until !== null && Date.parse(until) <= planning.now.getTime();
  const wait = policies.length === 0 || isOver ? null : waitStep(removals);
  const policySteps = policies.map((policy) => removeOwnPolicyStep(policy, clientId, [wait?.id ?? null]));
  const group = groupRemoval(planning, steps, policySteps, aim);
  const all = [wait, ...policySteps, group];
  return {
    steps: all.filter((one): one is Step => one !== null),
    notes: aim === 'undo' ? [] : migrationNotes(planning),
  };
}

/** Waits until no token can be left that carries what was taken away. */
export function waitStep(removals: readonly string[]): Step {
  return step({
    id: 'wait-tokens',
    kind: grantStepKinds.wait,
    group: 'cleanup',
    summary:
      'Wait until tokens issued before the grant was removed have ended, about an hour; until then the policy alone cuts them down.',
    after: 'no token carries the grant',
    input: {},
    needs: exchangeNeeds,
    dependsOn: removals,
    reversible: true,
  });
}

function groupRemoval(
  planning: Planning,
  steps: readonly Step[],
  policySteps: readonly Step[],
  aim: 'rbac' | 'undo',
): Step | null {
  const { spec, observation, names } = planning;
  const isNeeded = aim === 'rbac' && spec.senders.length > listedSendersMax;
  if (isNeeded || ownGroup(planning) === null) return null;
  const going = new Set(policySteps.map((one) => one.input['identity']));
  const scope = steps.find((one) => ['exchange.scope', 'exchange.remove-scope'].includes(one.kind));
  const stays = (observation.exchange?.groupUsers ?? []).filter(
    (user) =>
      !going.has(user.name) && !(user.kind === 'scope' && user.name === names.scope && scope !== undefined),
  );
  if (stays.length > 0) return null;
  return removeGroupStep(planning, [scope?.id ?? null, ...policySteps.map((one) => one.id)]);
}

function migrationNotes(planning: Planning): readonly string[] {
  if (!isGranted(planning) || planning.observation.exchange === null) return [];
  const own = ownPolicies(planning).length > 0;
  const from = own ? 'an application access policy' : 'a tenant-wide grant';
  return [
    `This moves the application from ${from} to RBAC for Applications, in the order that never lets it send as anybody else: ` +
      'pointer, scope and role assignment first; then Exchange is asked whether they hold; then the tenant-wide grant goes' +
      (own
        ? '; the policy and its group go last, when no older token is left that only they cut down.'
        : '.'),
    'Exchange takes 30 minutes to 2 hours until the new right is effective; tokens issued before bridge about one of them. Choose an hour at which a delayed mail does no harm.',
  ];
}
