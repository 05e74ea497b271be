import { describe, expect, it } from 'vitest';
import type { StageWish } from '../../../electron/setup/stage';
import { observe } from '../../../electron/setup/observe';
import { planSetup } from '../../../electron/setup/plan';
import { specOfAll } from '../../../electron/setup/stage';
import { stillHolds } from '../../../electron/setup/stale';
import { applyPlan, checkOf, idsOf } from './fakes/job';
import { fakeTenant, generic, specOf, type FakeTenant } from './fakes/tenant';

const testStage = { address: 'sendwright-test@contoso.example', create: 'shared' };

const planAt = async (tenant: FakeTenant, spec: ReturnType<typeof specOf>, stage: StageWish = {}) => {
  const observation = await observe(tenant, specOfAll(spec), { record: null, journalIntents: [] });
  const createdAt = tenant.clock.now().toISOString();
  return planSetup(spec, generic, observation, { id: 'p', createdAt, createdBy: 'a', stage });
};

/** Addresses in the scope or the group today. */
function reached({ state }: FakeTenant): readonly string[] {
  const inGroup = state.groups.flatMap((group) => group.members);
  const filter = state.scopes.map((scope) => scope.recipientFilter).join();
  return state.recipients
    .filter(({ externalDirectoryObjectId: id }) => inGroup.includes(id) || filter.includes(id))
    .map((one) => one.primarySmtpAddress)
    .sort();
}

describe.each(['rbac', 'accessPolicy'] as const)('the test stage in %s mode', (scoping) => {
  const spec = specOf({ scoping, testStage });

  it('lets the test mailbox in alone, then the senders in its place, by a plan that is asked for', async () => {
    const tenant = fakeTenant();
    const test = await planAt(tenant, spec);
    expect(test.stage).toBe('test');
    expect(test.notes.join(' ')).toContain('--go-live');
    expect((await applyPlan(tenant, test)).result).toBe('done');
    expect(reached(tenant)).toEqual([testStage.address]);
    // Nothing ends the stage by itself, a green proof included.
    expect(idsOf(await planAt(tenant, spec, { recorded: 'test', provenAt: test.createdAt }))).toEqual([]);

    const live = await planAt(tenant, spec, { goLive: true, recorded: 'test', provenAt: test.createdAt });
    expect(live.steps.map((step) => step.summary).join()).toMatch(/^Go live: /u);
    expect(live.steps[0]?.before).toContain(`to be removed: ${testStage.address}`);
    expect(checkOf(live, 'test-stage').status).toBe('pass');
    const run = await applyPlan(tenant, live);
    expect(run.result).toBe('done');
    expect(run.outcomes[live.steps[0]?.id ?? '']).toMatchObject({
      note: expect.stringContaining('until then the old senders hold'),
    });
    expect(reached(tenant)).toEqual(['invoices@contoso.example']);

    // On a computer that remembers nothing the tenant tells that it is live.
    const after = await planAt(tenant, spec);
    expect([after.stage, idsOf(after)]).toEqual(['live', []]);
    expect(after.notes.join(' ')).toContain('is kept');
  });

  it('is not skipped by a plan approved for it, nor the other way round', async () => {
    const tenant = fakeTenant();
    const test = await planAt(tenant, spec);
    const live = await planAt(tenant, spec, { goLive: true });
    expect(checkOf(live, 'test-stage').status).toBe('warn');
    expect([stillHolds(test, live), stillHolds(live, test)]).toEqual([false, false]);
  });
});

describe('the agreed senders in the test stage', () => {
  it('are looked at, and what is wrong with them waits until going live', async () => {
    const spec = specOf({ testStage, senders: [{ address: 'nobody@contoso.example' }] });
    const test = await planAt(fakeTenant(), spec);
    expect(checkOf(test, 'sender:nobody@contoso.example')).toMatchObject({ status: 'warn', fault: null });
    expect(test.steps.length).toBeGreaterThan(0);
    const live = await planAt(fakeTenant(), spec, { goLive: true });
    expect(checkOf(live, 'sender:nobody@contoso.example').status).toBe('fail');
    expect(live.steps).toEqual([]);
  });

  it('are not made or licensed before they enter', async () => {
    const senders = [{ address: 'payroll@contoso.example', create: 'shared' }];
    const test = await planAt(fakeTenant(), specOf({ testStage, senders }));
    expect(idsOf(test)).toContain(`mailbox:${testStage.address}`);
    expect(idsOf(test)).not.toContain('mailbox:payroll@contoso.example');
  });
});
