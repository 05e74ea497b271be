import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { proofExitCode } from '../../electron/cli/commands/prove';
import { vendorAppId, vendorSecret } from '../../electron/practice/world/contoso-vendor';
import { applyJob, checkOf, kindsOf, planJob, proveJob } from '../support/job';
import { startTenant, type TestTenant } from '../support/tenant';
import { send } from './helpers/https';

const job = { application: 'Northwind Mailer', extra: `app: { clientId: ${vendorAppId} }` };

/** What the vendor's own server does: a token with its own secret, then sendMail; the status and error code. */
async function vendorSends(tenant: TestTenant, from: string): Promise<string> {
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: vendorAppId,
    client_secret: vendorSecret,
    scope: `${tenant.info.graph}/.default`,
  });
  const { authority, graph, tenantId } = tenant.info;
  const issued = await send(tenant.info.caFile, `${authority}/${tenantId}/oauth2/v2.0/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: form.toString(),
  });
  const token = (JSON.parse(issued.body) as { access_token?: string }).access_token ?? '';
  const answer = await send(tenant.info.caFile, `${graph}/v1.0/users/${from}/sendMail`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      message: {
        subject: 'From the vendor',
        body: { contentType: 'Text', content: 'Hello' },
        toRecipients: [{ emailAddress: { address: 'anna@contoso.example' } }],
      },
    }),
  });
  if (answer.status === 202) return '202';
  return `${answer.status} ${(JSON.parse(answer.body) as { error: { code: string } }).error.code}`;
}

describe('an application that the vendor owns', () => {
  it('gets a service principal and a scope, no credential of ours, and is never called proven here', async () => {
    const tenant = await startTenant();
    const planned = await planJob(tenant, job);
    expect(kindsOf(planned).toSorted()).toEqual([
      'exchange.pointer',
      'exchange.role-assignment',
      'exchange.scope',
      'servicePrincipal.ensure',
    ]);
    expect(checkOf(planned, 'vendor-consent-link').finding).toContain('whole tenant');
    expect(planned.plan.steps.find((one) => one.kind === 'servicePrincipal.ensure')?.warning).toContain(
      'consent link',
    );

    const applied = await applyJob(tenant, job);
    expect(applied.result, JSON.stringify(applied.steps, null, 2)).toBe('done');
    expect(applied).toMatchObject({ clientId: vendorAppId, credential: null });
    expect(tenant.world.state.applications.some((one) => one.appId === vendorAppId)).toBe(false);
    expect(tenant.world.state.appRoleAssignments).toEqual([]);
    expect(tenant.world.vault.size).toBe(0);
    expect((await applyJob(tenant, job)).result).toBe('nothing-to-do');

    const proof = await proveJob(tenant, 'northwind-mailer');
    expect(proof.verdict).toBe('unknown');
    expect(proofExitCode(proof)).toBe(3);
    expect(proof.reach.kind).toBe('exact');
    const status = Object.fromEntries(proof.parts.map((part) => [part.id, part]));
    expect(status['sends']?.status).toBe('unknown');
    expect(status['token']?.finding).toContain('vendor');
    expect(status['sends']?.who).toContain('vendor');
    expect(tenant.world.state.outbox).toEqual([]);

    expect(await vendorSends(tenant, 'invoices@contoso.example')).toBe('202');
    expect(await vendorSends(tenant, 'ceo@contoso.example')).toBe('403 ErrorAccessDenied');
  });

  it('the handoff has no sealed part and needs no passphrase; sending by ourselves names the vendor', async () => {
    const tenant = await startTenant();
    expect((await applyJob(tenant, job)).result).toBe('done');
    const services = await tenant.services();
    const out = join(tenant.folder, 'out');
    let kept = 0;
    const made = await services.handoff('northwind-mailer', out, {
      kind: 'new',
      keep: async () => {
        kept += 1;
      },
    });
    expect(kept).toBe(0);
    expect(made.expires).toBeNull();
    expect(made.files).not.toContain('credential.zip');
    expect(existsSync(join(out, 'renewal.ics'))).toBe(false);
    const handoff = JSON.parse(readFileSync(join(out, 'handoff.json'), 'utf8')) as unknown;
    expect(handoff).toMatchObject({ clientId: vendorAppId, credential: null, sealed: null });
    expect(await services.open(out, null)).toMatchObject({ credential: 'none' });

    const sending = services.send('northwind-mailer', 'invoices@contoso.example', 'anna@contoso.example');
    await expect(sending).rejects.toMatchObject({ facts: { who: 'the vendor' } });
  });

  it("the vendor's consent link followed: the tenant-wide grant is found, shown and removed on approval", async () => {
    const tenant = await startTenant();
    expect((await applyJob(tenant, job)).result).toBe('done');
    const { state, clock } = tenant.world;
    const principal = state.servicePrincipals.find((one) => one.appId === vendorAppId);
    const graph = state.servicePrincipals.find((one) => one.displayName === 'Microsoft Graph');
    state.appRoleAssignments.push({
      id: tenant.world.newId(),
      principalId: principal?.id ?? '',
      resourceId: graph?.id ?? '',
      appRoleId: graph?.appRoles.find((one) => one.value === 'Mail.Send')?.id ?? '',
      createdDateTime: clock.iso(),
    });
    expect(await vendorSends(tenant, 'ceo@contoso.example')).toBe('202');
    expect((await proveJob(tenant, 'northwind-mailer')).verdict).toBe('failed');
    expect(kindsOf(await planJob(tenant, job))).toEqual(['grant.remove']);
    expect((await applyJob(tenant, job)).result).toBe('done');
    expect(await vendorSends(tenant, 'ceo@contoso.example')).toBe('403 ErrorAccessDenied');
  });

  it('by a client id that nobody knows: the step fails saying so', async () => {
    const tenant = await startTenant({ quick: true });
    const clientId = 'aaaaaaaa-1111-4222-8333-444444444444';
    const applied = await applyJob(tenant, { ...job, extra: `app: { clientId: ${clientId} }` });
    expect(applied.result).toBe('failed');
    const failed = applied.steps.find((one) => one.outcome.kind === 'failed');
    expect(failed?.id).toBe('service-principal');
    expect(JSON.stringify(failed?.outcome)).toContain(`no application with the client id ${clientId}`);
    expect(tenant.world.state.roleAssignments).toEqual([]);
  });

  it.each([
    ['of ours replaced by the vendor’s', {}, job.extra],
    ['of the vendor’s replaced by ours', { extra: job.extra }, ''],
  ])('%s under the same name: refused, and the right stays with the first', async (_what, first, extra) => {
    const tenant = await startTenant({ quick: true });
    expect((await applyJob(tenant, first)).result).toBe('done');
    const before = structuredClone(tenant.world.state.roleAssignments);
    const outcome = await applyJob(tenant, { extra }).then(
      (applied) => JSON.stringify(applied.steps),
      (error: unknown) => JSON.stringify(error),
    );
    expect(outcome).toContain('another application');
    expect(tenant.world.state.roleAssignments).toEqual(before);
  });
});

describe('an application of ours', () => {
  it('is not handed over without a passphrase: nothing is written', async () => {
    const tenant = await startTenant();
    expect((await applyJob(tenant)).result).toBe('done');
    const out = join(tenant.folder, 'out');
    const handing = (await tenant.services()).handoff('ostendo-continuum', out, null);
    await expect(handing).rejects.toMatchObject({ facts: { code: 'invalid-input' } });
    expect(existsSync(out)).toBe(false);
  });
});
