import { describe, expect, it } from 'vitest';
import {
  barOf,
  isAlarm,
  reachOfPlan,
  reachOfProof,
} from '../../../../renderer/components/pictures/reach-model';
import { accessPolicyPlan } from '../../../support/documents/plan-access-policy';
import { blockedPlan } from '../../../support/documents/plan-blocked';
import { migrationPlan } from '../../../support/documents/plan-migrate';
import { nothingToDo } from '../../../support/documents/plan-nothing';
import { atTestStage, largePlan, tenantWidePlan } from '../../../support/documents/plan-variants';
import { rbacPlan } from '../../../support/documents/plan-rbac';
import { provenProof } from '../../../support/documents/proof-proven';
import { tenantWideProof, widerProof } from '../../../support/documents/proof-variants';

describe('the reach of a plan', () => {
  it.each([
    ['a new application', rbacPlan, { kind: 'nobody' }],
    ['a new one in accessPolicy mode', accessPolicyPlan, { kind: 'nobody' }],
    ['a grant for the whole tenant', tenantWidePlan, { kind: 'tenant-wide' }],
    ['a grant that a policy cuts down', migrationPlan, { kind: 'held-by-policy' }],
  ])('goes from what stands to the agreed mailboxes: %s', (_name, document, now) => {
    expect(reachOfPlan(document.plan, false)).toMatchObject({ now, after: { kind: 'mailboxes', count: 2 } });
  });

  it('stays where nothing is to be done', () => {
    expect(reachOfPlan(nothingToDo.plan, false)).toMatchObject({
      now: { kind: 'mailboxes', count: 2 },
      after: null,
    });
  });

  it('leads nowhere where the plan is blocked', () => {
    expect(reachOfPlan(blockedPlan.plan, true)).toMatchObject({ now: { kind: 'unknown' }, after: null });
  });

  it('is the test mailbox alone at the test stage', () => {
    expect(reachOfPlan(atTestStage(rbacPlan).plan, false).after).toEqual({ kind: 'mailboxes', count: 1 });
  });

  it('is not known where the grants could not be read', () => {
    const { plan } = nothingToDo;
    const checks = [{ ...plan.checks[0]!, id: 'other-doors', status: 'unknown' as const }];
    expect(reachOfPlan({ ...plan, checks }, false).now).toEqual({ kind: 'unknown' });
  });
});

describe('the bar', () => {
  it('opens the rest of the tenant where every mailbox is in reach', () => {
    const picture = reachOfProof(tenantWideProof.reach, 2);
    expect(barOf(picture.now, picture, true)).toEqual({
      agreed: { filled: 2, empty: 0 },
      foreign: 0,
      rest: 'open',
      asBlock: false,
    });
    expect(isAlarm(picture.now, picture)).toBe(true);
  });

  it('shows a foreign mailbox apart from the agreed ones, as an alarm', () => {
    const picture = reachOfProof(widerProof.reach, 2);
    expect(barOf(picture.now, picture, true)).toMatchObject({ agreed: { filled: 2, empty: 0 }, foreign: 1 });
    expect(isAlarm(picture.now, picture)).toBe(true);
  });

  it('leaves empty what is agreed and not in reach', () => {
    const reach = { ...provenProof.reach, kind: 'narrower' as const, count: 1, missing: ['payroll@x'] };
    const picture = reachOfProof(reach, 2);
    expect(barOf(picture.now, picture, true).agreed).toEqual({ filled: 1, empty: 1 });
    expect(isAlarm(picture.now, picture)).toBe(false);
  });

  it('fills the whole after a plan, and becomes one block where cells could not be counted', () => {
    const picture = reachOfPlan(largePlan(1000).plan, false);
    const after = picture.after;
    expect(after === null ? null : barOf(after, picture, false)).toEqual({
      agreed: { filled: 1000, empty: 0 },
      foreign: 0,
      rest: 'closed',
      asBlock: true,
    });
  });
});
