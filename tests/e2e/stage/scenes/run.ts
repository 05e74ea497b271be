import type { ApplyDocument } from '../../../../electron/contract/documents';
import { personApply } from '../../../support/documents/apply-person';
import { waitingApply } from '../../../support/documents/apply-waiting';
import { accessPolicyPlan } from '../../../support/documents/plan-access-policy';
import { personPlan } from '../../../support/documents/plan-person';
import { rbacPlan } from '../../../support/documents/plan-rbac';
import { largePlan } from '../../../support/documents/plan-variants';
import { ahead, anOperation, aRunStep, stepsSoFar } from '../operations';
import { kept, lineOf, proven } from '../samples';
import type { Scenes } from '../scene';

const route = { page: 'run', draft: kept.id } as const;
const answers = { 'plan.current': () => rbacPlan };
const done = stepsSoFar(99);
const credential = {
  kind: 'secret',
  expires: '2027-05-20T00:00:00.000Z',
  keptIn: 'this computer’s keychain',
};

function ended(
  document: ApplyDocument,
  steps = document.steps.map((s) => aRunStep(s.id, s.summary, s.outcome)),
) {
  return anOperation('apply', {
    steps,
    outcome: { kind: 'finished', result: { kind: 'apply', document } },
  });
}

const whole: ApplyDocument = {
  ...personApply,
  ...{ result: 'done', waitsFor: [], notes: [], credential },
  steps: done.map(({ id, summary }) => ({ id, summary, outcome: { kind: 'applied', outputs: {} } })),
};

const failing = rbacPlan.plan.steps.map(({ id, summary }, index) =>
  aRunStep(
    id,
    summary,
    index < 5
      ? { kind: 'applied', outputs: {} }
      : index === 5
        ? {
            kind: 'failed',
            error: {
              code: 'permission-denied',
              message: 'Exchange refused to create the management scope.',
              who: 'an Exchange Administrator of Contoso',
              next: 'Activate the role Exchange Administrator, sign in again, then go on.',
              serviceCode: 'AccessDenied',
              serviceMessage: 'The operation couldn’t be performed because you don’t have permission.',
              requestId: '6d9b9f0e-52a5-4b8b-8a35-7f7d4a3c2e10',
            },
          }
        : index === 6
          ? { kind: 'blocked', by: ['scope'] }
          : {
              kind: 'unknown',
              error: {
                code: 'answer-lost',
                message: 'The secret was asked for; the connection broke before the answer came.',
                next: 'Read the tenant again: a secret that nobody holds is found and removed.',
              },
            },
  ),
);

export const runScenes: Scenes = {
  'run-none': { route, answers },
  'run-open': {
    route,
    answers: {
      ...answers,
      'setups.list': () => [
        {
          ...lineOf(
            { ...proven, state: 'partly-applied', open: ['scope', 'role-assignment', 'credential'] },
            'Ostendo Continuum',
            '2026-11-21T09:12:00.000Z',
          ),
          draft: kept.id,
        },
      ],
    },
  },
  run: { route, answers, state: { operation: anOperation('apply', { steps: stepsSoFar(4) }) } },
  'run-cancel': {
    route,
    answers,
    state: { operation: anOperation('apply', { steps: stepsSoFar(4) }) },
    press: ['Cancel'],
  },
  'run-waiting': {
    route,
    answers: { 'plan.current': () => accessPolicyPlan },
    state: {
      operation: anOperation('apply', {
        steps: stepsSoFar(6, accessPolicyPlan.plan.steps),
        waiting: { for: 'the access policy to be effective everywhere', until: ahead(42) },
      }),
    },
  },
  'run-many': {
    route,
    answers: { 'plan.current': () => largePlan(1_000) },
    state: { operation: anOperation('apply', { steps: stepsSoFar(1_312, largePlan(1_000).plan.steps) }) },
  },
  'run-done': { route, answers, state: { operation: ended(whole, done) } },
  'run-person': {
    route,
    answers: { 'plan.current': () => personPlan },
    state: { operation: ended(personApply) },
  },
  'run-ended-waiting': {
    route,
    answers: { 'plan.current': () => accessPolicyPlan },
    state: { operation: ended({ ...waitingApply, nextTry: ahead(64) }) },
  },
  'run-failed': {
    route,
    answers,
    state: { operation: ended({ ...whole, result: 'failed', credential: null }, failing) },
  },
  'run-cancelled': {
    route,
    answers,
    state: {
      operation: ended(
        { ...whole, result: 'cancelled', credential: null },
        rbacPlan.plan.steps.map(({ id, summary }, index) =>
          aRunStep(id, summary, index < 3 ? { kind: 'applied', outputs: {} } : { kind: 'cancelled' }),
        ),
      ),
    },
  },
  'run-stale': {
    route,
    answers,
    state: {
      operation: anOperation('apply', {
        outcome: {
          kind: 'failed',
          error: {
            code: 'plan-stale',
            message: 'The tenant has changed since this plan was made, so nothing was done.',
            who: 'you',
            next: 'Read the tenant again and look at the new plan.',
          },
        },
      }),
    },
  },
};
