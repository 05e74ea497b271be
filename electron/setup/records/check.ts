import type { Check } from '../../contract/plan';
import { check } from '../checks';
import type { Planning } from '../planning';
import { exchangeWho } from '../roles';

/** Service plans with which sign-ins can be read (facts 2.14). */
const premium = /^AAD_PREMIUM(?:_P2)?$/u;

/** Whether it can be looked up later what the application did: read and reported, never set. */
export function checkRecords({ observation }: Planning): readonly Check[] {
  const { records, organization } = observation;
  if (records === undefined) return [];
  const who = exchangeWho(organization.displayName);
  return [
    unifiedAudit(records.unifiedAudit, who),
    messageTrace(records.messageTrace, who),
    signInLogs(records.servicePlans, organization.displayName),
  ];
}

type Records = NonNullable<Planning['observation']['records']>;

function unifiedAudit(found: Records['unifiedAudit'], who: string): Check {
  const base = { id: 'unified-audit', title: 'Unified audit log' };
  if (!found.ok) return check({ ...base, status: 'unknown', finding: found.problem, who });
  if (found.value === null) {
    return check({ ...base, status: 'unknown', finding: 'Not told by this organisation.', who });
  }
  if (found.value) {
    return check({
      ...base,
      status: 'pass',
      finding: 'It takes entries in (UnifiedAuditLogIngestionEnabled).',
    });
  }
  return check({
    ...base,
    status: 'warn',
    finding: 'It takes no entries in (UnifiedAuditLogIngestionEnabled is false).',
    who,
    next: 'Think of `Set-AdminAuditLogConfig -UnifiedAuditLogIngestionEnabled $true`; it takes an hour. It is read here and never changed.',
  });
}

function messageTrace(found: Records['messageTrace'], who: string): Check {
  const base = { id: 'message-trace', title: 'Message trace' };
  if (found.ok) {
    return check({ ...base, status: 'pass', finding: 'It can be asked; it reaches back 90 days.' });
  }
  return check({
    ...base,
    status: 'warn',
    finding: `It cannot be asked here, so the proof cannot tell whether mail was delivered: ${found.problem}`,
    who,
    next: 'Sign in to Exchange as somebody who may, or look at the trace in the Exchange admin center.',
  });
}

/** Whether a subscription has Entra ID P1; null: the subscriptions cannot be read. */
export function hasPremium(plans: readonly string[] | null): boolean | null {
  return plans === null ? null : plans.some((plan) => premium.test(plan));
}

function signInLogs(plans: Records['servicePlans'], tenantName: string): Check {
  const base = { id: 'sign-in-logs', title: 'Sign-in logs' };
  const isPremium = hasPremium(plans);
  if (isPremium === null) {
    return check({ ...base, status: 'unknown', finding: 'The subscriptions of the tenant cannot be read.' });
  }
  if (isPremium) {
    const finding =
      'Kept for 30 days (Entra ID P1); an application’s own sign-ins are shown in the Entra portal only.';
    return check({ ...base, status: 'pass', finding });
  }
  return check({
    ...base,
    status: 'warn',
    finding:
      'No subscription has Entra ID P1: sign-ins are kept for 7 days, and only the Entra portal shows them.',
    who: `whoever buys licences for ${tenantName}`,
    next: 'Nothing has to be done for sending. To follow up later who used the application, Entra ID P1 is needed.',
  });
}
