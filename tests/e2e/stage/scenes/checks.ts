import { blockedPlan } from '../../../support/documents/plan-blocked';
import { personPlan } from '../../../support/documents/plan-person';
import { rbacPlan } from '../../../support/documents/plan-rbac';
import { largePlan, tenantWidePlan } from '../../../support/documents/plan-variants';
import { anOperation } from '../operations';
import { kept } from '../samples';
import { fails, never, offline, type Scenes } from '../scene';

const route = { page: 'checks', draft: kept.id } as const;

export const checksScenes: Scenes = {
  'checks-empty': { route },
  'checks-loading': { route, answers: { 'plan.current': never } },
  'checks-running': {
    route,
    state: {
      operation: anOperation('plan', {
        notes: ['Reading the tenant.', 'Reading 2 senders and the outsider in Exchange Online.'],
      }),
    },
  },
  'checks-coming': {
    route,
    state: { operation: anOperation('plan', { checks: rbacPlan.plan.checks.slice(0, 5) }) },
  },
  'checks-again': {
    route,
    answers: {
      'plan.current': () => blockedPlan,
      'checks.again': ({ check }) =>
        blockedPlan.plan.checks
          .filter(({ id }) => id === check)
          .map((one) => ({ ...one, status: 'pass' as const, fault: null, finding: 'Mended since.' })),
    },
    press: [`Check again: ${blockedPlan.plan.checks.find(({ status }) => status === 'fail')?.title ?? ''}`],
  },
  'checks-again-fails': {
    route,
    answers: { 'plan.current': () => rbacPlan, 'checks.again': offline },
    press: [`Check again: ${rbacPlan.plan.checks[0]?.title ?? ''}`],
  },
  'checks-request': {
    route,
    answers: {
      'plan.current': () => blockedPlan,
      'plan.export': () => ({ savedAs: 'ostendo-continuum.security-request.html' }),
    },
    press: ['Save the request'],
  },
  'checks-signed-out': { route, state: { signIn: { kind: 'signed-out', error: null } } },
  checks: { route, answers: { 'plan.current': () => rbacPlan } },
  'checks-blocked': { route, answers: { 'plan.current': () => blockedPlan } },
  'checks-tenant-wide': { route, answers: { 'plan.current': () => tenantWidePlan } },
  'checks-person': { route, answers: { 'plan.current': () => personPlan } },
  'checks-many': { route, answers: { 'plan.current': () => largePlan(1_000) } },
  'checks-offline': { route, answers: { 'plan.make': offline }, press: ['Check now'] },
  'checks-failed': {
    route,
    state: {
      operation: anOperation('plan', {
        outcome: {
          kind: 'failed',
          error: {
            code: 'tenant-mismatch',
            message: 'The signed-in account belongs to Fabrikam, the setup to contoso.example.',
            who: 'you',
            next: 'Sign in with an account of contoso.example, or change the setup’s tenant.',
          },
        },
      }),
    },
  },
  'checks-unreadable': {
    route,
    answers: {
      'plan.current': fails({ code: 'not-found', message: 'There is no such draft any more.', who: 'you' }),
    },
  },
};
