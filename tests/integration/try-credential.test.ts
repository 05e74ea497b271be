import { describe, expect, it } from 'vitest';
import { applyJob, jobFile, proveJob } from '../support/job';
import { startTenant, type TestTenant } from '../support/tenant';

const blocked = { kind: 'status', status: 400, code: 'AADSTS53003', message: 'Blocked.' };

/** Requests for the application's own token; the administrator's name the domain. */
function ownTokens({ world, info }: TestTenant): number {
  return world.served.filter(({ path }) => path === `/${info.tenantId}/oauth2/v2.0/token`).length;
}

function blockToken({ world, info }: TestTenant, fault: object = blocked): void {
  const match = { path: `^/${info.tenantId}/oauth2/v2.0/token$` };
  world.faults.replace([{ match, times: 50, ...fault }]);
}

const handOver = async (tenant: TestTenant) =>
  (await tenant.services()).handoff('ostendo-continuum', `${tenant.folder}/handoff`, {
    kind: 'given',
    value: 'nine herons stand still at dusk',
  });

describe('a credential is tried as soon as it is in place', () => {
  it.each(['{ kind: secret, months: 6 }', '{ kind: certificate, months: 12 }'])(
    'once, and works: %s',
    async (credential) => {
      const tenant = await startTenant();
      const change = { vendor: 'generic', credential };
      const made = await applyJob(tenant, change);
      expect(made.credential?.test).toMatchObject({ result: 'works' });
      expect(ownTokens(tenant)).toBe(1);
      const again = await applyJob(tenant, change);
      expect(again).toMatchObject({ result: 'nothing-to-do', credential: { test: { result: 'works' } } });
      expect(ownTokens(tenant)).toBe(1);
    },
  );

  it('where no token came the run is done all the same, says so, and the next one tries again', async () => {
    const tenant = await startTenant();
    blockToken(tenant);
    const made = await applyJob(tenant);
    expect(made).toMatchObject({
      result: 'done',
      credential: { test: { result: 'blocked', serviceCode: 'AADSTS53003' } },
    });
    tenant.world.faults.replace([]);
    const again = await applyJob(tenant);
    expect(again).toMatchObject({ result: 'nothing-to-do', credential: { test: { result: 'works' } } });
  });

  it('one that Entra does not take is handed to nobody before it was seen working', async () => {
    const tenant = await startTenant({ quick: true });
    blockToken(tenant, { ...blocked, code: 'AADSTS7000215' });
    const made = await applyJob(tenant);
    expect(made).toMatchObject({ result: 'done', credential: { test: { result: 'wrong' } } });
    await expect(handOver(tenant)).rejects.toMatchObject({ code: 'refused' });
    tenant.world.faults.replace([]);
    expect((await proveJob(tenant)).verdict).toBe('proven');
    expect((await handOver(tenant)).files).toContain('sealed.zip');
  });

  it('not where nothing was approved', async () => {
    const tenant = await startTenant();
    const services = await tenant.services();
    const made = await services.apply({ kind: 'file', file: jobFile(tenant) }, async () => false);
    expect(made.credential?.test ?? null).toBeNull();
    expect(ownTokens(tenant)).toBe(0);
  });
});
