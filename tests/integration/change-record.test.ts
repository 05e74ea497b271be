import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { generic } from '../../electron/handoff/profiles/generic';
import { applyJob, jobFile, kindsOf, ownApplication, planJob, proveJob } from '../support/job';
import type { JobChange } from '../support/setup-files';
import { startTenant, type TestTenant } from '../support/tenant';

const setup = 'ostendo-continuum';
const invoices = 'invoices@contoso.example';
const payroll = 'payroll@contoso.example';

/** The agreed scope after an edit, and what the proof then says of whoever left. */
async function edited(from: JobChange, to: JobChange, between?: (tenant: TestTenant) => void) {
  const tenant = await startTenant({ quick: true });
  const services = await tenant.services();
  expect((await applyJob(tenant, from, services)).result).toBe('done');
  expect((await proveJob(tenant, setup, services)).verdict).toBe('proven');
  between?.(tenant);
  const plan = await planJob(tenant, to, services);
  const applied = await applyJob(tenant, to, services);
  const expected = plan.plan.steps.length === 0 ? 'nothing-to-do' : 'done';
  expect(applied.result, JSON.stringify(applied.steps)).toBe(expected);
  expect((await planJob(tenant, to, services)).verdict).toBe('nothing-to-do');
  const proof = await proveJob(tenant, setup, services);
  expect(proof.verdict, JSON.stringify(proof.parts)).toBe('proven');
  const review = await services.review(setup);
  return { tenant, services, plan, proof, review };
}

const refusedLines = ({ proof }: Awaited<ReturnType<typeof edited>>) =>
  proof.parts
    .find(({ id }) => id === 'sends')
    ?.evidence.filter(({ result }) => result === 'refused')
    .map(({ mailbox }) => mailbox);

describe.each([
  ['rbac', 'exchange.scope'],
  ['accessPolicy', 'exchange.group'],
] as const)('a setup file that was edited, %s', (scoping, kind) => {
  it('a sender more: only what limits it changes', async () => {
    const done = await edited({ scoping }, { scoping, senders: [invoices, payroll] });
    expect(kindsOf(done.plan)).toEqual([kind]);
    expect(done.proof.reach).toMatchObject({ kind: 'exact', count: 2 });
    expect(done.review.setups[0]?.drifts.map(({ id }) => id)).toEqual([]);
  });

  it('a sender less: only what limits it changes, and it is proven to be refused', async () => {
    const done = await edited({ scoping, senders: [invoices, payroll] }, { scoping });
    expect(kindsOf(done.plan)).toEqual([kind]);
    expect(refusedLines(done)).toContain(payroll);
    expect(done.review.setups[0]?.drifts.map(({ id }) => id)).toEqual([]);
  });

  it('a sender exchanged for another', async () => {
    const done = await edited({ scoping }, { scoping, senders: [payroll] });
    expect(kindsOf(done.plan)).toEqual([kind]);
    expect(refusedLines(done)).toContain(invoices);
  });

  it('a sender that was renamed in the tenant: nothing to change there but the name here', async () => {
    const done = await edited({ scoping }, { scoping, senders: ['bills@contoso.example'] }, rename);
    expect(kindsOf(done.plan)).toEqual([]);
    expect(done.proof.senders).toEqual(['bills@contoso.example']);
    expect(done.review.setups[0]?.drifts.map(({ id }) => id)).toEqual([]);
  });

  it('a person’s mailbox that was converted to a shared one', async () => {
    const done = await edited(
      { scoping, senders: ['anna@contoso.example'] },
      { scoping, senders: [], createSender: 'anna@contoso.example' },
      convert,
    );
    expect(kindsOf(done.plan)).toEqual(['mailboxes.block-sign-in']);
  });
});

function rename({ world }: TestTenant): void {
  const one = world.state.mailboxes.find(({ primarySmtpAddress }) => primarySmtpAddress === invoices);
  const user = world.state.users.find(({ mail }) => mail === invoices);
  if (one === undefined || user === undefined) throw new Error('no invoices');
  one.primarySmtpAddress = 'bills@contoso.example';
  one.emailAddresses = ['SMTP:bills@contoso.example', ...one.emailAddresses.slice(1)];
  Object.assign(user, { mail: 'bills@contoso.example', userPrincipalName: 'bills@contoso.example' });
  one.userPrincipalName = 'bills@contoso.example';
}

