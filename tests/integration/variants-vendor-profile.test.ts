import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { generic } from '../../electron/handoff/profiles/generic';
import { applyJob, ownApplication, planJob, proveJob } from '../support/job';
import { startTenant, type TestTenant } from '../support/tenant';

const delegatedMailSend = 'e383f46e-2787-4529-855e-0e479a3ffac0';

/** Delegated consents of our application, whoever gave them. */
function consentsOfOurs(tenant: TestTenant) {
  const { servicePrincipals, permissionGrants } = tenant.world.state;
  const { appId } = ownApplication(tenant);
  const principal = servicePrincipals.find((one) => one.appId === appId);
  return permissionGrants.filter((grant) => grant.clientId === principal?.id);
}

describe('what a vendor profile asks for', () => {
  it('delegated Mail.Send is declared, never consented, and the plan says that no scope limits it', async () => {
    const tenant = await startTenant();
    const job = { vendor: 'autologyx' };
    const { plan } = await planJob(tenant, job);
    expect(plan.steps.find((step) => step.kind === 'application.ensure')?.warning).toContain(
      'no scope limits',
    );
    expect(plan.checks.find((check) => check.id === 'vendor-delegated')?.finding).toContain(
      'No scope limits it',
    );

    expect((await applyJob(tenant, job)).result).toBe('done');
    const app = ownApplication(tenant);
    expect(app.signInAudience).toBe('AzureADMyOrg');
    expect(app.requiredResourceAccess.flatMap((one) => one.resourceAccess)).toEqual([
      { id: delegatedMailSend, type: 'Scope' },
    ]);
    expect(consentsOfOurs(tenant)).toEqual([]);
    expect((await applyJob(tenant, job)).result).toBe('nothing-to-do');
  });

  it('a profile file beside the setup file brings audience and redirect URI, and is found again at handoff', async () => {
    const tenant = await startTenant();
    writeFileSync(
      join(tenant.folder, 'northwind.profile.json'),
      JSON.stringify({
        ...generic,
        id: 'northwind',
        name: 'Northwind Portal',
        audience: 'AzureADMultipleOrgs',
        redirectUris: ['https://portal.northwind.example/back'],
        delegatedMailSend: true,
      }),
    );
    const job = { vendor: './northwind.profile.json' };
    const { plan } = await planJob(tenant, job);
    const step = plan.steps.find((one) => one.kind === 'application.ensure');
    expect(step?.summary).toContain('for many tenants');
    expect(step?.warning).toContain('Other tenants can sign in');

    expect((await applyJob(tenant, job)).result).toBe('done');
    const app = ownApplication(tenant);
    expect(app.signInAudience).toBe('AzureADMultipleOrgs');
    expect(app.properties['web']).toMatchObject({ redirectUris: ['https://portal.northwind.example/back'] });
    expect(consentsOfOurs(tenant)).toEqual([]);

    const proof = await proveJob(tenant);
    expect(proof.verdict, JSON.stringify(proof.parts, null, 2)).toBe('proven');
    const services = await tenant.services();
    await services.handoff('ostendo-continuum', join(tenant.folder, 'out'), {
      kind: 'given',
      value: 'correct horse battery staple 42',
    });
    const handoff = JSON.parse(readFileSync(join(tenant.folder, 'out', 'handoff.json'), 'utf8')) as unknown;
    expect(handoff).toMatchObject({ vendor: { id: 'northwind', name: 'Northwind Portal' } });
  });

  it('a profile file that is not there is named before anything is written', async () => {
    const tenant = await startTenant();
    await expect(applyJob(tenant, { vendor: './missing.yaml' })).rejects.toMatchObject({
      facts: { code: 'invalid-input', message: expect.stringContaining(join(tenant.folder, 'missing.yaml')) },
    });
    expect(tenant.world.served.filter((one) => one.host === 'graph')).toEqual([]);
  });
});
