import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../electron/contract/errors';
import { systemClock } from '../../electron/hosts/terminal/system-clock';
import { createAppTokens } from '../../electron/identity/app-tokens';
import { signInAs } from '../../electron/practice/server/sign-in-script';
import { stableId } from '../../electron/practice/world/stable-id';
import { claimsOf } from './helpers/https';
import { openBench, type Bench } from './helpers/signed-in';

let bench: Bench;

beforeEach(async () => {
  bench = await openBench();
});

afterEach(() => bench.stop());

async function failure(promise: Promise<unknown>): Promise<AppError['facts']> {
  const error: unknown = await promise.then(
    () => new Error('did not fail'),
    (thrown: unknown) => thrown,
  );
  if (error instanceof AppError) return error.facts;
  throw error;
}

const scopesOf = (token: string): string[] => String(claimsOf(token)['scp']).split(' ');

describe('signing in to a practice tenant', () => {
  it('signs in in the browser, once, and tells who it is', async () => {
    const tokens = bench.tokens(bench.account('admin'));
    const token = await tokens.graph(['User.Read', 'Application.Read.All']);
    expect(claimsOf(token)).toMatchObject({
      tid: bench.practice.info.tenantId,
      upn: 'admin@contoso.example',
    });
    expect(scopesOf(token)).toContain('Application.Read.All');
    expect(await tokens.account('graph')).toMatchObject({
      username: 'admin@contoso.example',
      tenantId: bench.practice.info.tenantId,
    });
    expect(bench.opened).toHaveLength(1);
  });

  it('asks for consent only when a scope is needed that was not given yet', async () => {
    const tokens = bench.tokens(bench.account('admin'));
    await tokens.graph(['User.Read']);
    const written = await tokens.graph(['Application.ReadWrite.All']);
    expect(scopesOf(written)).toContain('Application.ReadWrite.All');
    expect(scopesOf(written)).not.toContain('AppRoleAssignment.ReadWrite.All');
    const pages = bench.opened.length;
    await tokens.graph(['Application.ReadWrite.All', 'User.Read']);
    expect(bench.opened).toHaveLength(pages);
  });

  it('gets a fresh token with the roles of now, without a page', async () => {
    const tokens = bench.tokens(bench.account('anna'));
    const before = await tokens.graph(['User.Read']);
    const anna = bench.practice.world.state.users.find((user) => user.userPrincipalName.startsWith('anna@'));
    anna!.roles = ['29232cdf-9323-42fd-ade2-1d097af3e4de'];
    expect(await tokens.graph(['User.Read'])).toBe(before);
    await tokens.refresh('graph');
    expect(claimsOf(await tokens.graph(['User.Read']))['wids']).toContain(
      '29232cdf-9323-42fd-ade2-1d097af3e4de',
    );
    expect(bench.opened).toHaveLength(1);
  });

  it('says what is wrong: refused consent, wrong password, unknown tenant', async () => {
    const refuses = bench.tokens(bench.account('admin', { consent: 'refuse' }));
    expect(await failure(refuses.graph(['AppRoleAssignment.ReadWrite.All']))).toMatchObject({
      code: 'consent-required',
      serviceCode: 'AADSTS65004',
    });
    const mistyped = bench.tokens(bench.account('admin', { password: 'wrong' }));
    expect(await failure(mistyped.graph(['User.Read']))).toMatchObject({ serviceCode: 'AADSTS50126' });
    const elsewhere = bench.tokens(bench.account('admin'), { tenant: stableId('nobody') });
    expect(await failure(elsewhere.graph(['User.Read']))).toMatchObject({ serviceCode: 'AADSTS90002' });
  });

  it('tells an ordinary member who may consent', async () => {
    const tokens = bench.tokens(bench.account('anna'));
    const facts = await failure(tokens.graph(['AppRoleAssignment.ReadWrite.All']));
    expect(facts.code).toBe('consent-required');
    expect(facts.who).toBeTruthy();
  });

  it('refuses a tenant that is not the expected one', async () => {
    const expectedTenant = stableId('another tenant');
    const facts = await failure(
      bench.tokens(bench.account('admin'), { expectedTenant }).graph(['User.Read']),
    );
    expect(facts.code).toBe('tenant-mismatch');
    expect(facts.message).toContain(expectedTenant);
    expect(facts.message).toContain(bench.practice.info.tenantId);
  });

  it('answers a demand for multi-factor authentication on the page', async () => {
    const token = await bench.tokens(bench.account('mfa')).graph(['User.Read']);
    expect(claimsOf(token)['upn']).toBe('mfa@contoso.example');
  });

  it('lets another person of the tenant sign in to Exchange', async () => {
    const exchangeAdmin = bench.account('exadmin');
    const tokens = bench.tokens(bench.account('appadmin'), {
      exchangeAsOther: true,
      openExchangePage: (url) => signInAs(url, exchangeAdmin),
    });
    await tokens.graph(['User.Read']);
    expect(claimsOf(await tokens.exchange())).toMatchObject({
      aud: 'https://outlook.office365.com',
      upn: 'exadmin@contoso.example',
    });
    expect((await tokens.account('exchange')).username).toBe('exadmin@contoso.example');
  });

  it('signs in with a device code, and says where that is blocked', async () => {
    const admin = bench.account('admin');
    const deviceCode = (_message: string, url: string, userCode: string): void => {
      void signInAs(url, { ...admin, userCode });
    };
    const token = await bench.tokens(admin, { deviceCode }).graph(['User.Read']);
    expect(claimsOf(token)['upn']).toBe('admin@contoso.example');
    const blocked = bench.account('mfa');
    const facts = await failure(
      bench
        .tokens(blocked, {
          deviceCode: (_message, url, userCode) =>
            void signInAs(url, { ...blocked, userCode }).catch(() => undefined),
        })
        .graph(['User.Read']),
    );
    expect(facts).toMatchObject({ code: 'policy-refused', serviceCode: 'AADSTS53003' });
  });
});

