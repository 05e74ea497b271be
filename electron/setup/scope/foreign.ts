import type { Check, Step } from '../../contract/plan';
import { check } from '../checks';
import { listed } from '../planning';
import type { Planning } from '../planning';
import { exchangeWho } from '../roles';
import { foreignScopeUsers } from './own-objects';

/**
 * Exchange's scopes and groups carry no marker, so what bears our name is ours only where nothing speaks against it
 * (design rule 5): a scope that limits somebody else's rights, and a group with another address, are not. They are
 * never changed.
 */
export function checkForeignObjects(planning: Planning, steps: readonly Step[]): readonly Check[] {
  return [...foreignScope(planning, steps), ...foreignGroup(planning, steps)];
}

function foreignScope(planning: Planning, steps: readonly Step[]): readonly Check[] {
  const { observation, names } = planning;
  const { exchange, organization } = observation;
  if (exchange === null) return [];
  const others = foreignScopeUsers(planning);
  if (others.length === 0) return [];
  const taken = others.find((user) => user.assignment.toLowerCase() === names.assignment.toLowerCase());
  if (taken !== undefined && steps.some((step) => step.kind === 'exchange.role-assignment')) {
    return [otherApplication(planning, taken.assignee)];
  }
  const words = listed(others.map((user) => `${user.assignment} (${user.assignee})`));
  const base = { id: 'foreign-scope', title: `Management scope ${names.scope}` };
  if (!steps.some((step) => step.kind === 'exchange.scope')) {
    const finding = `It also limits role assignments that are not this application's: ${words}.`;
    const next = 'Look why: every change of the senders would change whom they reach, and is refused.';
    return [check({ ...base, status: 'warn', finding, who: exchangeWho(organization.displayName), next })];
  }
  return [
    check({
      ...base,
      status: 'fail',
      fault: 'tenant',
      finding: `It is used by role assignments that are not this application's: ${words}. Changing it would change whom they reach.`,
      who: exchangeWho(organization.displayName),
      next: 'Give those assignments a scope of their own, or choose another `application` name.',
    }),
  ];
}

/** The setup was applied with another application: our own and now the vendor's, or the other way round. */
function otherApplication({ names, spec }: Planning, assignee: string): Check {
  const now = spec.app === undefined ? 'an application of its own' : `the application ${spec.app.clientId}`;
  return check({
    id: 'other-application',
    title: 'Application of this setup',
    status: 'fail',
    fault: 'file',
    finding: `This setup was applied with another application: the role assignment ${names.assignment} is that of the service principal ${assignee}. The setup file now means ${now}.`,
    who: 'you',
    next: `Choose another \`application\` name for the new one, correct \`app\`, or have the role assignment ${names.assignment} removed first: until then the old application may send.`,
  });
}

function foreignGroup({ observation, names }: Planning, steps: readonly Step[]): readonly Check[] {
  const group = observation.exchange?.group ?? null;
  if (group === null || group.primarySmtpAddress.toLowerCase() === names.groupAddress) return [];
  const needed = steps.some((step) => step.kind === 'exchange.group');
  if (!needed) return [];
  return [
    check({
      id: 'foreign-group',
      title: `Group ${names.group}`,
      status: 'fail',
      fault: 'tenant',
      finding: `A group of this name is there with the address ${group.primarySmtpAddress}, not ${names.groupAddress}: it was not made here, and its members are left alone.`,
      who: exchangeWho(observation.organization.displayName),
      next: 'Rename that group, or choose another `application` name.',
    }),
  ];
}
