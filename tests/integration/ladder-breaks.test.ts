import { describe, expect, it } from 'vitest';
import type { PracticeInfo } from '../../electron/contract/practice-info';
import { ownApplication } from '../support/job';
import { startTenant, type TestTenant } from '../support/tenant';
import { grantMailSend } from '../support/union-hazard';
import { setup, sender, dayMs, applied, climb, rung, expectBroken, strike } from '../support/ladder';

describe('the ladder breaks', () => {
  const infoWith = (tenant: TestTenant, change: Partial<PracticeInfo>) => ({
    readText: async (path: string) =>
      path === tenant.infoFile ? JSON.stringify({ ...tenant.info, ...change }) : tenant.ca,
  });

  it('at the connection: nobody listens', async () => {
    const tenant = await applied();
    const offline = infoWith(tenant, { authority: 'https://localhost:9', graph: 'https://localhost:9' });
    expectBroken(await climb(tenant, {}, offline), 'tls', 'no-connection');
  });

  it('at the connection: the certificate is another authority’s', async () => {
    const [tenant, other] = [await applied(), await startTenant()];
    const wrong = {
      readText: async (path: string) => (path === tenant.infoFile ? JSON.stringify(tenant.info) : other.ca),
    };
    const broken = expectBroken(await climb(tenant, {}, wrong), 'tls', 'certificate-not-trusted');
    expect(broken?.finding).toContain('is not trusted');
  });

  it.each([
    ['certificate', 'broken'],
    ['secret', 'unsent'],
  ] as const)('at the clock, where a %s: %s', async (kind, result) => {
    const tenant = await applied({ vendor: 'generic', credential: `{ kind: ${kind}, months: 6 }` });
    tenant.world.state.tenant.clockAheadSeconds = -11 * 60;
    const document = await climb(tenant, { approveMail: async () => false });
    expect(document.result).toBe(result);
    expect(rung(document, 'tls')?.finding).toContain('11 minutes ahead of');
    if (kind === 'certificate') expectBroken(document, 'tls', 'assertion-time');
  });

  it('at the tenant: it is not there any more', async () => {
    const tenant = await applied();
    Object.assign(tenant.world.state.tenant, { id: '00000000-0000-4000-8000-000000000001' });
    expectBroken(await climb(tenant), 'tenant', 'tenant-unknown');
  });

  it('at the application: it was deleted', async () => {
    const tenant = await applied();
    ownApplication(tenant).deletedDateTime = tenant.world.clock.iso();
    const broken = expectBroken(await climb(tenant), 'application', 'application-unknown');
    expect(broken?.repair).toBe('sendwright apply FILE');
  });

  it('at the application: the enterprise application is gone, or disabled', async () => {
    const tenant = await applied();
    const { appId } = ownApplication(tenant);
    const principal = tenant.world.state.servicePrincipals.find((one) => one.appId === appId);
    principal!.accountEnabled = false;
    expectBroken(await climb(tenant), 'application', 'application-disabled');
    principal!.deletedDateTime = tenant.world.clock.iso();
    expectBroken(await climb(tenant), 'application', 'identity-not-found');
  });

  it('at the credential: somebody removed it', async () => {
    const tenant = await applied();
    ownApplication(tenant).passwordCredentials = [];
    const broken = expectBroken(await climb(tenant), 'credential', 'secret-wrong');
    expect(broken?.finding).toContain('was removed');
  });

  it('at the credential: the certificate was removed, which is no wrong secret', async () => {
    const tenant = await applied({ vendor: 'generic', credential: '{ kind: certificate, months: 6 }' });
    ownApplication(tenant).keyCredentials = [];
    expectBroken(await climb(tenant), 'credential', 'assertion-signature');
  });

  it('at the credential: it has ended', async () => {
    const tenant = await applied();
    tenant.world.clock.advance(190 * (dayMs / 1000));
    expectBroken(await climb(tenant), 'credential', 'secret-expired');
  });

  it('at the token: Conditional Access for workload identities', async () => {
    const tenant = await applied();
    // The administrator is signed in with a token of before.
    const services = await tenant.services();
    await services.signIn(null);
    strike(tenant, {
      match: { path: '/oauth2/v2.0/token$' },
      ...{ kind: 'status', status: 400, code: 'AADSTS53003', message: 'blocked' },
    });
    const document = await services.climb(setup, { approveMail: async () => true });
    const broken = rung(document, 'token');
    expect(broken).toMatchObject({ status: 'fail', cause: { id: 'app-only-policy' } });
    expect(broken?.who).toContain('Conditional Access Administrator');
  });

  it('at the claims: a grant for the whole tenant voids the scope', async () => {
    const tenant = await applied();
    grantMailSend(tenant);
    const broken = expectBroken(await climb(tenant), 'claims', null);
    expect(broken?.finding).toContain('for the whole tenant');
    expect(broken?.repair).toBe('sendwright apply FILE');
    expect(tenant.world.state.outbox).toHaveLength(0);
  });

  it('at the claims: the grant of accessPolicy mode is missing', async () => {
    const tenant = await applied({ scoping: 'accessPolicy' });
    tenant.world.state.appRoleAssignments = [];
    const document = await climb(tenant);
    expect(rung(document, 'claims')?.status).toBe('waiting');
    expectBroken(document, 'rights', 'mailbox-denied');
    expect(rung(document, 'rights')?.finding).toContain('Mail.Send is not granted');
  });

  it('at the rights: the role assignment is missing, or has lost its scope', async () => {
    const tenant = await applied();
    const { state } = tenant.world;
    const scopes = state.managementScopes.splice(0);
    expect(scopes).toHaveLength(1);
    expect(expectBroken(await climb(tenant), 'rights', null)?.finding).toContain('is gone');
    state.roleAssignments = [];
    expectBroken(await climb(tenant), 'rights', 'mailbox-denied');
  });

  it('at the mailbox: it was deleted', async () => {
    const tenant = await applied();
    const { state } = tenant.world;
    state.mailboxes = state.mailboxes.filter((one) => one.primarySmtpAddress !== sender);
    const broken = expectBroken(await climb(tenant), 'mailbox', 'mailbox-unknown');
    expect(broken?.finding).toContain(sender);
  });

  it('at the mailbox: it lies on premises now', async () => {
    const tenant = await applied();
    const mailbox = tenant.world.state.mailboxes.find((one) => one.primarySmtpAddress === sender);
    mailbox!.recipientTypeDetails = 'MailUser';
    mailbox!.onPremises = true;
    expectBroken(await climb(tenant), 'mailbox', 'mailbox-not-served');
  });

  it('at the policy: the scope has lost the mailbox', async () => {
    const tenant = await applied();
    for (const scope of tenant.world.state.managementScopes) {
      scope.recipientFilter = "ExternalDirectoryObjectId -eq '00000000-0000-0000-0000-000000000001'";
    }
    const broken = expectBroken(await climb(tenant), 'policy', 'mailbox-denied');
    expect(broken?.finding).toContain('the scope does not hold');
  });

  it('at the policy: the access policy’s group has lost the mailbox', async () => {
    const tenant = await applied({ scoping: 'accessPolicy' });
    for (const group of tenant.world.state.groups) group.members = [];
    const broken = expectBroken(await climb(tenant), 'policy', 'mailbox-denied');
    expect(broken?.finding).toContain('the access policy does not hold');
  });

  it('at the mail: the mailbox is full', async () => {
    const tenant = await applied();
    tenant.world.state.mailboxes.find((one) => one.primarySmtpAddress === sender)!.full = true;
    const broken = expectBroken(await climb(tenant), 'send', 'mailbox-full');
    expect(broken?.finding).toContain('is full');
  });

  it('at the delivery: the recipient’s server refuses', async () => {
    const tenant = await applied();
    tenant.world.state.refusedExternalRecipients = ['consultant@partner.example'];
    const broken = expectBroken(await climb(tenant), 'delivery', null);
    expect(broken?.finding).toContain('not delivered');
  });
});
