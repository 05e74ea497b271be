import { describe, expect, it } from 'vitest';
import { planExitCode } from '../../electron/cli/commands/plan';
import { lagFrom } from '../../electron/practice/server/lag';
import { applyJob, checkOf, kindsOf, planJob, proveJob } from '../support/job';
import { startTenant, type TestTenant } from '../support/tenant';

const temp = { senders: ['temp@contoso.example'] };

function userOf(tenant: TestTenant, name: string) {
  const found = tenant.world.state.users.find((user) => user.userPrincipalName === name);
  if (found === undefined) throw new Error(`no user ${name}`);
  return found;
}

describe('a user mailbox as sender that has no licence', () => {
  it('the plan says what it costs; the usage location is set first; then it sends', async () => {
    const tenant = await startTenant();
    const planned = await planJob(tenant, temp);
    expect(checkOf(planned, 'sender:temp@contoso.example')).toMatchObject({ status: 'warn' });
    const step = planned.plan.steps.find((one) => one.kind === 'licence.assign');
    expect(step?.summary).toContain('usage location becomes DE');
    expect(step?.warning).toMatch(/ENTERPRISEPACK licence, which costs/u);
    expect(step?.before).toMatch(/\d+ of ENTERPRISEPACK free/u);

    const applied = await applyJob(tenant, temp);
    expect(applied.result, JSON.stringify(applied.steps, null, 2)).toBe('done');
    const user = userOf(tenant, 'temp@contoso.example');
    expect(user.usageLocation).toBe('DE');
    expect(user.assignedLicenses).toHaveLength(1);
    const writes = tenant.world.served
      .filter((one) => /^\/v1\.0\/users\/.*/u.test(one.path) && one.method !== 'GET')
      .map((one) => (one.path.endsWith('/assignLicense') ? 'licence' : 'user'));
    expect(writes).toEqual(['user', 'licence']);

    expect((await applyJob(tenant, temp)).result).toBe('nothing-to-do');
    const proof = await proveJob(tenant);
    expect(proof.verdict, JSON.stringify(proof.parts, null, 2)).toBe('proven');
  });

  it('a licence that came by a group is respected', async () => {
    const tenant = await startTenant();
    const clara = { senders: ['clara@contoso.example'] };
    expect(kindsOf(await planJob(tenant, clara))).not.toContain('licence.assign');
    expect((await applyJob(tenant, clara)).result).toBe('done');
    expect(userOf(tenant, 'clara@contoso.example').assignedLicenses).toMatchObject([
      { assignedByGroup: expect.any(String) },
    ]);
  });

  it('without a free seat it fails before anything is written, naming who buys licences', async () => {
    const tenant = await startTenant();
    for (const sku of tenant.world.state.skus) {
      if (sku.skuPartNumber === 'ENTERPRISEPACK') {
        sku.enabled = tenant.world.state.users.filter((user) =>
          user.assignedLicenses.some((one) => one.skuId === sku.skuId),
        ).length;
      }
    }
    const planned = await planJob(tenant, temp);
    expect(planned.verdict).toBe('blocked');
    expect(planExitCode(planned)).toBe(3);
    const check = checkOf(planned, 'sender:temp@contoso.example');
    expect(check).toMatchObject({
      status: 'fail',
      fault: 'tenant',
      who: expect.stringContaining('licences'),
    });
    expect(check.next).toContain('shared mailbox');
    await expect(applyJob(tenant, temp)).rejects.toMatchObject({ facts: { code: 'preflight-failed' } });
    expect(userOf(tenant, 'temp@contoso.example')).toMatchObject({
      usageLocation: null,
      assignedLicenses: [],
    });
  });

  it('a mailbox that Graph does not serve at once: not yet effective, then proven', async () => {
    const tenant = await startTenant({ quick: true, lag: { ...lagFrom(0), mailbox: 300 } });
    const applied = await applyJob(tenant, temp);
    expect(applied.result, JSON.stringify(applied.steps, null, 2)).toBe('done');
    const early = await proveJob(tenant);
    expect(early.verdict, JSON.stringify(early.parts, null, 2)).toBe('not-yet-effective');
    tenant.world.clock.advance(301);
    const later = await proveJob(tenant);
    expect(later.verdict, JSON.stringify(later.parts, null, 2)).toBe('proven');
  });
});
