import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../electron/contract/errors';
import { createDirectory } from '../../electron/graph/directory';
import { createGraphHttp } from '../../electron/graph/http';
import { createMailSender } from '../../electron/graph/mail';
import { createAppTokens } from '../../electron/identity/app-tokens';
import type { Clock } from '../../electron/ports/clock';
import type { ApplicationBody, Directory } from '../../electron/ports/directory';
import type { SendAnswer } from '../../electron/ports/mail';
import { openBench, type Bench } from './helpers/signed-in';

const graphAppId = '00000003-0000-0000-c000-000000000000';
const mailSend = 'b633e1c5-b582-4048-a93e-9f11b44c7e96';

let bench: Bench;

afterEach(() => bench.stop());

/** Sleeping moves the practice clock, so that replication lag passes at once. */
function practiceClock(): Clock {
  const { clock } = bench.practice.world;
  return {
    now: () => new Date(clock.iso()),
    sleep: async (ms) => {
      clock.advance(ms / 1000);
    },
  };
}

function directoryOf(local: string): Directory {
  const http = createGraphHttp({
    transport: bench.transport,
    clock: practiceClock(),
    graphUrl: bench.cloud.graph,
  });
  return createDirectory({ http, tokens: bench.tokens(bench.account(local)) });
}

function graphLines(): string[] {
  return bench.practice.world.served
    .filter(({ path }) => path.startsWith('/v1.0'))
    .map(({ method, path }) => `${method} ${path}`);
}

async function failure(promise: Promise<unknown>): Promise<AppError['facts']> {
  const error: unknown = await promise.then(
    () => new Error('did not fail'),
    (thrown: unknown) => thrown,
  );
  if (error instanceof AppError) return error.facts;
  throw error;
}

const body: ApplicationBody = {
  displayName: 'Ostendo Continuum',
  signInAudience: 'AzureADMyOrg',
  tags: ['sendwright'],
  notes: 'Made by Sendwright.',
  redirectUris: [],
  declared: [],
};

/** The tenant's administrator never consented to this scope for everybody. */
function withoutConsentTo(scope: string): void {
  for (const grant of bench.practice.world.state.permissionGrants) {
    grant.scope = grant.scope
      .split(' ')
      .filter((one) => one !== scope)
      .join(' ');
  }
}

describe('reading', () => {
  beforeEach(async () => {
    bench = await openBench();
  });

  it('reads what a plan needs in one batch', async () => {
    const directory = directoryOf('admin');
    const [me, organization, roles, policy, none, sameName, graph, skus] = await Promise.all([
      directory.me(),
      directory.organization(),
      directory.myRoles(),
      directory.appManagementPolicy(),
      directory.applicationByUniqueName('sendwright-nothing'),
      directory.applicationsByDisplayName('Sendwright'),
      directory.resource(graphAppId),
      directory.skus(),
    ]);
    expect(me.userPrincipalName).toBe('admin@contoso.example');
    expect(organization).toMatchObject({
      id: bench.practice.info.tenantId,
      initialDomain: 'contoso.onmicrosoft.com',
    });
    expect(organization.domains).toContain('contoso.example');
    expect(roles).toEqual(['62e90394-69f5-4237-9190-012177145e10']);
    expect(policy).toEqual({ secretsForbidden: false, secretMaxDays: null, certificateMaxDays: null });
    expect(none).toBeNull();
    expect(sameName.map(({ appId }) => appId)).toEqual([bench.practice.info.clientId]);
    expect(graph?.appRoles).toContainEqual({ id: mailSend, value: 'Mail.Send' });
    expect(skus.find(({ skuPartNumber }) => skuPartNumber === 'ENTERPRISEPACK')?.freeSeats).toBeGreaterThan(
      0,
    );
    expect(graphLines()).toEqual(['POST /v1.0/$batch']);
  });

  it('finds people by sign-in name, address and alias, with their service plans', async () => {
    const directory = directoryOf('admin');
    const [byName, byAddress, nobody, onPremises] = await Promise.all([
      directory.user('anna@contoso.example'),
      directory.userByAddress('Dora@contoso.example'),
      directory.userByAddress('nobody@contoso.example'),
      directory.user('nobody@contoso.example'),
    ]);
    expect(byName).toMatchObject({ accountEnabled: true, usageLocation: 'DE' });
    expect(byName?.servicePlans).toContain('EXCHANGE_S_ENTERPRISE');
    expect(byAddress?.userPrincipalName).toBe('d.keller@contoso.example');
    expect([nobody, onPremises]).toEqual([null, null]);
    expect(graphLines()).toEqual(['POST /v1.0/$batch']);
  });

  it('reads for a person who may not consent to everything what is consented to', async () => {
    withoutConsentTo('Directory.Read.All');
    const directory = directoryOf('exadmin');
    const [me, roles, grants] = await Promise.allSettled([
      directory.me(),
      directory.myRoles(),
      directory.permissionGrants(bench.practice.world.state.servicePrincipals[0]!.id),
    ]);
    expect(me).toMatchObject({ value: { userPrincipalName: 'exadmin@contoso.example' } });
    expect(roles).toMatchObject({ value: ['29232cdf-9323-42fd-ade2-1d097af3e4de'] });
    expect(grants).toMatchObject({ reason: { code: 'consent-required' } });
    expect(bench.opened.length).toBeLessThanOrEqual(2);
    await directory.permissionGrants('any').catch(() => undefined);
    expect(bench.opened.length).toBeLessThanOrEqual(2);
  });

  it('waits when throttled and reads on', async () => {
    bench.practice.world.faults.replace([{ match: { path: 'batch' }, kind: 'throttle', retryAfter: 5 }]);
    const directory = directoryOf('admin');
    const [me] = await Promise.all([directory.me(), directory.organization()]);
    expect(me.userPrincipalName).toBe('admin@contoso.example');
    expect(graphLines()).toEqual(['POST /v1.0/$batch', 'POST /v1.0/$batch']);
  });

  it.each(['reset', 'lost-answer', 'malformed', 'status'] as const)('reads again after %s', async (kind) => {
    bench.practice.world.faults.replace([{ match: { path: '/me' }, kind }]);
    const person = await directoryOf('admin').me();
    expect(person.userPrincipalName).toBe('admin@contoso.example');
    expect(graphLines()).toHaveLength(2);
  });
});

