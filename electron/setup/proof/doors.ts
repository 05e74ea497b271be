import type { Evidence, ProofPart, ProofStatus } from '../../contract/proof';
import type { AppRoleAssignmentView, PermissionGrantView, ResourceView } from '../../ports/directory';
import type { RoleAssignmentView } from '../../ports/exchange';
import {
  applicationRoleVerdict,
  delegatedMailSendScope,
  exchangeMailSendRole,
  exchangeOnlineRoleVerdict,
  graphRoleVerdict,
  mailSendRole,
  otherResourceVerdict,
  type SendVerdict,
} from '../send-rights';
import type { ProofObservation } from './observe';
import { directoryRoleDoors } from './directory-roles';
import { part, unreadable, worst } from './part';
import type { Door, ScopingMode } from './types';

/** An application right to send that Entra gives for the whole tenant. */
export interface EntraRight {
  readonly api: 'graph' | 'exchangeOnline' | 'other';
  readonly assignmentId: string;
  readonly name: string;
  readonly verdict: SendVerdict;
  /** Access policies cut it down: Graph's Mail.Send and EWS full access (facts 7), never SMTP (facts 11a). */
  readonly cut: boolean;
}

/** No app role, only the assignment itself (Entra's "default access"). */
const noRole = '00000000-0000-0000-0000-000000000000';
const whoRevokes = 'a Privileged Role Administrator or a Global Administrator';

/**
 * No tenant-wide grant and no other door (facts 6.6, 11a): app roles of Graph and Exchange Online, Exchange's own role
 * assignments, delegated grants. What cannot be evaluated makes it `unknown`, never green.
 */
export function doorsPart(observed: ProofObservation, mode: ScopingMode): ProofPart {
  const { resources, appRoles, delegated, assignments, policies } = observed;
  if (!resources.ok)
    return unreadable('doors', 'The permissions of Graph could not be read', resources.error);
  if (!appRoles.ok) return unreadable('doors', 'The grants in Entra could not be read', appRoles.error);
  if (!assignments.ok)
    return unreadable(
      'doors',
      "Exchange's role assignments could not be read",
      assignments.error,
      'exchange',
    );
  if (mode === 'accessPolicy' && !policies.ok) {
    return unreadable('doors', 'The access policies could not be read', policies.error, 'exchange');
  }
  const restricted =
    policies.ok && policies.value.some((policy) => policy.accessRight.toLowerCase() === 'restrictaccess');
  const rights = entraRights(appRoles.value, resources.value.graph, resources.value.exchangeOnline);
  const doors = [
    ...rights.map((right) => entraDoor(right, mode, restricted)),
    ...assignments.value.map(assignmentDoor),
    ...(delegated.ok
      ? delegated.value.flatMap(delegatedDoor)
      : [{ status: 'unknown' as const, text: `Delegated grants: ${delegated.error.message}` }]),
    ...directoryRoleDoors(observed.directoryRoles),
  ];
  return summarize(doors);
}

/** The application's grants in Entra by name, with what they mean for sending. Ids are resolved in the tenant. */
export function entraRights(
  assignments: readonly AppRoleAssignmentView[],
  graph: ResourceView | null,
  exchangeOnline: ResourceView | null,
): readonly EntraRight[] {
  return assignments
    .filter((assignment) => assignment.appRoleId !== noRole)
    .map((assignment) => {
      const resource = [graph, exchangeOnline].find((one) => one?.id === assignment.resourceId);
      const value = resource?.appRoles.find((role) => role.id === assignment.appRoleId)?.value ?? null;
      const name = `${value ?? assignment.appRoleId} of ${assignment.resourceDisplayName}`;
      const base = { assignmentId: assignment.id, name };
      if (resource === graph && graph !== null) {
        return { ...base, api: 'graph', verdict: graphRoleVerdict(value), cut: value === mailSendRole };
      }
      if (resource === exchangeOnline && exchangeOnline !== null) {
        return {
          ...base,
          api: 'exchangeOnline',
          verdict: exchangeOnlineRoleVerdict(value),
          cut: value === 'full_access_as_app',
        };
      }
      // Another API reaches no mailbox through Graph or Exchange; but then both must be known.
      const isKnown = graph !== null && exchangeOnline !== null;
      const verdict = isKnown
        ? otherResourceVerdict(assignment.resourceDisplayName, assignment.appRoleId)
        : 'unknown';
      return { ...base, api: 'other', verdict, cut: false };
    });
}

