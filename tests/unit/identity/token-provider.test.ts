import { beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../../electron/contract/errors';
import {
  createSessionTokens,
  createTokenProvider,
  type TokenProviderOptions,
} from '../../../electron/identity/token-provider';
import type { TokenProvider } from '../../../electron/ports/tokens';
import { admin, cloud, FakeEntra, otherTenantId, refusal, tenantId } from './fake-entra';

let entra: FakeEntra;

beforeEach(() => {
  entra = new FakeEntra();
});

function provider(options: Partial<TokenProviderOptions> = {}): TokenProvider {
  return createTokenProvider({
    cloud,
    tenant: 'organizations',
    clientId: 'aaaaaaaa-0000-4000-8000-000000000000',
    transport: entra,
    openPage: entra.openPage,
    ...options,
  });
}

const failure = async (promise: Promise<unknown>): Promise<AppError['facts']> => {
  const error: unknown = await promise.then(
    () => new Error('did not fail'),
    (thrown: unknown) => thrown,
  );
  if (error instanceof AppError) return error.facts;
  throw error;
};

describe('token provider in the browser', () => {
  it('signs in once with PKCE and then answers from memory', async () => {
    const tokens = provider();
    const first = await tokens.graph(['User.Read']);
    expect(await tokens.graph(['User.Read'])).toBe(first);
    expect(entra.pages).toHaveLength(1);
    expect(entra.pages[0]!.get('code_challenge_method')).toBe('S256');
    expect(entra.pages[0]!.get('prompt')).toBe('select_account');
    expect(await tokens.account('graph')).toEqual({
      username: admin.upn,
      objectId: admin.oid,
      tenantId,
    });
    expect(entra.tokenRequests).toHaveLength(1);
  });

  it('opens one page for callers at the same time', async () => {
    const tokens = provider();
    await Promise.all([tokens.graph(['User.Read']), tokens.graph(['User.Read']), tokens.account('graph')]);
    expect(entra.pages).toHaveLength(1);
  });

  it('asks only for the missing scopes, of the same person', async () => {
    const tokens = provider();
    await tokens.graph(['User.Read', 'Policy.Read.All']);
    await tokens.graph(['User.Read', 'Application.ReadWrite.All']);
    expect(entra.pages).toHaveLength(2);
    const asked = entra.pages[1]!;
    expect(asked.get('scope')).toContain('https://graph.example/Application.ReadWrite.All');
    expect(asked.get('scope')).not.toContain('User.Read');
    expect(asked.get('login_hint')).toBe(admin.upn);
    expect(asked.get('prompt')).toBeNull();
  });

  it('takes a scope that is consented already without a page', async () => {
    const tokens = provider();
    await tokens.graph(['User.Read']);
    entra.consented.add('https://graph.example/Policy.Read.All');
    await tokens.graph(['Policy.Read.All']);
    expect(entra.pages).toHaveLength(1);
  });

  it('gets a fresh token after refresh', async () => {
    const tokens = provider();
    const old = await tokens.graph(['User.Read']);
    await tokens.refresh('graph');
    const fresh = await tokens.graph(['User.Read']);
    expect(fresh).not.toBe(old);
    expect(await tokens.graph(['User.Read'])).toBe(fresh);
    expect(entra.pages).toHaveLength(1);
  });

  it('says who may consent when the person declines', async () => {
    entra.pageAnswer = {
      error: 'access_denied',
      error_description: 'AADSTS65004: User declined to consent.',
    };
    expect(await failure(provider().graph(['User.Read']))).toMatchObject({
      code: 'consent-required',
      serviceCode: 'AADSTS65004',
    });
  });

  it('asks once for a consent that is refused, until it is refreshed', async () => {
    const tokens = provider();
    entra.pageAnswer = {
      error: 'access_denied',
      error_description: 'AADSTS90094: Admin consent is required.',
    };
    expect(await failure(tokens.graph(['User.Read', 'Directory.Read.All']))).toMatchObject({
      code: 'consent-required',
    });
    entra.pageAnswer = null;
    await tokens.graph(['User.Read']);
    expect(entra.pages).toHaveLength(2);
    expect(await failure(tokens.graph(['Directory.Read.All']))).toMatchObject({
      serviceCode: 'AADSTS90094',
    });
    expect(entra.pages).toHaveLength(2);
    await tokens.refresh('graph');
    await tokens.graph(['Directory.Read.All']);
    expect(entra.pages).toHaveLength(3);
  });

  it('refuses another person on a later page, and asks again afterwards', async () => {
    const tokens = provider();
    await tokens.graph(['User.Read']);
    entra.person = { oid: 'oid-other', tid: tenantId, upn: 'other@contoso.example' };
    expect(await failure(tokens.graph(['Policy.Read.All']))).toMatchObject({ code: 'not-signed-in' });
    expect((await tokens.account('graph')).username).toBe(admin.upn);
  });

  it('names code and correlation id of a refusal it does not know', async () => {
    entra.nextRefusal = { status: 400, body: refusal(123456, 'invalid_request') };
    const facts = await failure(provider().graph(['User.Read']));
    expect(facts).toMatchObject({ serviceCode: 'AADSTS123456', requestId: 'correlation' });
    expect(facts.message).toContain('correlation');
  });

  it('tells that the sign-in host cannot be reached', async () => {
    const offline = new AppError({ code: 'offline', message: 'no network' });
    const tokens = provider({ transport: { send: () => Promise.reject(offline) } });
    expect(await failure(tokens.graph(['User.Read']))).toMatchObject({
      code: 'offline',
      message: 'no network',
    });
  });

  it('gives up after the time limit', async () => {
    const tokens = provider({ openPage: async () => undefined, signInLimitMs: 30 });
    expect(await failure(tokens.graph(['User.Read']))).toMatchObject({ code: 'timeout' });
  });

  it.each(['before the page opens', 'while the page is open'])('can be cancelled %s', async (when) => {
    const abort = new AbortController();
    if (when === 'before the page opens') abort.abort();
    const tokens = provider({
      signal: abort.signal,
      openPage: () => {
        abort.abort();
        return new Promise(() => undefined);
      },
    });
    expect(await failure(tokens.graph(['User.Read']))).toMatchObject({ code: 'cancelled' });
  });
});

describe('a session that several operations share', () => {
  const session = (openPage = entra.openPage) =>
    createSessionTokens({
      cloud,
      tenant: 'organizations',
      clientId: 'aaaaaaaa-0000-4000-8000-000000000000',
      transport: entra,
      openPage,
    });
  const live = (): AbortSignal => new AbortController().signal;

  it('signs in once for all of them', async () => {
    const shared = session();
    expect(shared.tenantId).toBeNull();
    const first = await shared.during(live()).graph(['User.Read']);
    expect(await shared.during(live()).graph(['User.Read'])).toBe(first);
    expect(entra.pages).toHaveLength(1);
    expect(shared.tenantId).toBe(tenantId);
  });

  it('stops the page of the operation that was cancelled, and lets the next one sign in', async () => {
    const abort = new AbortController();
    let opened = 0;
    const shared = session(async (url) => {
      opened += 1;
      if (opened > 1) return entra.openPage(url);
      abort.abort();
      return new Promise<void>(() => undefined);
    });
    const cancelled = shared.during(abort.signal).graph(['User.Read']);
    const other = shared.during(live()).graph(['User.Read']);
    expect(await failure(cancelled)).toMatchObject({ code: 'cancelled' });
    expect(await other).toMatch(/^access-/u);
    expect(opened).toBe(2);
  });

  it('asks again in the next operation for a consent that was refused', async () => {
    const shared = session();
    await shared.during(live()).graph(['User.Read']);
    entra.pageAnswer = { error: 'access_denied', error_description: 'AADSTS90094: Admin consent.' };
    expect(await failure(shared.during(live()).graph(['Directory.Read.All']))).toMatchObject({
      code: 'consent-required',
    });
    entra.pageAnswer = null;
    await shared.during(live()).graph(['Directory.Read.All']);
    expect(entra.pages).toHaveLength(3);
  });
});

describe('tenant check', () => {
  it('names the tenant that was signed in and the one that is wanted', async () => {
    entra.person = { ...admin, tid: otherTenantId };
    const facts = await failure(provider({ expectedTenant: tenantId }).graph(['User.Read']));
    expect(facts.code).toBe('tenant-mismatch');
    expect(facts.message).toContain(otherTenantId);
    expect(facts.message).toContain(tenantId);
  });

  it('lets Graph and Exchange be two people of one tenant', async () => {
    const tokens = provider({ exchangeAsOther: true });
    await tokens.graph(['User.Read']);
    entra.person = { oid: 'oid-exchange', tid: tenantId, upn: 'exchange@contoso.example' };
    await tokens.exchange();
    expect((await tokens.account('exchange')).username).toBe('exchange@contoso.example');
    expect((await tokens.account('graph')).username).toBe(admin.upn);
    expect(entra.pages[1]!.get('prompt')).toBe('select_account');
    expect(entra.pages[1]!.get('scope')).toContain('https://exchange.example/.default');
  });

  it('expects the same person for Exchange unless told otherwise', async () => {
    const tokens = provider();
    await tokens.graph(['User.Read']);
    await tokens.exchange();
    expect(entra.pages[1]!.get('login_hint')).toBe(admin.upn);
    expect(entra.pages[1]!.get('client_id')).toBe('fb78d390-0c51-40cd-8e17-fdbfab77341b');
  });

  it('does not let Graph and Exchange be of two tenants', async () => {
    const tokens = provider({ exchangeAsOther: true });
    await tokens.graph(['User.Read']);
    entra.person = { oid: 'oid-exchange', tid: otherTenantId, upn: 'x@fabrikam.example' };
    expect(await failure(tokens.exchange())).toMatchObject({ code: 'tenant-mismatch' });
  });
});

describe('token provider with a device code', () => {
  it('shows the code and waits for the person', async () => {
    entra.pendingPolls = 2;
    const shown: string[] = [];
    const tokens = provider({ deviceCode: (message, url, code) => shown.push(message, url, code) });
    await tokens.graph(['User.Read']);
    expect(shown).toEqual(['Enter ABCD', 'https://login.example/device', 'ABCD']);
    expect(entra.pages).toEqual([]);
  });

  it('says who can allow device codes where Conditional Access blocks them', async () => {
    entra.nextRefusal = { status: 400, body: refusal(53003, 'access_denied') };
    const facts = await failure(provider({ deviceCode: () => undefined }).graph(['User.Read']));
    expect(facts).toMatchObject({ code: 'policy-refused', serviceCode: 'AADSTS53003' });
  });

  it('can be cancelled', async () => {
    entra.pendingPolls = 1_000;
    const abort = new AbortController();
    const tokens = provider({ deviceCode: () => abort.abort(), signal: abort.signal });
    expect(await failure(tokens.graph(['User.Read']))).toMatchObject({ code: 'cancelled' });
  });
});