function convert({ world }: TestTenant): void {
  const one = world.state.mailboxes.find(
    ({ primarySmtpAddress }) => primarySmtpAddress === 'anna@contoso.example',
  );
  if (one !== undefined) one.recipientTypeDetails = 'SharedMailbox';
}

describe('a setup file of another vendor', () => {
  it('plans what the vendor asks for, and nothing else', async () => {
    const { tenant, plan } = await edited({}, { vendor: 'autologyx' });
    expect(kindsOf(plan)).toEqual(['application.ensure']);
    expect(ownApplication(tenant).signInAudience).toBe('AzureADMyOrg');
  });

  it('takes back what only the vendor before asked for', async () => {
    const { tenant, plan, review } = await edited({ vendor: 'autologyx' }, {});
    expect(kindsOf(plan)).toEqual(['application.ensure']);
    expect(ownApplication(tenant)).toMatchObject({
      requiredResourceAccess: [],
      signInAudience: 'AzureADMyOrg',
    });
    expect(review.setups[0]?.drifts.map(({ id, evidence }) => [id, evidence])).toEqual([]);
  });

  it('takes back the redirect URIs of a profile file, and no other', async () => {
    const tenant = await startTenant({ quick: true });
    const services = await tenant.services();
    const profile = {
      ...generic,
      id: 'northwind',
      name: 'Northwind',
      redirectUris: ['https://a.example/back'],
    };
    writeFileSync(join(tenant.folder, 'northwind.profile.json'), JSON.stringify(profile));
    expect((await applyJob(tenant, { vendor: './northwind.profile.json' }, services)).result).toBe('done');
    const application = ownApplication(tenant);
    application.properties['web'] = { redirectUris: ['https://a.example/back', 'https://own.example/'] };
    expect(kindsOf(await planJob(tenant, {}, services))).toEqual(['application.ensure']);
    expect((await applyJob(tenant, {}, services)).result).toBe('done');
    expect(ownApplication(tenant).properties['web']).toMatchObject({
      redirectUris: ['https://own.example/'],
    });
  });

  it('to a vendor that takes certificates only: the credential changes its kind', async () => {
    const { plan } = await edited({}, { vendor: 'elegere', credential: '{ kind: certificate, months: 12 }' });
    expect(kindsOf(plan)).toEqual(['credential.certificate']);
  });
});

describe('the change record', () => {
  it('says who, when, why and approved by whom, in the audit log and the as-built document', async () => {
    const tenant = await startTenant({ quick: true });
    const services = await tenant.services();
    await applyJob(tenant, {}, services);
    const file = jobFile(tenant, { senders: [invoices, payroll] });
    const change = { reason: 'Payroll sends payslips now (CHG-1042)', approvedBy: 'Jane Doe, CISO' };
    await services.apply({ kind: 'file', file }, async () => true, { change });
    const { html } = await services.asBuilt(setup);
    const page = html.replace(/<[^>]+>|&#39;/gu, ' ').replace(/\s+/gu, ' ');
    expect(page).toContain('CHG-1042');
    expect(page).toMatch(
      /Payroll sends payslips now \(CHG-1042\) .*Jane Doe, CISO .*admin@contoso\.example/u,
    );
    expect(page).toMatch(/Correct the management scope/u);
    expect(page).toContain('not said');
  });

  it('takes no word of several lines, and does nothing then', async () => {
    const tenant = await startTenant({ quick: true });
    const services = await tenant.services();
    const apply = services.apply({ kind: 'file', file: jobFile(tenant) }, async () => true, {
      change: { reason: 'one\ntwo' },
    });
    await expect(apply).rejects.toMatchObject({ code: 'invalid-input' });
    expect(tenant.world.state.managementScopes).toEqual([]);
  });
});