function entraDoor({ name, verdict, cut }: EntraRight, mode: ScopingMode, restricted: boolean): Door {
  switch (verdict) {
    case 'harmless':
      return { status: 'pass', text: `${name} does not send mail.` };
    case 'unknown':
      return { status: 'unknown', text: `${name} is not known here; whether it sends mail cannot be told.` };
    case 'escalates':
      return {
        status: 'unknown',
        text: `${name} lets the application change rights, so it could give itself the right to send.`,
      };
    case 'sends':
      if (mode === 'rbac') {
        return {
          status: 'fail',
          text: `${name} is granted in Entra for the whole tenant and voids the scope.`,
        };
      }
      if (!cut)
        return { status: 'fail', text: `${name} sends from every mailbox; access policies do not cut it.` };
      return restricted
        ? { status: 'pass', text: `${name} is granted and cut down by an access policy.` }
        : {
            status: 'fail',
            text: `${name} is granted for the whole tenant and no access policy restricts it.`,
          };
  }
}

function assignmentDoor({ name, role, scope, scopeName }: RoleAssignmentView): Door {
  const where = scopeName === null ? scope : `${scope} ${scopeName}`;
  const text = `Exchange role ${role} (assignment ${name}, scope: ${where})`;
  switch (applicationRoleVerdict(role)) {
    case 'harmless':
      return { status: 'pass', text: `${text} does not send mail.` };
    case 'unknown':
    case 'escalates':
      return { status: 'unknown', text: `${text} is not known here; whether it sends mail cannot be told.` };
    case 'sends':
      if (scope === 'organization') return { status: 'fail', text: `${text} sends from every mailbox.` };
      if (role !== exchangeMailSendRole) return { status: 'fail', text: `${text} is another way to send.` };
      return scope === 'unknown'
        ? { status: 'unknown', text: `${text} has a scope of a kind that is not known here.` }
        : { status: 'pass', text: `${text} is limited to its scope.` };
  }
}

/** Delegated rights act as a signed-in person; no scope limits them, so a reader must at least see them. */
function delegatedDoor({ principalId, scopes }: PermissionGrantView): readonly Door[] {
  const sending = scopes.filter((scope) => delegatedMailSendScope.test(scope));
  if (principalId !== null || sending.length === 0) return [];
  return [
    {
      status: 'pass',
      text: `Delegated ${sending.join(', ')} is consented for all users: a person signed in to the application sends as that person, and no scope limits it. Not part of this proof.`,
    },
  ];
}

function summarize(doors: readonly Door[]): ProofPart {
  const status = worst(['pass', ...doors.map((door) => door.status)]);
  const graveFirst = [...doors].sort((a, b) => rank(a.status) - rank(b.status));
  const evidence: readonly Evidence[] = graveFirst.map(({ text }) => ({ text }));
  const grave = graveFirst.filter((door) => door.status === status).map((door) => door.text);
  if (status === 'fail') {
    return part('doors', 'fail', grave.join(' '), {
      evidence,
      who: `${whoRevokes}; for Exchange roles an Exchange Administrator`,
      next: 'Plan the setup again: grants in Entra are offered for removal. Tokens issued before keep the right for about an hour.',
    });
  }
  if (status === 'unknown') {
    return part('doors', 'unknown', grave.join(' '), {
      evidence,
      who: whoRevokes,
      next: 'Remove what the application does not need, or judge it yourself; this proof cannot call it safe.',
    });
  }
  return part('doors', 'pass', 'Nothing but the agreed right lets the application send.', { evidence });
}

function rank(status: ProofStatus): number {
  return status === 'fail' ? 0 : status === 'unknown' ? 1 : 2;
}
