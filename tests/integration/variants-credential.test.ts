import { describe, expect, it } from 'vitest';
import { applyJob, checkOf, kindsOf, ownApplication, planJob, proveJob } from '../support/job';
import { startTenant, type TestTenant } from '../support/tenant';

const keyIdsOf = (tenant: TestTenant) => ownApplication(tenant).passwordCredentials.map((one) => one.keyId);

const day = 24 * 60 * 60;

describe('the client secret after it was made', () => {
  it('expired: a new one is planned and works; the expired one is of no use to anybody', async () => {
    const tenant = await startTenant({ quick: true });
    expect((await applyJob(tenant, { months: 1 })).result).toBe('done');
    const [old] = keyIdsOf(tenant);
    tenant.world.clock.advance(31 * day);
    const proof = await proveJob(tenant);
    expect(proof.verdict).toBe('failed');
    expect(proof.parts[0]?.finding).toContain('expired');

    const planned = await planJob(tenant);
    expect(kindsOf(planned)).toContain('credential.secret');
    expect((await applyJob(tenant)).result).toBe('done');
    expect(keyIdsOf(tenant)).toEqual([old, expect.any(String)]);
    const after = await proveJob(tenant);
    expect(after.verdict, JSON.stringify(after.parts, null, 2)).toBe('proven');
    expect((await applyJob(tenant)).result).toBe('nothing-to-do');
  });

  it('gone from the keychain here: a new one is made, and the plan tells that the old one stays in use elsewhere', async () => {
    const tenant = await startTenant();
    expect((await applyJob(tenant)).result).toBe('done');
    const [old] = keyIdsOf(tenant);
    tenant.world.vault.clear();
    expect((await proveJob(tenant)).verdict).toBe('unknown');

    const planned = await planJob(tenant);
    expect(kindsOf(planned)).toEqual(['credential.secret']);
    expect(checkOf(planned, 'credential-lost')).toMatchObject({ status: 'warn' });
    expect(checkOf(planned, 'credential-lost').finding).toContain(old);
    expect((await applyJob(tenant)).result).toBe('done');
    // The vendor may be working with it: it is told, and never removed before the new one was seen working.
    expect(keyIdsOf(tenant)).toHaveLength(2);
    const proof = await proveJob(tenant);
    expect(proof.verdict, JSON.stringify(proof.parts, null, 2)).toBe('proven');
    const again = await planJob(tenant);
    expect(again.verdict).toBe('nothing-to-do');
    expect(again.plan.notes.join(' ')).toContain(old);
  });

  it('removed by hand in Entra: a new one is made', async () => {
    const tenant = await startTenant({ quick: true });
    expect((await applyJob(tenant)).result).toBe('done');
    const [old] = keyIdsOf(tenant);
    ownApplication(tenant).passwordCredentials = [];
    const proof = await proveJob(tenant);
    // A minute after it was made the same answer means that Entra does not know it yet.
    expect(proof.verdict).not.toBe('proven');
    expect(proof.parts.find((part) => part.id === 'token')?.status).not.toBe('pass');
    expect(kindsOf(await planJob(tenant))).toEqual(['credential.secret']);
    expect((await applyJob(tenant)).result).toBe('done');
    expect(keyIdsOf(tenant)).toHaveLength(1);
    expect(keyIdsOf(tenant)).not.toContain(old);
    const after = await proveJob(tenant);
    expect(after.verdict, JSON.stringify(after.parts, null, 2)).toBe('proven');
  });
});
