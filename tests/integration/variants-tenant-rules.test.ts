import { describe, expect, it } from 'vitest';
import { planExitCode } from '../../electron/cli/commands/plan';
import type { JobChange } from '../support/setup-files';
import { applyJob, checkOf, kindsOf, ownApplication, planJob, proveJob } from '../support/job';
import { startTenant, type TestTenant } from '../support/tenant';

/** The job cannot be applied, and nothing was written. */
async function expectRefused(tenant: TestTenant, change: JobChange, code: string): Promise<void> {
  const before = JSON.stringify(tenant.world.state);
  await expect(applyJob(tenant, change)).rejects.toMatchObject({ facts: { code } });
  expect(JSON.stringify(tenant.world.state)).toBe(before);
}

describe('app management policy', () => {
  it('secrets forbidden: fails before anything is written and names the certificate', async () => {
    const tenant = await startTenant();
    Object.assign(tenant.world.state.appManagementPolicy, { isEnabled: true, passwordAddition: true });
    const planned = await planJob(tenant);
    expect(planExitCode(planned)).toBe(3);
    expect(checkOf(planned, 'credential-policy')).toMatchObject({
      status: 'fail',
      next: expect.stringContaining('certificate'),
    });
    await expectRefused(tenant, {}, 'preflight-failed');
  });

  it('a cap of 90 days: six months fail with the months that fit, three pass', async () => {
    const tenant = await startTenant();
    Object.assign(tenant.world.state.appManagementPolicy, { isEnabled: true, passwordMaxLifetime: 'P90D' });
    const planned = await planJob(tenant);
    expect(planExitCode(planned)).toBe(2);
    expect(checkOf(planned, 'credential-policy').next).toContain('months: 3');
    await expectRefused(tenant, {}, 'invalid-input');
    const applied = await applyJob(tenant, { months: 3 });
    expect(applied.result, JSON.stringify(applied.steps, null, 2)).toBe('done');
    expect(ownApplication(tenant).passwordCredentials).toHaveLength(1);
  });

  it('a policy that comes after the secret was made does not stand in the way', async () => {
    const tenant = await startTenant();
    expect((await applyJob(tenant)).result).toBe('done');
    Object.assign(tenant.world.state.appManagementPolicy, { isEnabled: true, passwordAddition: true });
    expect((await applyJob(tenant)).result).toBe('nothing-to-do');
  });
});

describe('the Exchange organisation', () => {
  it('never customised: the step is asked for, runs once and is not asked for again', async () => {
    const tenant = await startTenant();
    tenant.world.state.organization.isDehydrated = true;
    const planned = await planJob(tenant);
    expect(kindsOf(planned)).toContain('exchange.customize');
    expect(checkOf(planned, 'organization-customization').status).toBe('warn');
    const step = planned.plan.steps.find((one) => one.kind === 'exchange.customize');
    expect(step).toMatchObject({ reversible: false, warning: expect.stringContaining('Cannot be undone') });
    expect(tenant.world.state.organization.isDehydrated).toBe(true);

    const applied = await applyJob(tenant);
    expect(applied.result, JSON.stringify(applied.steps, null, 2)).toBe('done');
    expect(tenant.world.state.organization.isDehydrated).toBe(false);
    expect((await applyJob(tenant)).result).toBe('nothing-to-do');
  });

  it('customised, and it takes a while to spread: the next steps try again', async () => {
    const tenant = await startTenant({ quick: true });
    const { state, faults } = tenant.world;
    state.organization.isDehydrated = true;
    // Still refused for half a minute after the cmdlet came back.
    const enabledAt: number[] = [];
    const strike = faults.strike.bind(faults);
    faults.strike = (probe) => {
      const now = tenant.world.clock.now().getTime();
      if (probe.path.endsWith('/Enable-OrganizationCustomization')) enabledAt.push(now);
      const [since] = enabledAt;
      if (/\/New-ManagementScope$/u.test(probe.path) && since !== undefined) {
        state.organization.isDehydrated = now - since < 30_000;
      }
      return strike(probe);
    };
    const applied = await applyJob(tenant);
    expect(applied.result, JSON.stringify(applied.steps, null, 2)).toBe('done');
    expect(enabledAt).toHaveLength(1);
  });

  it('without the role Application Mail.Send: fails offering accessPolicy, which then works', async () => {
    const tenant = await startTenant({ quick: true });
    const { organization } = tenant.world.state;
    organization.applicationRoles = organization.applicationRoles.filter(
      (role) => role !== 'Application Mail.Send',
    );
    const planned = await planJob(tenant);
    expect(checkOf(planned, 'role-in-cloud')).toMatchObject({
      status: 'fail',
      next: expect.stringContaining('scoping: accessPolicy'),
    });
    expect(planExitCode(planned)).toBe(2);
    await expectRefused(tenant, {}, 'invalid-input');
    expect((await applyJob(tenant, { scoping: 'accessPolicy' })).result).toBe('done');
  });

  it.each(['rbac', 'accessPolicy'] as const)(
    'answers in French: %s is set up and proven',
    async (scoping) => {
      const tenant = await startTenant({ quick: true });
      tenant.world.state.organization.language = 'fr';
      const applied = await applyJob(tenant, { scoping });
      expect(applied.result, JSON.stringify(applied.steps, null, 2)).toBe('done');
      const proof = await proveJob(tenant);
      expect(proof.verdict, JSON.stringify(proof.parts, null, 2)).toBe('proven');
    },
  );
});