describe('writing', () => {
  it('registers an application, with a secret that is shown once, through replication lag', async () => {
    bench = await openBench(20);
    const directory = directoryOf('appadmin');
    const made = await directory.upsertApplication('sendwright-ostendo', body);
    expect(made).toMatchObject({ created: true, application: { uniqueName: 'sendwright-ostendo' } });
    const principal = await directory.createServicePrincipal(made.application.appId);
    expect(principal.appId).toBe(made.application.appId);
    // It lagged, and was tried again.
    expect(graphLines().filter((line) => line === 'POST /v1.0/servicePrincipals').length).toBeGreaterThan(1);
    const secret = await directory.addPassword(made.application.id, 'first', '2027-05-20T00:00:00Z');
    expect(secret.secretText.length).toBeGreaterThanOrEqual(16);
    bench.practice.world.clock.advance(60);
    const again = await directory.upsertApplication('sendwright-ostendo', {
      ...body,
      displayName: 'New name',
    });
    expect(again).toMatchObject({ created: false, application: { displayName: 'New name' } });
    expect(again.application.id).toBe(made.application.id);
    expect(again.application.passwordCredentials.map(({ keyId }) => keyId)).toEqual([secret.keyId]);
    expect(await directory.servicePrincipalByAppId(made.application.appId)).toEqual(principal);
    await directory.removePassword(made.application.id, secret.keyId);
    const left = await directory.applicationByAppId(made.application.appId);
    expect(left?.passwordCredentials).toEqual([]);
  });

  it('does not repeat a write whose answer was lost', async () => {
    bench = await openBench();
    const directory = directoryOf('appadmin');
    bench.practice.world.faults.replace([{ match: { writes: true, path: '^/v1.0' }, kind: 'lost-answer' }]);
    expect(await failure(directory.upsertApplication('sendwright-x', body))).toMatchObject({
      code: 'answer-lost',
    });
    expect(graphLines()).toHaveLength(1);
    expect(await directory.applicationByUniqueName('sendwright-x')).not.toBeNull();
  });

  it('lets only the right role grant an app role of Graph, and takes it back', async () => {
    bench = await openBench();
    const directory = directoryOf('appadmin');
    const { application } = await directory.upsertApplication('sendwright-x', body);
    const [principal, graph] = await Promise.all([
      directory.createServicePrincipal(application.appId),
      directory.resource(graphAppId),
    ]);
    const refused = await failure(directory.grantAppRole(principal.id, graph!.id, mailSend));
    expect(refused).toMatchObject({ code: 'permission-denied', serviceCode: 'Authorization_RequestDenied' });
    expect(refused.who).toContain('Privileged Role Administrator');
    expect(refused.requestId).toBeTruthy();
    const allowed = directoryOf('roleadmin');
    const grant = await allowed.grantAppRole(principal.id, graph!.id, mailSend);
    expect((await allowed.appRoleAssignments(principal.id)).map(({ id }) => id)).toEqual([grant.id]);
    await allowed.revokeAppRole(principal.id, grant.id);
    expect(await allowed.appRoleAssignments(principal.id)).toEqual([]);
  });

  it('tells a forbidden secret from a missing right', async () => {
    bench = await openBench();
    const directory = directoryOf('appadmin');
    const { application } = await directory.upsertApplication('sendwright-x', body);
    const policy = bench.practice.world.state.appManagementPolicy;
    Object.assign(policy, { isEnabled: true, passwordMaxLifetime: 'P30D' });
    expect(await directory.appManagementPolicy()).toMatchObject({ secretMaxDays: 30 });
    const far = new Date(Date.parse(bench.practice.world.clock.iso()) + 90 * 86_400_000).toISOString();
    expect(await failure(directory.addPassword(application.id, 'x', far))).toMatchObject({
      code: 'policy-refused',
      serviceCode: 'CredentialInvalidLifetimeAsPerAppPolicy',
    });
    expect(await failure(directoryOf('anna').addPassword(application.id, 'x', far))).toMatchObject({
      code: expect.stringMatching(/permission-denied|consent-required/u) as string,
    });
  });

  it('gives a licence and blocks a sign-in', async () => {
    bench = await openBench();
    const directory = directoryOf('admin');
    const [unlicensed, skus] = await Promise.all([
      directory.user('appadmin@contoso.example'),
      directory.skus(),
    ]);
    const sku = skus.find(({ skuPartNumber }) => skuPartNumber === 'ENTERPRISEPACK')!;
    await directory.setUsageLocation(unlicensed!.id, 'CH');
    await directory.assignLicense(unlicensed!.id, sku.skuId);
    await directory.setAccountEnabled(unlicensed!.id, false);
    const now = await directory.user(unlicensed!.id);
    expect(now).toMatchObject({ usageLocation: 'CH', accountEnabled: false });
    expect(now?.servicePlans).toContain('EXCHANGE_S_ENTERPRISE');
  });

  it("lists the assistant's own consents and takes one back", async () => {
    bench = await openBench();
    withoutConsentTo('Directory.Read.All');
    const directory = directoryOf('admin');
    const { clientId } = bench.practice.info;
    const before = await directory.consentsOf(clientId);
    const mine = before.filter(({ principalId }) => principalId !== null);
    expect(mine.flatMap(({ scopes }) => scopes)).toContain('Directory.Read.All');
    await directory.removePermissionGrant(mine[0]!.id);
    const left = bench.practice.world.state.permissionGrants.filter(({ id }) => id === mine[0]!.id);
    expect(left).toEqual([]);
  });
});

