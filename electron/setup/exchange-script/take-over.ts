import type { Plan } from '../../contract/plan';
import type { VendorNeeds } from '../../contract/vendor-needs';
import type { SetupSpec } from '../../contract/setup-file';
import { isBlocking } from '../checks';
import { checkMailboxes } from '../mailboxes/check';
import type { Observation } from '../observation';
import { judgeSetup, planFrom, type PlanMeta } from '../plan';
import type { Planning } from '../planning';
import { listedSendersMax } from '../scope/filter';
import { isOwnAssignment } from '../scope/assignments';
import { ownGroup, ownPolicies } from '../scope/own-objects';
import { scriptKinds } from './kinds';

/**
 * The Exchange part of a setup from nothing: the plan there would be if Exchange Online held none of its objects yet, for
 * `exchangeScript`. What looks first changes nothing where they are there. Null where Exchange could not be seen, where
 * Entra has no service principal to point at, or a sender is not as agreed, so that the scope would be another one.
 */
export function planFromNothing(
  spec: SetupSpec,
  profile: VendorNeeds,
  observation: Observation,
  meta: PlanMeta,
): Plan | null {
  const { exchange, servicePrincipal } = observation;
  if (exchange === null || servicePrincipal === null) return null;
  const none = { pointers: [], wrongPointers: [], scopeUsers: [], matched: [], roleAssignments: [] };
  const bare: Observation = {
    ...observation,
    exchange: {
      ...{ ...exchange, ...none, scope: null },
      ...{ accessPolicies: [], group: null, groupMembers: [], groupUsers: [] },
    },
  };
  const judged = judgeSetup(spec, profile, bare, meta, []);
  if (checkMailboxes(judged.planning).some(isBlocking)) return null;
  const steps = judged.steps.filter(({ kind }) => scriptKinds.has(kind));
  const ids = new Set(steps.map(({ id }) => id));
  const kept = steps.map((step) => ({ ...step, dependsOn: step.dependsOn.filter((id) => ids.has(id)) }));
  return planFrom(judged.planning.spec, { ...judged, checks: [], steps: kept, notes: [] }, meta);
}

/** An object of the setup in Exchange Online. */
interface ExchangeObject {
  readonly what: 'pointer' | 'scope' | 'assignment' | 'group' | 'policy';
  readonly name: string;
  /** As Exchange tells it; null: it is not there. */
  readonly id: string | null;
}

/** The objects that a setup needs in Exchange Online, each as it was observed. */
export function exchangeObjects(planning: Planning): readonly ExchangeObject[] {
  const { observation, names, spec } = planning;
  const { exchange } = observation;
  const group = {
    what: 'group' as const,
    name: names.group,
    id: ownGroup(planning)?.externalDirectoryObjectId ?? null,
  };
  if (spec.scoping === 'accessPolicy') {
    const policy = ownPolicies(planning)[0]?.identity ?? null;
    return [group, { what: 'policy', name: names.group, id: policy }];
  }
  const pointer = exchange?.pointers[0];
  const assignment = exchange?.roleAssignments.find((one) => isOwnAssignment(one, names.scope));
  return [
    { what: 'pointer', name: pointer?.displayName ?? spec.application, id: pointer?.objectId ?? null },
    ...(spec.senders.length > listedSendersMax ? [group] : []),
    { what: 'scope', name: names.scope, id: exchange?.scope?.name ?? null },
    { what: 'assignment', name: assignment?.name ?? names.assignment, id: assignment?.name ?? null },
  ];
}
