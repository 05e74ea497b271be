import type { AppRoleAssignmentView } from '../../ports/directory';
import type { Observation } from '../observation';
import {
  delegatedMailSendScope,
  exchangeOnlineRoleVerdict,
  graphRoleVerdict,
  otherResourceVerdict,
} from '../send-rights';
import type { SendVerdict } from '../send-rights';

/** An app role assignment with its name and what it means for sending. */
export interface Door {
  readonly assignmentId: string;
  /** "Mail.Send (Microsoft Graph)". */
  readonly name: string;
  readonly verdict: SendVerdict;
  readonly api: 'graph' | 'exchangeOnline' | 'other';
  readonly mailSend: boolean;
}

/** No app role, only the assignment itself (Entra's "default access"). */
const noRole = '00000000-0000-0000-0000-000000000000';

/** What the service principal was granted in Entra, judged; null where that could not be read. */
export function doorsOf(observation: Observation): readonly Door[] | null {
  const granted = observation.appRoleAssignments?.filter((one) => one.appRoleId !== noRole);
  return granted?.map((assignment) => doorOf(assignment, observation)) ?? null;
}

function doorOf(assignment: AppRoleAssignmentView, observation: Observation): Door {
  const { graph, exchangeOnline } = observation;
  const base = { assignmentId: assignment.id };
  if (assignment.resourceId === graph?.id) {
    const value = graph.roles[assignment.appRoleId] ?? null;
    const name = `${value ?? assignment.appRoleId} (Microsoft Graph)`;
    const mailSend = assignment.appRoleId === graph.mailSendRoleId;
    return { ...base, name, verdict: graphRoleVerdict(value), api: 'graph', mailSend };
  }
  if (assignment.resourceId === exchangeOnline?.id) {
    const value = exchangeOnline.roles[assignment.appRoleId] ?? null;
    const name = `${value ?? assignment.appRoleId} (Office 365 Exchange Online)`;
    return {
      ...base,
      name,
      verdict: exchangeOnlineRoleVerdict(value),
      api: 'exchangeOnline',
      mailSend: false,
    };
  }
  const name = `a role of ${assignment.resourceDisplayName}`;
  // Where one of the two APIs that reach mailboxes could not be told apart, nothing can be said of this one.
  const isKnown = graph !== null && exchangeOnline !== null;
  const verdict = isKnown
    ? otherResourceVerdict(assignment.resourceDisplayName, assignment.appRoleId)
    : 'unknown';
  return { ...base, name, verdict, api: 'other', mailSend: false };
}

/** Doors that the scoping mode does not close: in rbac every one, with an access policy all but Mail.Send. */
export function openDoors(observation: Observation, scoping: 'rbac' | 'accessPolicy'): readonly Door[] {
  return (doorsOf(observation) ?? []).filter(
    (door) => door.verdict !== 'harmless' && !(scoping === 'accessPolicy' && door.mailSend),
  );
}

/** Delegated Mail.Send that was consented: `all` users, or how many persons. */
export function delegatedSend(observation: Observation): { readonly all: boolean; readonly persons: number } {
  const grants = (observation.permissionGrants ?? []).filter((grant) =>
    grant.scopes.some((scope) => delegatedMailSendScope.test(scope)),
  );
  const persons = grants.filter((grant) => grant.principalId !== null).length;
  return { all: persons < grants.length, persons };
}
