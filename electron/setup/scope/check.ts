import type { Check } from '../../contract/plan';
import { check } from '../checks';
import { whyUnseen } from '../exchange-host';
import type { ExchangeObservation } from '../observation';
import { listed, type Planning } from '../planning';
import { exchangeWho } from '../roles';
import { exchangeMailSendRole } from '../send-rights';
import { auditing, groupOwners } from './check-upkeep';

/** What Exchange Online offers and how it is set (facts 6.6, 6.8, 11a). */
export function checkScope(planning: Planning): readonly Check[] {
  const { exchange, organization } = planning.observation;
  if (exchange === null) {
    return [
      check({
        id: 'exchange',
        title: 'Exchange Online',
        status: 'unknown',
        finding: `${whyUnseen(planning.observation)} So nothing there can be checked.`,
        who: exchangeWho(organization.displayName),
      }),
    ];
  }
  return [
    ...(planning.spec.scoping === 'rbac'
      ? checkRole(planning, exchange)
      : [legacyPolicy(), ...denyPolicies(planning, exchange)]),
    customization(exchange),
    enforcement(exchange),
    ...auditing(planning, exchange),
    ...groupOwners(planning, exchange),
  ];
}

function checkRole(planning: Planning, exchange: ExchangeObservation): readonly Check[] {
  const base = { id: 'role-in-cloud', title: `Exchange role "${exchangeMailSendRole}"` };
  if (exchange.roleExists) return [check({ ...base, status: 'pass', finding: 'This cloud has it.' })];
  return [
    check({
      ...base,
      status: 'fail',
      fault: 'file',
      finding: 'This cloud does not have the role: RBAC for Applications is not offered here.',
      who: 'you',
      next:
        planning.spec.app === undefined
          ? 'Set `scoping: accessPolicy`.'
          : "A vendor's own application cannot be limited here; ask the vendor for another way.",
    }),
  ];
}

function legacyPolicy(): Check {
  return check({
    id: 'legacy-policy',
    title: 'Scoping mode',
    status: 'warn',
    finding:
      'Application access policies are a legacy feature that Microsoft will replace; SMTP is not cut by them.',
    next: 'Use `scoping: rbac` unless the vendor needs a Mail.Send role in the token.',
  });
}

/** Deny beats Restrict (facts 7): what such a policy names is refused whatever the group holds. */
function denyPolicies({ observation }: Planning, exchange: ExchangeObservation): readonly Check[] {
  const denying = exchange.accessPolicies.filter(({ accessRight }) => /^denyaccess$/iu.test(accessRight));
  if (denying.length === 0) return [];
  const words = denying.map(({ scopeName, appId }) =>
    appId === '*' ? `${scopeName} (for all applications)` : scopeName,
  );
  return [
    check({
      id: 'deny-policy',
      title: 'Access policies that deny',
      status: 'warn',
      finding: `A policy denies access to ${listed(words)}: a sender in there is refused, though it may be in our group.`,
      who: exchangeWho(observation.organization.displayName),
      next: 'Look whether a sender is in there, and what the policy is for; it is left alone here.',
    }),
  ];
}

function customization(exchange: ExchangeObservation): Check {
  const base = { id: 'organization-customization', title: 'Exchange organisation' };
  return exchange.organization.isDehydrated
    ? check({
        ...base,
        status: 'warn',
        finding: 'Customization was never enabled; Exchange may refuse a role assignment before.',
        next: 'The plan enables it once; that cannot be undone.',
      })
    : check({ ...base, status: 'pass', finding: 'Customization is enabled.' });
}

function enforcement(exchange: ExchangeObservation): Check {
  const value = exchange.organization.enforceExoAppRbacPermissions;
  const finding = value === null ? 'Not told by this organisation.' : `Set to ${value}.`;
  return check({
    id: 'enforce-rbac',
    title: 'EnforceExoAppRbacPermissions',
    status: 'pass',
    finding: `${finding} It is read and never changed.`,
  });
}
