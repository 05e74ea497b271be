import { describe, expect, it } from 'vitest';
import type { Check } from '../../electron/contract/plan';
import { applyJob, jobFile } from '../support/job';
import type { JobChange } from '../support/setup-files';
import { startTenant, type TestTenant } from '../support/tenant';
import { grantMailSend } from '../support/union-hazard';

/** What a consultant sees of one check, as it stands on the screen. */
async function seen(tenant: TestTenant, id: string, job: JobChange = {}, as?: string): Promise<string> {
  const services = await tenant.services(as === undefined ? {} : { as: `${as}@contoso.example` });
  const { checks } = await services.preflight(jobFile(tenant, job), { checks: [id] });
  const found = checks.find((check) => check.id === id);
  if (found === undefined) throw new Error(`no check ${id}`);
  return screenOf(found);
}

function screenOf({ status, title, finding, cause, who, next }: Check): string {
  return [
    `${status} ${title}`,
    finding,
    `Why: ${cause ?? ''}`,
    `Who: ${who ?? ''}`,
    `Next: ${next ?? ''}`,
  ].join('\n');
}

/** Nothing reads like a stack trace: no code names of ours, no undefined, whole sentences. */
function expectHelp(screen: string): void {
  expect(screen).not.toMatch(/undefined|null|\[object|Error:|at \w+ \(/u);
  for (const line of screen.split('\n').slice(1)) expect(line).toMatch(/\w/u);
  expect(screen).toMatch(/Who: \w+/u);
  expect(screen).toMatch(/Next: \w+/u);
}

/** The pain points that users of other tools report, by their number, as far as they can be seen before a run. */
describe('pain point', () => {
  it('5: a broad grant voids the scope', async () => {
    const tenant = await startTenant({ quick: true });
    await applyJob(tenant);
    grantMailSend(tenant);
    const screen = await seen(tenant, 'other-doors');
    expectHelp(screen);
    expect(screen).toMatch(/^fail.*\nGranted for the whole tenant: Mail\.Send.*the scope has no effect/u);
    expect(screen).toMatch(
      /Why: Rights add up.*\nWho: a Privileged Role Administrator.*\nNext: Approve its removal/u,
    );
  });

  it('6: access policies are legacy, and that is said', async () => {
    const screen = await seen(await startTenant(), 'legacy-policy', { scoping: 'accessPolicy' });
    expectHelp(screen);
    expect(screen).toMatch(/^warn.*\n.*legacy.*SMTP is not cut[\s\S]*Use `scoping: rbac`/u);
  });

  it('9: the tenant’s policy refuses the secret or its lifetime', async () => {
    const tenant = await startTenant();
    Object.assign(tenant.world.state.appManagementPolicy, { isEnabled: true, passwordMaxLifetime: 'P90D' });
    const capped = await seen(tenant, 'credential-policy');
    expectHelp(capped);
    expect(capped).toMatch(/at most 90 days; 6 months are 180[\s\S]*an exemption[\s\S]*Set `months: 3`/u);
    tenant.world.state.appManagementPolicy.passwordAddition = true;
    expect(await seen(tenant, 'credential-policy')).toMatch(
      /forbids client secrets[\s\S]*Use a certificate/u,
    );
  });

  it('12: shared mailboxes confuse: alias, licence, a mailbox of a person', async () => {
    const tenant = await startTenant();
    const of = async (address: string) => seen(tenant, `sender:${address}`, { senders: [address] });
    const alias = await of('billing@contoso.example');
    expectHelp(alias);
    expect(alias).toMatch(/another address of invoices@contoso\.example/u);
    expect(await of('invoices@contoso.example')).toMatch(/^pass.*\nShared mailbox "Invoices"\./u);
    expect(await of('temp@contoso.example')).toMatch(
      /no licence with a mailbox[\s\S]*a shared mailbox: it needs no/u,
    );
    expect(await of('anna@contoso.example')).toMatch(
      /It is a person's mailbox[\s\S]*shared mailbox for the application/u,
    );
  });

  it('13: security teams want a document first', async () => {
    const tenant = await startTenant();
    const services = await tenant.services({ as: 'appadmin@contoso.example' });
    const made = await services.preflight(jobFile(tenant));
    const { text } = services.securityRequest(made);
    expect(text).toMatch(/^Request: what Ostendo Continuum needs at Contoso before it is set up/u);
    expect(text).toMatch(
      /FOR AN EXCHANGE ADMINISTRATOR OR A GLOBAL ADMINISTRATOR OF CONTOSO[\s\S]*management scope/u,
    );
    expect(text).toContain('Nothing was written. There is no secret in this request.');
  });

  it('14: duplicates, litter of secrets, the wrong application overwritten', async () => {
    const tenant = await startTenant();
    const services = await tenant.services();
    const taken = { application: 'Northwind Mailer Copy' };
    tenant.world.state.applications.push({
      ...structuredClone(tenant.world.state.applications[0] ?? expect.fail('no application')),
      ...{ id: tenant.world.newId(), appId: tenant.world.newId(), displayName: taken.application },
      uniqueName: null,
    });
    const screen = await seen(tenant, 'same-name', taken);
    expectHelp(screen);
    expect(screen).toMatch(/not made by Sendwright[\s\S]*New: .*Adopt: .*Stop: ask its owner/u);
    await services.close();
  });

  it('18: a national cloud lacks what is taken for granted', async () => {
    const tenant = await startTenant();
    const { organization } = tenant.world.state;
    organization.applicationRoles = [];
    const screen = await seen(tenant, 'role-in-cloud');
    expectHelp(screen);
    expect(screen).toMatch(/This cloud does not have the role[\s\S]*Set `scoping: accessPolicy`/u);
    expect(await seen(tenant, 'cloud')).toMatch(/^pass Cloud of the tenant/u);
  });

  it('19: the wrong tenant', async () => {
    const tenant = await startTenant();
    const { tenant: own } = tenant.world.state;
    own.domains = own.domains.map((one) => ({ ...one, name: one.name.replace('contoso', 'fabrikam') }));
    const services = await tenant.services();
    await expect(services.preflight(jobFile(tenant, { tenant: 'contoso.example' }))).rejects.toMatchObject({
      facts: {
        message: expect.stringContaining('There is no tenant of this name'),
        who: expect.any(String),
        next: expect.stringMatching(/tenant/u),
      },
    });
    // By its id it is found: then the check says which tenant that is.
    expect(await seen(tenant, 'tenant', { tenant: tenant.info.tenantId })).toMatch(/^pass.*\nContoso \(/u);
  });

  it('20: a tenant never customised, a missing role, a role that is only eligible', async () => {
    const tenant = await startTenant();
    tenant.world.state.organization.isDehydrated = true;
    const customised = await seen(tenant, 'organization-customization');
    expectHelp(customised);
    expect(customised).toMatch(/never enabled[\s\S]*The plan enables it once; that cannot be undone/u);
    const roles = await seen(tenant, 'roles', {}, 'appadmin');
    expectHelp(roles);
    expect(roles).toMatch(
      /holds Application Administrator[\s\S]*only eligible counts once it was activated, and in a token/u,
    );
    expect(roles).toMatch(/Who: an Exchange Administrator/u);
  });

  it('a wrong clock, which other tools report as a wrong secret', async () => {
    const tenant = await startTenant();
    tenant.world.state.tenant.clockAheadSeconds = 900;
    const screen = await seen(tenant, 'clock');
    expectHelp(screen);
    expect(screen).toMatch(/^fail.*\nIt is 15 min behind[\s\S]*an error that speaks of something else/u);
  });
});