describe('an application’s own token', () => {
  function addApplication(secret: string): string {
    const { state } = bench.practice.world;
    const appId = stableId('application test');
    const now = bench.practice.world.clock.iso();
    state.applications.push({
      ...state.applications[0]!,
      id: stableId('application object test'),
      appId,
      displayName: 'Test',
      uniqueName: null,
      passwordCredentials: [
        {
          keyId: stableId('key'),
          displayName: null,
          hint: secret.slice(0, 3),
          secretText: secret,
          startDateTime: now,
          endDateTime: '2099-01-01T00:00:00Z',
        },
      ],
    });
    const sample = state.servicePrincipals[0]!;
    state.servicePrincipals.push({
      ...sample,
      id: stableId('service principal test'),
      appId,
      appRoles: [],
      oauth2PermissionScopes: [],
    });
    return appId;
  }

  it('comes for the right secret, without any role', async () => {
    const clientId = addApplication('correct~horse~battery~staple');
    const appTokens = createAppTokens({ cloud: bench.cloud, transport: bench.transport, clock: systemClock });
    const { tenantId } = bench.practice.info;
    const { claims } = await appTokens.obtain({
      tenantId,
      clientId,
      credential: { kind: 'secret', value: 'correct~horse~battery~staple' },
    });
    expect(claims).toMatchObject({ appId: clientId, tenantId, roles: [] });
    const wrong = appTokens.obtain({ tenantId, clientId, credential: { kind: 'secret', value: 'wrong' } });
    expect(await failure(wrong)).toMatchObject({ serviceCode: 'AADSTS7000215' });
    const unknown = appTokens.obtain({
      tenantId,
      clientId: stableId('nobody'),
      credential: { kind: 'secret', value: 'wrong' },
    });
    expect(await failure(unknown)).toMatchObject({ serviceCode: 'AADSTS700016' });
  });
});
