import { describe, expect, it } from 'vitest';
import { microsoftTimes } from '../../../electron/setup/effect';
import type { PolicyTime } from '../../../electron/setup/executor';
import { graphResourceId, mailSendId } from './fakes/ids';
import { applyPlan, idsOf, planOf } from './fakes/job';
import { fakeTenant, specOf, type FakeTenant } from './fakes/tenant';

const minute = 60_000;
const spec = specOf({ scoping: 'accessPolicy' });

/** What one computer remembers: a new mark counts from when it is first seen. */
function memoryOf({ clock }: FakeTenant): PolicyTime {
  let known: { mark: string; since: string } | null = null;
  return {
    settleMs: microsoftTimes.policyMs,
    async firstSeen(mark) {
      if (known?.mark !== mark) known = { mark, since: clock.now().toISOString() };
      return known.since;
    },
  };
}

const run = async (tenant: FakeTenant, policyTime: PolicyTime) =>
  applyPlan(tenant, await planOf(tenant, spec), { policyTime });

describe('the wait for an access policy', () => {
  it('holds the grant though the test refuses the outsider at once, and lets go after the time', async () => {
    const tenant = fakeTenant();
    const policyTime = memoryOf(tenant);
    const began = tenant.clock.now().getTime();
    const first = await run(tenant, policyTime);
    expect(first.result).toBe('waiting');
    expect(first.outcomes['policy-wait']).toMatchObject({ kind: 'waiting' });
    const outcome = first.outcomes['policy-wait'];
    const next = outcome?.kind === 'waiting' ? Date.parse(outcome.nextTry ?? '') : 0;
    expect(next - began).toBeGreaterThanOrEqual(60 * minute);
    expect([tenant.state.assignments, tenant.state.applications[0]?.passwordCredentials]).toEqual([[], []]);

    await tenant.clock.sleep(next - tenant.clock.now().getTime() - minute);
    expect((await run(tenant, policyTime)).result).toBe('waiting');
    expect(tenant.state.assignments).toEqual([]);
    await tenant.clock.sleep(minute);
    expect((await run(tenant, policyTime)).result).toBe('done');
    expect(tenant.state.assignments).toHaveLength(1);
  });

  it('begins again on a computer that has not seen the policy, and when the policy is another one', async () => {
    const tenant = fakeTenant();
    const here = memoryOf(tenant);
    await run(tenant, here);
    await tenant.clock.sleep(2 * 60 * minute);
    expect((await run(tenant, memoryOf(tenant))).result).toBe('waiting');

    // Another policy of the same application is another limit.
    const [policy] = tenant.state.accessPolicies;
    if (policy === undefined) throw new Error('no policy');
    tenant.state.accessPolicies = [{ ...policy, identity: `${policy.identity}-made-again` }];
    expect((await run(tenant, here)).result).toBe('waiting');
  });

  it('counts as new where nothing is remembered', async () => {
    const tenant = fakeTenant();
    const summary = await run(tenant, {
      ...memoryOf(tenant),
      firstSeen: async () => tenant.clock.now().toISOString(),
    });
    expect(summary.result).toBe('waiting');
  });

  it('stands before a credential though somebody made the grant by hand', async () => {
    const tenant = fakeTenant();
    const policyTime = memoryOf(tenant);
    await run(tenant, policyTime);
    const principalId = tenant.state.principals[0]?.id ?? '';
    await tenant.directory.grantAppRole(principalId, graphResourceId, mailSendId);
    expect(idsOf(await planOf(tenant, spec))).toEqual(['policy-wait', 'credential']);
    const early = await run(tenant, policyTime);
    expect(early.outcomes['credential']).toMatchObject({ kind: 'blocked', by: ['policy-wait'] });
  });
});
