import { describe, expect, it } from 'vitest';
import { applyPlan, idsOf, MemoryJournal, planOf, settleDown } from './fakes/job';
import { scenarios } from './fakes/scenarios';
import { fakeTenant, shapeOf, specOf } from './fakes/tenant';

describe.each(scenarios.filter((one) => one.waits !== true))('$name', ({ spec, change }) => {
  it('is in place after one run, and a second plan has no steps', async () => {
    const tenant = fakeTenant(change);
    const journal = new MemoryJournal();
    const plan = await planOf(tenant, spec);
    const run = await applyPlan(tenant, plan, { journal });
    expect(run.open).toEqual([]);
    expect(run.result).toBe('done');
    const again = await planOf(tenant, spec);
    expect(idsOf(again)).toEqual([]);
    expect(again.checks.filter((check) => check.status === 'fail')).toEqual([]);
  });
});

describe.each(scenarios)('$name', ({ spec, change }) => {
  it('applied a second time changes nothing', async () => {
    const tenant = fakeTenant(change);
    const plan = await planOf(tenant, spec);
    const journal = new MemoryJournal();
    await applyPlan(tenant, plan, { journal });
    const writes = tenant.calls.writes().length;
    const upserts = tenant.calls.count('upsertApplication');
    await applyPlan(tenant, plan, { journal });
    // The upsert is the one write that may be repeated: it says the same again.
    const repeated = tenant.calls.count('upsertApplication') - upserts;
    expect(tenant.calls.writes().length - repeated).toBe(writes);
  });

  it('comes to the same end whichever answer is lost, before or after the effect', async () => {
    const undisturbed = fakeTenant(change);
    await settleDown(undisturbed, spec);
    const wanted = shapeOf(undisturbed);
    const seen = new Map<string, number>();
    for (const method of undisturbed.calls.writes()) {
      const nth = seen.get(method) ?? 0;
      seen.set(method, nth + 1);
      for (const fault of ['lost-after', 'lost-before'] as const) {
        const tenant = fakeTenant(change);
        tenant.calls.failAfter(method, nth, fault);
        await settleDown(tenant, spec);
        expect(shapeOf(tenant), `${method} no. ${nth + 1}, ${fault}`).toEqual(wanted);
      }
    }
  });
});

describe.each(scenarios.filter((one) => one.waits === true))('$name', ({ spec, change }) => {
  it('waits until older tokens have ended, then is in place, and a third plan has no steps', async () => {
    const tenant = fakeTenant(change);
    const journal = new MemoryJournal();
    const first = await applyPlan(tenant, await planOf(tenant, spec), { journal });
    expect(first.result).toBe('waiting');
    expect(first.open.map((step) => step.stepId)[0]).toBe('wait-tokens');
    expect(tenant.state.assignments).toEqual([]);
    expect(tenant.state.accessPolicies).toHaveLength(1);
    const { last } = await settleDown(tenant, spec, journal);
    expect(last.checks.filter((check) => check.status === 'fail')).toEqual([]);
    expect(tenant.state.accessPolicies).toEqual([]);
  });
});

describe('a whole rbac setup', () => {
  it('asks Graph five times from observing to the secret', async () => {
    const tenant = fakeTenant();
    await applyPlan(tenant, await planOf(tenant, specOf()));
    // Two observations (plan, and the test's gate), upsert, principal and the secret.
    expect(tenant.calls.batches).toBe(5);
  });
});
