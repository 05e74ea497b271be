import type { Step } from '../../contract/plan';
import { step } from '../planning';
import { applicationRoles, graphGrantRoles } from '../roles';
import type { SendVerdict } from '../send-rights';

export const grantScopes = ['AppRoleAssignment.ReadWrite.All', 'Application.Read.All'];

/** What is granted in Entra and is to go. */
interface Granted {
  readonly assignmentId: string;
  /** "Mail.Send (Microsoft Graph)". */
  readonly name: string;
  readonly verdict: SendVerdict;
  readonly api: 'graph' | 'exchangeOnline' | 'other';
}

/** Takes a tenant-wide grant of a service principal back (facts 2.7, 6.6). */
export function grantRemovalStep(servicePrincipalId: string, granted: Granted, after: string | null): Step {
  const { assignmentId, name, verdict, api } = granted;
  return step({
    id: `remove-grant:${assignmentId}`,
    kind: 'grant.remove',
    group: 'cleanup',
    summary: summaryOf(name, verdict),
    before: `${name} granted`,
    after: 'not granted',
    warning: 'Whatever uses this grant today stops; tokens issued before keep it for about an hour.',
    input: { servicePrincipalId, assignmentId, name },
    needs: { scopes: grantScopes, anyRole: [...(api === 'graph' ? graphGrantRoles : applicationRoles)] },
    dependsOn: [after],
    reversible: true,
  });
}

function summaryOf(name: string, verdict: SendVerdict): string {
  switch (verdict) {
    case 'escalates':
      return `Remove the grant ${name}, with which the application could give itself the right to send as anyone.`;
    case 'harmless':
      return `Remove the grant ${name}, which sending does not need.`;
    case 'unknown':
    case 'sends':
      return `Remove the tenant-wide grant ${name}; with it the application may send as any mailbox.`;
  }
}
