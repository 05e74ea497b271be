import type { Check } from '../../contract/plan';
import { check } from '../checks';
import { listed } from '../planning';
import type { Planning } from '../planning';
import { graphGrantRoles, whoHolds } from '../roles';
import { isOwnAssignment, strayAssignments } from '../scope/assignments';
import { checkDirectoryRoles, checkRoleGroups } from './check-roles';
import { delegatedSend, doorsOf, openDoors } from './doors';

/** The union hazard: any right beside the scope makes it void (facts 6.6). Its removal stands in the plan. */
export function checkDoors(planning: Planning): readonly Check[] {
  const { observation } = planning;
  if (observation.servicePrincipal === null) return [];
  return [
    ...policyMissing(planning),
    ...checkGrants(planning),
    ...checkAssignments(planning),
    ...checkRoleGroups(planning),
    ...checkDirectoryRoles(planning),
    ...checkDelegated(planning),
  ];
}

function checkGrants({ observation, spec }: Planning): readonly Check[] {
  const base = { id: 'other-doors', title: 'No tenant-wide right to send' };
  const who = whoHolds(graphGrantRoles, observation.organization.displayName);
  if (doorsOf(observation) === null) {
    const finding = 'The grants of the application cannot be read, so nothing can be said about them.';
    return [check({ ...base, status: 'unknown', finding, who })];
  }
  const open = openDoors(observation, spec.scoping);
  const certain = open.filter((door) => door.verdict !== 'unknown');
  if (certain.length > 0) {
    const policies = observation.exchange?.accessPolicies ?? [];
    const today = policies.length === 0 ? '' : ' Today an access policy alone cuts Mail.Send down.';
    const finding = `Granted for the whole tenant: ${listed(certain.map((door) => door.name))}. While that stands, the scope has no effect.${today}`;
    return [
      check({
        ...base,
        status: 'fail',
        finding,
        who,
        next: 'Approve its removal: it is a step of this plan.',
      }),
    ];
  }
  if (open.length > 0) {
    const finding = `Cannot be judged: ${listed(open.map((door) => door.name))}.`;
    return [
      check({
        ...base,
        status: 'unknown',
        finding,
        who,
        next: 'Look what this permission is for, and remove it where nobody needs it.',
      }),
    ];
  }
  return [check({ ...base, status: 'pass', finding: 'None found.' })];
}

/** accessPolicy mode: a grant that stands before the policy does. */
function policyMissing({ observation, spec }: Planning): readonly Check[] {
  if (spec.scoping !== 'accessPolicy' || observation.exchange === null) return [];
  const granted = doorsOf(observation)?.some((door) => door.mailSend) ?? false;
  if (!granted || observation.exchange.accessPolicies.length > 0) return [];
  return [
    check({
      id: 'grant-before-policy',
      title: 'Mail.Send granted without a policy',
      status: 'fail',
      finding:
        'Mail.Send is granted and no access policy cuts it down: today the application may send as anyone.',
      who: whoHolds(graphGrantRoles, observation.organization.displayName),
      next: 'Apply the plan at once, or remove the grant until the policy is in place.',
    }),
  ];
}

function checkAssignments({ observation, spec, names }: Planning): readonly Check[] {
  if (observation.exchange === null) return [];
  const agreed = spec.scoping === 'rbac' ? names.scope : null;
  const misplaced = observation.exchange.wrongPointers.flatMap((one) => one.assignments);
  const strays = [
    ...strayAssignments(observation.exchange.roleAssignments, agreed),
    ...strayAssignments(misplaced, null),
  ];
  if (strays.length === 0) return [];
  if (strays.every((stray) => isOwnAssignment(stray, names.scope))) return [assignmentOfRbac()];
  const words = strays.map((stray) => `${stray.name} (${stray.role}, ${stray.scopeName ?? stray.scope})`);
  return [
    check({
      id: 'other-assignments',
      title: 'No other Exchange role assignment',
      status: 'fail',
      finding: `Exchange assigns the application more than was agreed: ${listed(words)}.`,
      next: 'Approve the removal: it is a step of this plan.',
    }),
  ];
}

/** The move to accessPolicy mode: what the other mode made is nobody's fault. */
function assignmentOfRbac(): Check {
  return check({
    id: 'other-assignments',
    title: 'Role assignment of rbac mode',
    status: 'warn',
    finding: 'The application sends by the scoped role assignment of rbac mode.',
    next: 'The plan takes it away when the access policy bites and the grant is in place.',
  });
}

function checkDelegated({ observation }: Planning): readonly Check[] {
  const delegated = delegatedSend(observation);
  if (!delegated.all && delegated.persons === 0) return [];
  const whom = delegated.all
    ? 'all users'
    : `${delegated.persons} person${delegated.persons === 1 ? '' : 's'}`;
  return [
    check({
      id: 'delegated-send',
      title: 'Delegated right to send',
      status: 'warn',
      finding: `A delegated right to send is consented for ${whom}: the application may send as a person who is signed in to it, and no scope limits that.`,
      who: 'an Application Administrator',
      next: 'Remove the consent where nobody needs it.',
    }),
  ];
}
