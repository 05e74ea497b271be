import { describe, expect, it } from 'vitest';
import { AppError } from '../../../electron/contract/errors';
import { applyPlan, idsOf, planOf } from './fakes/job';
import { fakeTenant, specOf, type FakeTenant } from './fakes/tenant';

const spec = specOf();
const policySpec = specOf({ scoping: 'accessPolicy' });

type Read = 'servicePrincipalByAppId' | 'applicationByUniqueName' | 'appRoleAssignments';

/** From now on a replica answers that does not show something the first few times. */
function hide({ directory }: FakeTenant, read: Read, times: number, answer: () => null | never): void {
  const whole: Record<Read, (id: string) => Promise<unknown>> = directory;
  const real = whole[read].bind(directory);
  let asked = 0;
  whole[read] = async (id) => (asked++ < times ? answer() : real(id));
}

const nothing = (): null => null;
const notFound = (): never => {
  throw new AppError({ code: 'not-found', message: 'Not known here.' });
};

/** A tenant where everything is in place, and a plan made by somebody whose replica did not show it yet. */
async function plannedBlind(wanted = spec): Promise<{
  readonly tenant: FakeTenant;
  readonly plan: Awaited<ReturnType<typeof planOf>>;
}> {
  const tenant = fakeTenant();
  const plan = await planOf(tenant, wanted);
  const first = await applyPlan(tenant, plan);
  expect(first.result).toBe('done');
  return { tenant, plan };
}

describe('objects that are there and not shown yet', () => {
  it('finds the service principal that is there already, once it is shown', async () => {
    const { tenant, plan } = await plannedBlind();
    hide(tenant, 'servicePrincipalByAppId', 3, nothing);
    const again = await applyPlan(tenant, plan);
    expect(again.outcomes['service-principal']).toMatchObject({ kind: 'already-in-place' });
    expect(again.result).toBe('done');
    expect(tenant.state.principals.filter((one) => one.displayName === spec.application)).toHaveLength(1);
  });

  it('says what to do where it stays invisible', async () => {
    const { tenant, plan } = await plannedBlind();
    tenant.directory.servicePrincipalByAppId = async () => null;
    const again = await applyPlan(tenant, plan);
    expect(again.outcomes['service-principal']).toMatchObject({
      kind: 'failed',
      error: { code: 'not-found', who: 'you' },
    });
    expect(tenant.clock.slept).toBeLessThan(5 * 60_000);
  });

  it('makes no second secret while the application is not shown', async () => {
    const { tenant, plan } = await plannedBlind();
    hide(tenant, 'applicationByUniqueName', 4, nothing);
    await applyPlan(tenant, plan);
    expect(tenant.state.applications.map((one) => one.passwordCredentials.length)).toEqual([1]);
  });

  it('grants when the service principal is shown at last', async () => {
    const { tenant, plan } = await plannedBlind(policySpec);
    tenant.state.assignments = [];
    hide(tenant, 'appRoleAssignments', 3, notFound);
    const run = await applyPlan(tenant, plan);
    expect(run.outcomes['grant']).toMatchObject({ kind: 'applied' });
    expect(idsOf(await planOf(tenant, policySpec))).toEqual([]);
  });
});
