import type { ExportedObject } from '../contract/export';
import type { Step } from '../contract/plan';
import { doorsOf, type Door } from '../setup/consent/doors';
import { exchangeObjects } from '../setup/exchange-script/take-over';
import type { Observation } from '../setup/observation';
import type { Planning } from '../setup/planning';
import { environmentOf, type EntraObjects } from '../upkeep/export/entra-objects';

/** The Entra part as it was observed; `graph`: Microsoft Graph's address in this cloud. */
export function entraObjects(
  { observation, spec, setupId }: Planning,
  graph: string,
): Omit<EntraObjects, 'owners' | 'madeAt' | 'madeBy'> {
  const { application, servicePrincipal, organization } = observation;
  const granted = observation.appRoleAssignments?.find(
    (one) => one.resourceId === observation.graph?.id && one.appRoleId === observation.graph.mailSendRoleId,
  );
  return {
    ...{ setup: setupId, name: spec.application, scoping: spec.scoping },
    clientId: servicePrincipal?.appId ?? application?.appId ?? '',
    ...{ tenantId: organization.id, tenantName: organization.displayName },
    ...{ environment: environmentOf(graph), application, principal: servicePrincipal },
    grant:
      spec.scoping === 'rbac' || granted === undefined
        ? null
        : { assignmentId: granted.id, resourceId: granted.resourceId, appRoleId: granted.appRoleId },
    isGrantSeen: observation.appRoleAssignments !== null,
  };
}

/** What was granted in Entra and is no part of the agreed state. */
export function grantsBeside({ observation, spec }: Planning): readonly ExportedObject[] {
  const agreed = (door: Door): boolean => spec.scoping === 'accessPolicy' && door.mailSend;
  return (doorsOf(observation) ?? [])
    .filter((door) => !agreed(door))
    .map(({ name, assignmentId, verdict }) => ({
      ...{ what: 'grant', name, id: assignmentId, state: 'left-out', address: null, importId: null },
      why:
        verdict === 'harmless'
          ? 'It is not needed to send mail; take it into your code where it is meant.'
          : 'It reaches beyond the agreed mailboxes; it should go, not be kept by code.',
    }));
}

/** What the setup needs in Exchange Online, and whether the script has it. */
export function inExchange(planning: Planning, isInScript: boolean): readonly ExportedObject[] {
  const isSeen = planning.observation.exchange !== null;
  return exchangeObjects(planning).map(({ what, name, id }) => ({
    ...{ what, name, id, address: null, importId: null },
    ...(!isSeen
      ? { state: 'not-seen', why: 'An Exchange Administrator sees it; export again with that role.' }
      : id === null
        ? { state: 'missing', why: isInScript ? 'The script would make it.' : null }
        : isInScript
          ? { state: 'script', why: null }
          : {
              state: 'left-out',
              why: 'No script was made: the service principal is missing, or a mailbox of the setup file is not as agreed.',
            }),
  }));
}

const waits = ['policy.wait', 'grant.wait-tokens', 'exchange.test-authorization'];

/** Whether a step would change something that could be seen; credentials are no part of the code. */
export function isDifference(
  { group, kind, needs }: Step,
  { exchange, appRoleAssignments }: Observation,
): boolean {
  return (
    group !== 'credential' &&
    !waits.includes(kind) &&
    (!needs.exchange || exchange !== null) &&
    (!kind.startsWith('grant.') || appRoleAssignments !== null)
  );
}
