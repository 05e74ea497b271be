import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lagFrom } from '../../electron/practice/server/lag';
import { applyJob, jobFile, ownApplication, proveJob } from '../support/job';
import { startTenant, type TestTenant } from '../support/tenant';

const scoping = 'accessPolicy';
const setup = 'ostendo-continuum';
const lag = { ...lagFrom('real'), replication: 0, mailbox: 0 };

function grantsOf(tenant: TestTenant) {
  const own = ownApplication(tenant);
  const principal = tenant.world.state.servicePrincipals.find((one) => one.appId === own.appId);
  return tenant.world.state.appRoleAssignments.filter((one) => one.principalId === principal?.id);
}

describe('an access policy that takes its time', () => {
  it('is waited for before the grant; the next apply goes on; then the outsider is refused', async () => {
    const tenant = await startTenant({ lag, quick: true });
    const first = await applyJob(tenant, { scoping });
    expect(first.result).toBe('waiting');
    expect(Date.parse(first.nextTry ?? '')).toBeGreaterThan(tenant.world.clock.now().getTime() + 50 * 60_000);
    expect(grantsOf(tenant)).toEqual([]);
    const status = (await (await tenant.services()).status(setup)).setups[0];
    expect(status).toMatchObject({ state: 'partly-applied' });
    expect(status?.next).toContain('access policy to be effective everywhere');

    tenant.world.clock.advance(20 * 60);
    const early = await applyJob(tenant, { scoping });
    expect([early.result, early.nextTry]).toEqual(['waiting', first.nextTry]);
    expect(grantsOf(tenant)).toEqual([]);

    tenant.world.clock.advance(41 * 60);
    expect((await applyJob(tenant, { scoping })).result).toBe('done');
    expect(grantsOf(tenant)).toHaveLength(1);
    const proof = await proveJob(tenant);
    expect(proof.verdict, JSON.stringify(proof.parts, null, 2)).toBe('proven');
  });

  it('is sat out by apply --wait, asking once for approval', async () => {
    const tenant = await startTenant({ lag, quick: true });
    let asked = 0;
    const services = await tenant.services();
    const document = await services.apply(
      { kind: 'file', file: jobFile(tenant, { scoping }) },
      async () => {
        asked += 1;
        return true;
      },
      { wait: true },
    );
    expect([document.result, asked]).toEqual(['done', 1]);
    expect((await proveJob(tenant)).verdict).toBe('proven');
  });

  it('is told by a tenant without lag, which is not waited for', async () => {
    const tenant = await startTenant();
    expect((await applyJob(tenant, { scoping })).result).toBe('done');
  });
});

describe('a policy that is made again while the grant stands', () => {
  it('lets the outsider through: red, not handed over, looked at again, then proven', async () => {
    const tenant = await startTenant({ lag, quick: true });
    const services = await tenant.services();
    await services.apply({ kind: 'file', file: jobFile(tenant, { scoping }) }, async () => true, {
      wait: true,
    });
    const send = async () => services.send(setup, 'invoices@contoso.example', 'ceo@contoso.example');
    // Somebody removes the policy; the application goes on sending, so Exchange knows it without one.
    tenant.world.state.accessPolicies = [];
    await send();
    tenant.world.clock.advance(3 * 60 * 60);
    await send();

    expect((await applyJob(tenant, { scoping })).result).toBe('waiting');
    const early = await proveJob(tenant);
    expect(early.verdict, early.summary).toBe('not-yet-effective');
    expect(early.parts.find((part) => part.id === 'sends')).toMatchObject({ status: 'fail' });
    expect(early.summary).toContain('sent as ceo@contoso.example');
    const handoff = services.handoff(setup, join(tenant.folder, 'out'), { kind: 'given', value: 'x' });
    await expect(handoff).rejects.toMatchObject({ code: 'preflight-failed' });

    const later = await services.prove({ setup }, { wait: true, allSenders: false });
    expect(later.verdict, JSON.stringify(later.parts, null, 2)).toBe('proven');
  });

  it('fails for good where it does not bite in all that time', async () => {
    const tenant = await startTenant({ lag: { ...lag, policy: 100_000, rightsBusy: 100_000 }, quick: true });
    // It tells less than it takes.
    const told = { ...tenant.info, caches: { rightsIdle: 1800, rightsBusy: 7200, policy: 3600 } };
    writeFileSync(tenant.infoFile, JSON.stringify(told));
    const services = await tenant.services();
    expect((await applyJob(tenant, { scoping }, services)).result).toBe('waiting');
    tenant.world.clock.advance(61 * 60);
    expect((await applyJob(tenant, { scoping }, services)).result).toBe('done');
    const proof = await services.prove({ setup }, { wait: true, allSenders: false });
    expect(proof.verdict, proof.summary).toBe('failed');
  });

  it('counts from anew where a foreign member was taken out, though the members are as before', async () => {
    const tenant = await startTenant({ lag, quick: true });
    expect((await applyJob(tenant, { scoping })).result).toBe('waiting');
    tenant.world.clock.advance(55 * 60);
    const ceo = tenant.world.state.mailboxes.find((one) => one.primarySmtpAddress === 'ceo@contoso.example');
    tenant.world.state.groups
      .find((group) => group.primarySmtpAddress.startsWith('sendwright-'))
      ?.members.push(ceo?.externalDirectoryObjectId ?? '');
    const again = await applyJob(tenant, { scoping });
    expect(again.result).toBe('waiting');
    expect(Date.parse(again.nextTry ?? '')).toBeGreaterThan(tenant.world.clock.now().getTime() + 50 * 60_000);
  });
});
