import { describe, expect, it } from 'vitest';
import { ladderDocumentSchema, type LadderDocument, type RungId } from '../../electron/contract/ladder';
import type { PracticeInfo } from '../../electron/contract/practice-info';
import type { Fault } from '../../electron/practice/world/faults';
import { lagFrom } from '../../electron/practice/server/lag';
import type { LadderHow, Listener } from '../../electron/services/services';
import { applyJob, ownApplication } from '../support/job';
import type { JobChange } from '../support/setup-files';
import { startTenant, type TestTenant } from '../support/tenant';
import { grantMailSend } from '../support/union-hazard';

const setup = 'ostendo-continuum';
const sender = 'invoices@contoso.example';
const extra = 'testRecipient: consultant@partner.example';
const dayMs = 86_400_000;

async function applied(change: JobChange = {}): Promise<TestTenant> {
  const tenant = await startTenant({ quick: true });
  expect((await applyJob(tenant, { extra, ...change })).result).toBe('done');
  return tenant;
}

async function climb(
  tenant: TestTenant,
  how: Partial<LadderHow> & Pick<Listener, 'rung'> = {},
  parts: Parameters<TestTenant['services']>[1] = {},
  options: Parameters<TestTenant['services']>[0] = {},
): Promise<LadderDocument> {
  const services = await tenant.services(options, parts);
  const document = await services.climb(setup, { approveMail: async () => true, ...how }, { listener: how });
  expect(ladderDocumentSchema.parse(document)).toEqual(document);
  return document;
}

const statuses = ({ rungs }: LadderDocument): string => rungs.map(({ status }) => status).join(' ');
const rung = ({ rungs }: LadderDocument, id: RungId) => rungs.find((one) => one.id === id);

/** It stops at this rung, says why, who and what; nothing above was looked at. */
function expectBroken(document: LadderDocument, id: RungId, cause: string | null) {
  expect([document.result, document.brokenAt]).toEqual(['broken', id]);
  const at = document.rungs.findIndex((one) => one.id === id);
  expect(document.rungs.slice(at + 1).every(({ status }) => status === 'not-tried')).toBe(true);
  expect(document.rungs.slice(0, at).every(({ status }) => status !== 'fail')).toBe(true);
  const broken = document.rungs[at];
  expect(broken?.cause?.id ?? null).toBe(cause);
  expect(broken?.who).not.toBeNull();
  expect(broken?.next).not.toBeNull();
  return broken;
}

const strike = (tenant: TestTenant, fault: Partial<Fault> & Pick<Fault, 'match' | 'kind'>) =>
  tenant.world.faults.replace([{ times: 1_000, ...fault }]);

const served = (tenant: TestTenant, path: RegExp) =>
  tenant.world.served.filter((request) => path.test(request.path)).length;

describe.each(['rbac', 'accessPolicy'] as const)('the ladder of a setup that holds, %s', (scoping) => {
  it('is climbed to the delivered mail, each rung as it comes', async () => {
    const tenant = await applied({ scoping });
    const told: string[] = [];
    const testsBefore = served(tenant, /exchange\/Test-/u);
    const document = await climb(tenant, { rung: ({ id }) => void told.push(id) });
    expect(document.result, JSON.stringify(document.rungs, null, 2)).toBe('holds');
    expect(statuses(document)).toBe(Array(12).fill('pass').join(' '));
    expect(told).toEqual(document.rungs.map(({ id }) => id));
    expect(document.rungs.every(({ at, ms }) => at !== null && ms !== null)).toBe(true);
    expect(tenant.world.state.outbox).toHaveLength(1);
    expect(served(tenant, /exchange\/Test-/u)).toBe(testsBefore + 1);
    expect(rung(document, 'send')?.evidence[0]?.requestId).toBeDefined();
  });
});

describe('the ladder', () => {
  it('sends nothing that was not wanted, and says so', async () => {
    const tenant = await applied();
    const asked: string[] = [];
    const approveMail: LadderHow['approveMail'] = async ({ from, to }) => {
      asked.push(`${from} > ${to}`);
      return false;
    };
    const document = await climb(tenant, { approveMail });
    expect(document.result).toBe('unsent');
    expect(statuses(document).split(' ').slice(-2)).toEqual(['unknown', 'unknown']);
    expect(asked).toEqual([`${sender} > consultant@partner.example`]);
    expect(tenant.world.state.outbox).toHaveLength(0);
  });

  it('can be climbed for any sender, and for nobody else', async () => {
    const tenant = await applied({ senders: [sender, 'anna@contoso.example'] });
    expect((await climb(tenant, { from: 'ANNA@contoso.example' })).result).toBe('holds');
    await expect(climb(tenant, { from: 'ceo@contoso.example' })).rejects.toMatchObject({
      code: 'invalid-input',
    });
  });

  it('writes nothing to the tenant', async () => {
    const tenant = await applied();
    const before = structuredClone({
      ...tenant.world.state,
      traces: [],
      outbox: [],
      mailboxes: [],
      audits: [],
    });
    await climb(tenant);
    expect({ ...tenant.world.state, traces: [], outbox: [], mailboxes: [], audits: [] }).toEqual(before);
  });

  it('goes on where somebody may not look: what can be seen is seen', async () => {
    const tenant = await applied();
    const document = await climb(tenant, {}, {}, { as: 'appadmin@contoso.example', exchange: 'none' });
    expect(document.result).toBe('open');
    expect(rung(document, 'token')?.status).toBe('pass');
    expect(rung(document, 'rights')?.status).toBe('unknown');
    expect(rung(document, 'rights')?.who).toContain('Exchange Administrator');
  });
});

/** Each rung once with a world in which it breaks. */
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

describe('the ladder does not call broken what only', () => {
  it('waits for Exchange’s caches', async () => {
    const lag = { ...lagFrom(0), rightsIdle: 1_800, rightsBusy: 7_200 };
    const tenant = await startTenant({ quick: true, lag });
    expect((await applyJob(tenant)).result).toBe('done');
    const document = await climb(tenant);
    expect(document.result, JSON.stringify(document.rungs.slice(-3))).toBe('waiting');
    expect(rung(document, 'policy')?.status).toBe('pass');
    expect(rung(document, 'send')).toMatchObject({ status: 'waiting', cause: { id: 'mailbox-denied' } });
    tenant.world.clock.advance(1_900);
    expect((await climb(tenant)).result).toBe('holds');
  });

  it('is throttled', async () => {
    const tenant = await applied();
    strike(tenant, { match: { path: '/exchange/Test-' }, kind: 'throttle', retryAfter: 3_600 });
    const document = await climb(tenant);
    expect(rung(document, 'policy')?.status).toBe('unknown');
    expect(document.result).not.toBe('broken');
    expect(served(tenant, /Test-/u)).toBeGreaterThan(0);
  });

  it('lies on another computer', async () => {
    const tenant = await applied();
    tenant.world.vault.clear();
    const document = await climb(tenant);
    expect(document.result).toBe('open');
    expect(rung(document, 'credential')).toMatchObject({ status: 'unknown' });
    expect(rung(document, 'policy')?.status).toBe('pass');
    expect(tenant.world.state.outbox).toHaveLength(0);
  });
});
