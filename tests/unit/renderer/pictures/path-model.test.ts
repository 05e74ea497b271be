import { describe, expect, it } from 'vitest';
import { pathOfPlan } from '../../../../renderer/components/pictures/path-of-plan';
import { pathOfProof } from '../../../../renderer/components/pictures/path-of-proof';
import type { PathPicture, PathThing } from '../../../../renderer/components/pictures/path-types';
import { personApply } from '../../../support/documents/apply-person';
import { waitingApply } from '../../../support/documents/apply-waiting';
import { accessPolicyPlan } from '../../../support/documents/plan-access-policy';
import { blockedPlan } from '../../../support/documents/plan-blocked';
import { nothingToDo } from '../../../support/documents/plan-nothing';
import { personPlan } from '../../../support/documents/plan-person';
import { rbacPlan } from '../../../support/documents/plan-rbac';
import { tenantWidePlan } from '../../../support/documents/plan-variants';
import { notYetProof } from '../../../support/documents/proof-not-yet';
import { provenProof } from '../../../support/documents/proof-proven';
import { tenantWideProof } from '../../../support/documents/proof-variants';

const items = (picture: PathPicture) => picture.columns.flatMap((column) => column.items);
const stateOf = (picture: PathPicture, thing: PathThing) =>
  items(picture).find((item) => item.thing === thing)?.state;
const finished = (steps: typeof personApply.steps) =>
  steps.map(({ id, outcome }) => ({ id, state: 'finished' as const, outcome }));

describe('the path of a plan', () => {
  it('shows what is planned, and that Entra grants nothing by design', () => {
    const picture = pathOfPlan(rbacPlan);
    expect(stateOf(picture, 'registration')).toBe('planned');
    expect(stateOf(picture, 'role-assignment')).toBe('planned');
    expect(stateOf(picture, 'grant')).toBe('by-design');
    expect(items(picture).map((item) => item.thing)).not.toContain('access-policy');
  });

  it('alarms at a tenant-wide grant until its removal is done', () => {
    expect(stateOf(pathOfPlan(tenantWidePlan), 'grant')).toBe('alarm');
    const removed = { id: 'remove-grant:c5877d30', outcome: { kind: 'applied' as const, outputs: {} } };
    const picture = pathOfPlan(tenantWidePlan, [{ ...removed, state: 'finished' }]);
    expect(stateOf(picture, 'grant')).toBe('by-design');
  });

  it('names who has to go on, before the run and after it', () => {
    const before = items(pathOfPlan(personPlan)).find((item) => item.thing === 'pointer');
    expect(before).toMatchObject({ state: 'waits-person' });
    expect(before?.waitsFor).toContain('Exchange Administrator');
    const after = pathOfPlan(personPlan, finished(personApply.steps));
    expect(stateOf(after, 'registration')).toBe('in-place');
    expect(stateOf(after, 'pointer')).toBe('waits-person');
    expect(stateOf(after, 'role-assignment')).toBe('held-up');
  });

  it('shows where time holds it up', () => {
    const picture = pathOfPlan(accessPolicyPlan, finished(waitingApply.steps));
    expect(stateOf(picture, 'access-policy')).toBe('waits-time');
    expect(stateOf(picture, 'grant')).toBe('held-up');
    expect(picture.columns.find(({ place }) => place === 'exchange')?.state).toBe('waits-time');
  });

  it('follows a run: what works now is worse than what is still planned', () => {
    const picture = pathOfPlan(rbacPlan, [{ id: 'scope', state: 'running', outcome: null }]);
    expect(stateOf(picture, 'scope')).toBe('working');
    expect(picture.columns.find(({ place }) => place === 'exchange')?.state).toBe('working');
  });

  it('is in place where nothing is to be done, and not looked at where nothing could be planned', () => {
    expect(stateOf(pathOfPlan(nothingToDo), 'scope')).toBe('in-place');
    expect(stateOf(pathOfPlan(blockedPlan), 'scope')).toBe('not-looked-at');
  });
});

describe('the path of a proof', () => {
  it('is proven place by place', () => {
    const picture = pathOfProof(provenProof);
    expect(picture.columns.map((column) => column.state)).toEqual([
      'proven',
      'by-design',
      'proven',
      'proven',
    ]);
    expect(stateOf(picture, 'others')).toBe('proven');
  });

  it('waits at the mailboxes while caches have not caught up', () => {
    expect(stateOf(pathOfProof(notYetProof), 'senders')).toBe('waits-time');
    expect(stateOf(pathOfProof(notYetProof), 'role-assignment')).toBe('proven');
  });

  it('alarms in Entra and at the other mailboxes where the reach is the whole tenant', () => {
    expect(stateOf(pathOfProof(tenantWideProof), 'grant')).toBe('alarm');
    expect(stateOf(pathOfProof(tenantWideProof), 'others')).toBe('alarm');
    expect(stateOf(pathOfProof(tenantWideProof), 'scope')).toBe('bypassed');
    expect(stateOf(pathOfProof(tenantWideProof), 'senders')).toBe('proven');
  });
});
