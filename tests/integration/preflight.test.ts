import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Check } from '../../electron/contract/plan';
import { preflightDocumentSchema } from '../../electron/contract/preflight';
import { documentOf, runCli } from '../support/cli';
import { jobFile } from '../support/job';
import { writeJob } from '../support/setup-files';
import { startTenant } from '../support/tenant';

/** The Exchange cmdlets that were run. */
const cmdlets = (served: readonly { readonly host: string }[]) =>
  served.filter(({ host }) => host === 'exchange');

describe('preflight', () => {
  it('tells the checks as they come, and ends with the same that a plan has', async () => {
    const tenant = await startTenant();
    const services = await tenant.services();
    const told: (readonly Check[])[] = [];
    const listener = { checks: (checks: readonly Check[]) => void told.push(checks) };
    const document = await services.preflight(jobFile(tenant), { listener });
    expect(preflightDocumentSchema.parse(document).verdict).toBe('ready');
    expect(told.length).toBeGreaterThan(3);
    expect(told[0]?.map(({ id }) => id)).toContain('tenant');
    const ids = (checks: readonly Check[]) => checks.map(({ id }) => id).sort();
    expect(ids(told.flat())).toEqual(ids(document.checks));
    const { plan } = await services.plan(jobFile(tenant));
    expect(document.checks.map(({ id }) => id)).toEqual(plan.checks.map(({ id }) => id));
    expect(document.checks.every(({ ms, group }) => ms !== undefined && group !== undefined)).toBe(true);
    expect(tenant.world.state.applications.map(({ displayName }) => displayName)).not.toContain(
      'Ostendo Continuum',
    );
  });

  it('makes one check again alone, and reads no more than that needs', async () => {
    const tenant = await startTenant();
    const services = await tenant.services();
    const only = await services.preflight(jobFile(tenant), { checks: ['application'] });
    expect(only.checks.map(({ id }) => id)).toEqual(['application']);
    expect(only.forecast).toBeUndefined();
    expect(cmdlets(tenant.world.served)).toEqual([]);

    const missing = { senders: ['nobody@contoso.example'] };
    const id = 'sender:nobody@contoso.example';
    const sender = await services.preflight(jobFile(tenant, missing), { checks: [id] });
    expect(sender).toMatchObject({ verdict: 'blocked', checks: [{ id, status: 'fail' }] });
    await expect(services.preflight(jobFile(tenant), { checks: ['weather'] })).rejects.toMatchObject({
      facts: { code: 'invalid-input', next: expect.stringContaining('keychain') },
    });
  });

  it('foretells what would fail and who must act, and writes the request', async () => {
    const tenant = await startTenant();
    Object.assign(tenant.world.state.appManagementPolicy, { isEnabled: true, passwordAddition: true });
    const services = await tenant.services({ as: 'exadmin@contoso.example' });
    const made = await services.preflight(jobFile(tenant));
    expect(made.forecast).toMatchObject([
      {
        kind: 'fails',
        title: "Tenant's rules on secrets",
        who: expect.stringContaining('Security Administrator of Contoso'),
        steps: [expect.stringMatching(/client secret/u)],
      },
      { kind: 'waits', who: expect.stringContaining('Application Administrator'), steps: expect.any(Array) },
    ]);
    const { html, text } = services.securityRequest(made);
    for (const page of [html, text]) {
      expect(page).toContain('The tenant forbids client secrets.');
      expect(page).toContain('Ostendo Continuum');
    }
    expect(html).toMatch(/<h2>For you, or a Security Administrator of Contoso/u);
    const { plan, ...planned } = await services.plan(jobFile(tenant));
    expect(plan.steps).toEqual([]);
    expect(planned.forecast).toEqual(made.forecast);
  });
});

describe('sendwright preflight', () => {
  it('prints line by line, exits as plan does, and writes the request as page or text', async () => {
    const tenant = await startTenant();
    const common = ['--practice', tenant.infoFile, '--data', join(tenant.folder, 'data')];
    const job = writeJob(tenant.folder, { senders: ['nobody@contoso.example'] });
    const result = await runCli(['preflight', job, ...common, '--request', 'out.txt'], tenant.folder);
    expect(result.code, result.stderr).toBe(3);
    expect(result.stdout).toMatch(/✓ Signed-in tenant: Contoso .* ms/u);
    expect(result.stdout).toMatch(/✗ Sender nobody@contoso\.example sender:nobody@contoso\.example \d+ ms/u);
    expect(result.stdout).toMatch(/Why: {2}Microsoft Graph sends from a mailbox|Why: Microsoft Graph sends/u);
    expect(readFileSync(join(tenant.folder, 'out.txt'), 'utf8')).toMatch(/^Request: what Ostendo Continuum/u);

    const single = await runCli(
      ['preflight', job, ...common, '--check', 'tenant', 'keychain', '--json'],
      tenant.folder,
    );
    const document = preflightDocumentSchema.parse(documentOf(single));
    expect(document.checks.map(({ id }) => id)).toEqual(['tenant', 'keychain']);
    expect(single.code).toBe(0);
  });
});