describe('sending as the application', () => {
  it('is refused without a right and accepted with one', async () => {
    bench = await openBench();
    const directory = directoryOf('admin');
    const { application } = await directory.upsertApplication('sendwright-x', body);
    const principal = await directory.createServicePrincipal(application.appId);
    const secret = await directory.addPassword(application.id, 'x', '2027-05-20T00:00:00Z');
    const { cloud, transport } = bench;
    const clock = practiceClock();
    const appTokens = createAppTokens({ cloud, transport, clock });
    const sender = createMailSender({ http: createGraphHttp({ transport, clock, graphUrl: cloud.graph }) });
    const mail = {
      mailbox: 'anna@contoso.example',
      to: 'admin@contoso.example',
      subject: 'Proof',
      text: 'Hello',
      headers: [{ name: 'x-sendwright-proof', value: '1' }],
    };
    const send = async (): Promise<SendAnswer> => {
      const { accessToken } = await appTokens.obtain({
        tenantId: bench.practice.info.tenantId,
        clientId: application.appId,
        credential: { kind: 'secret', value: secret.secretText },
        retryLag: true,
      });
      return sender.send(accessToken, mail);
    };
    expect(await send()).toMatchObject({ kind: 'refused', status: 403, code: 'ErrorAccessDenied' });
    const graph = await directory.resource(graphAppId);
    await directory.grantAppRole(principal.id, graph!.id, mailSend);
    const accepted = await send();
    expect(accepted).toMatchObject({ kind: 'accepted' });
    expect(accepted.requestId).toBeTruthy();
    expect(bench.practice.world.state.outbox.map(({ subject }) => subject)).toEqual(['Proof']);
  });
});
