import { accessPolicyPlan } from '../../../support/documents/plan-access-policy';
import { blockedPlan } from '../../../support/documents/plan-blocked';
import { migrationPlan } from '../../../support/documents/plan-migrate';
import { nothingToDo } from '../../../support/documents/plan-nothing';
import { personPlan } from '../../../support/documents/plan-person';
import { rbacPlan } from '../../../support/documents/plan-rbac';
import { atTestStage, largePlan, tenantWidePlan } from '../../../support/documents/plan-variants';
import { kept } from '../samples';
import { fails, type Scenes } from '../scene';

const route = { page: 'plan', draft: kept.id } as const;

export const planScenes: Scenes = {
  'plan-empty': { route },
  plan: { route, answers: { 'plan.current': () => rbacPlan } },
  'plan-access-policy': { route, answers: { 'plan.current': () => accessPolicyPlan } },
  'plan-migration': { route, answers: { 'plan.current': () => migrationPlan } },
  'plan-tenant-wide': { route, answers: { 'plan.current': () => tenantWidePlan } },
  'plan-person': { route, answers: { 'plan.current': () => personPlan } },
  'plan-blocked': { route, answers: { 'plan.current': () => blockedPlan } },
  'plan-nothing': { route, answers: { 'plan.current': () => nothingToDo } },
  'plan-test-stage': { route, answers: { 'plan.current': () => atTestStage(rbacPlan) } },
  'plan-many': { route, answers: { 'plan.current': () => largePlan(1_000) } },
  'plan-save-menu': { route, answers: { 'plan.current': () => rbacPlan }, press: ['Save'] },
  'plan-stale': {
    route,
    answers: {
      'plan.current': () => rbacPlan,
      'run.start': fails({
        code: 'plan-stale',
        message: 'The tenant has changed since this plan was made, so nothing was done.',
        who: 'you',
        next: 'Read the tenant again and look at the new plan.',
      }),
    },
    press: ['Apply 8 changes in contoso.example'],
  },
};
