import { describe, expect, it } from 'vitest';
import {
  applicable,
  considerations,
  groupSteps,
  hasWait,
  ranges,
} from '../../../renderer/pages/plan/plan-steps';
import { accessPolicyPlan } from '../../support/documents/plan-access-policy';
import { migrationPlan } from '../../support/documents/plan-migrate';
import { personPlan } from '../../support/documents/plan-person';
import { rbacPlan } from '../../support/documents/plan-rbac';
import { largePlan, tenantWidePlan } from '../../support/documents/plan-variants';

describe('the steps of a plan', () => {
  it('stand by place, counted through, and name what they come after by number', () => {
    const groups = groupSteps(rbacPlan);
    expect(groups.map(({ where }) => where)).toEqual(['mailboxes', 'entra', 'exchange', 'credential']);
    const numbers = groups.flatMap(({ entries }) => entries.flat().map((one) => one.number));
    expect(numbers).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    const assignment = groups
      .flatMap(({ entries }) => entries.flat())
      .find((one) => one.step.id === 'role-assignment');
    expect(assignment?.after).toEqual([4, 5, 6]);
  });

  it('are one entry each kind where they are many', () => {
    const [mailboxes] = groupSteps(largePlan(1000));
    expect(mailboxes?.entries.map((entry) => entry.length)).toEqual([1000, 1000]);
  });

  it('say for whom they wait', () => {
    const waiting = groupSteps(personPlan)
      .flatMap(({ entries }) => entries.flat())
      .filter(({ waitsFor }) => waitsFor !== null);
    expect(waiting.map(({ number }) => number)).toEqual([1, 2, 5, 6, 7]);
    expect(applicable(personPlan)).toEqual({ now: 3, all: 8 });
  });
});

describe('what needs a deliberate act', () => {
  it('is nothing in an ordinary plan', () => {
    expect(considerations(rbacPlan.plan)).toEqual([]);
  });

  it('is what cannot be undone, and what takes a right away', () => {
    expect(considerations(tenantWidePlan.plan)).toEqual([
      { about: 'irreversible', numbers: [1] },
      { about: 'takes-away', numbers: [4] },
    ]);
  });

  it('is a grant that is tenant-wide by itself', () => {
    expect(considerations(accessPolicyPlan.plan)).toEqual([{ about: 'tenant-wide', numbers: [8] }]);
  });
});

it('knows which plans have to wait for time', () => {
  expect([rbacPlan, accessPolicyPlan, migrationPlan].map(({ plan }) => hasWait(plan))).toEqual([
    false,
    true,
    true,
  ]);
});

it('tells numbers as ranges', () => {
  expect(ranges([1, 2, 3, 6, 8, 9])).toEqual([
    [1, 3],
    [6, 6],
    [8, 8],
    [9, 9],
  ]);
});
