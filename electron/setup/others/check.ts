import type { Check } from '../../contract/plan';
import { check } from '../checks';
import { listed, type Planning } from '../planning';
import { whoHolds, graphGrantRoles } from '../roles';

/** Other applications that can send as the senders already (seed 001: the mailboxes are for one application). */
export function checkOtherSenders({ observation }: Planning): readonly Check[] {
  const { others, servicePrincipal, organization } = observation;
  if (others === undefined) return [];
  const base = { id: 'other-senders', title: 'Other applications that can send as these mailboxes' };
  const own = servicePrincipal?.id.toLowerCase();
  const entra = others.entra.ok ? others.entra.value.filter(({ principalId }) => principalId !== own) : [];
  const inExchange = others.exchange.ok
    ? others.exchange.value.filter(
        ({ assignee, reaches }) => assignee.toLowerCase() !== own && (reaches === null || reaches.length > 0),
      )
    : [];
  const words = [
    ...entra.map(({ name, role }) => `${name} (${role}, from every mailbox)`),
    ...inExchange.map(
      ({ assignee, role, reaches }) => `the service principal ${assignee} (${role}, ${reachText(reaches)})`,
    ),
  ];
  const problem = [others.entra, others.exchange].find((one) => !one.ok);
  if (words.length > 0) {
    const finding = `${listed(words)}. An access policy may cut down what Entra gives.`;
    return [
      check({
        ...base,
        status: 'warn',
        finding,
        who: `whoever owns them, with ${whoHolds(graphGrantRoles, organization.displayName)}`,
        next: 'Ask what they are for. `sendwright prove --client-id ID` shows as whom one of them can send.',
      }),
    ];
  }
  if (problem !== undefined) {
    return [
      check({ ...base, status: 'unknown', finding: `Not all of it could be seen: ${problem.problem}` }),
    ];
  }
  return [check({ ...base, status: 'pass', finding: 'None was found, in Entra or in Exchange.' })];
}

function reachText(reaches: 'all' | readonly string[] | null): string {
  if (reaches === 'all') return 'from every mailbox';
  return reaches === null ? 'its scope could not be evaluated' : `as ${listed(reaches)}`;
}
