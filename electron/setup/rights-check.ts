import type { Check, Step } from '../contract/plan';
import { check } from './checks';
import { whyUnseen } from './exchange-host';
import { isWithinReach, setupGate, waitingSteps, waitsForExchange } from './gate';
import { listed } from './planning';
import type { Planning } from './planning';
import { applicationRoles, roleName, whoHolds } from './roles';

/** The signed-in person's roles for each step; several people may do the parts, so a missing one only warns. */
export function checkRights({ observation }: Planning, steps: readonly Step[]): readonly Check[] {
  const title = 'Roles of the signed-in administrator';
  const waiting = waitingSteps(steps, setupGate(observation));
  const me = observation.me.userPrincipalName;
  const roles = observation.myRoles?.map(roleName) ?? null;
  const held =
    roles === null ? 'roles that cannot be read' : roles.length === 0 ? 'no directory role' : listed(roles);
  if (waiting.size === 0) {
    const status = observation.myRoles === null ? 'unknown' : 'pass';
    return [check({ id: 'roles', title, status, finding: `${me} holds ${held}.` })];
  }
  const waitingCount = [...waiting.values()].flat().length;
  const who = [...waiting.keys()].join('; and ');
  const isExchange = [...waiting.values()].flat().every((step) => waitsForExchange(step, observation));
  const needsWay = isExchange && !isWithinReach(observation);
  const count = `${waitingCount} of ${steps.length} steps`;
  const short = needsWay
    ? `${count} are in Exchange. ${whyUnseen(observation)}`
    : `That is not enough for ${count}.`;
  if (waitingCount === steps.length) {
    const unseen = isExchange ? ' Whether they are in place already cannot be seen from here.' : '';
    const finding = `${me} holds ${held}. ${short}${unseen}`;
    const next = needsWay
      ? 'Go on where Exchange can be reached, or give them the Exchange part as a script (plan FILE --exchange-script OUT.ps1).'
      : 'Sign in with one of these roles (activate it first where it is only eligible), or hand the plan over.';
    return [check({ id: 'roles', title, status: 'fail', fault: 'tenant', finding, who, next })];
  }
  const finding = `${me} holds ${held}. ${short}`;
  const next = 'Apply what you can; the next person runs apply with the same setup file.';
  return [check({ id: 'roles', title, status: 'warn', finding, who, next })];
}

/** What was asked for of Microsoft Graph and not consented to: what hangs on it is unknown, never taken for good. */
export function checkConsent({ observation }: Planning): readonly Check[] {
  const { unconsented = [], organization } = observation;
  const base = { id: 'consent', title: 'Consent to what is read' };
  if (unconsented.length === 0) {
    return [check({ ...base, status: 'pass', finding: 'Everything that is read was consented to.' })];
  }
  return [
    check({
      ...base,
      status: 'warn',
      finding: `Not consented to: reading ${listed(unconsented)}.`,
      who: whoHolds(applicationRoles, organization.displayName),
      next: 'Sign in again and consent, or have an administrator consent for you. Where the tenant blocks Microsoft’s own sign-in client, register a public client of your own. Use an own public client: --client-id.',
    }),
  ];
}
