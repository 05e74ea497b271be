import { describe, expect, it } from 'vitest';
import { AppError, toAppError } from '../../../electron/contract/errors';
import { unattendedTokens } from '../../../electron/identity/unattended-tokens';
import type { AppTokens } from '../../../electron/ports/tokens';
import type { UnattendedSignIn } from '../../../electron/ports/unattended';
import { FakeClock } from '../graph/fakes';

const tenantId = '5f2c0a1e-9d3b-4c7a-8e21-0b6d4f1a2c3e';

function reading(change: Partial<UnattendedSignIn> = {}, obtain?: AppTokens['obtain']) {
  const clock = new FakeClock();
  const asked: Parameters<AppTokens['obtain']>[0][] = [];
  const signIn: UnattendedSignIn = {
    ...{ cloud: 'global', tenantId, tenantName: 'Contoso', organization: 'contoso.onmicrosoft.com' },
    ...{ clientId: 'client', objectId: 'principal', name: 'Sendwright Review' },
    ...{ certificate: { privateKey: 'key', certificate: 'cert' }, expires: '2099-01-01T00:00:00.000Z' },
    ...change,
  };
  const appTokens: AppTokens = {
    async obtain(request) {
      asked.push(request);
      if (obtain !== undefined) return obtain(request);
      const expiresAt = new Date(clock.now().getTime() + 3600_000).toISOString();
      const claims = { appId: 'client', tenantId, objectId: 'principal', roles: [], expiresAt };
      return Promise.resolve({ accessToken: `${request.resource ?? ''} ${asked.length}`, claims });
    },
  };
  const { signal } = new AbortController();
  const tokens = unattendedTokens({ find: async () => Promise.resolve(signIn), appTokens, clock, signal });
  return { tokens, asked, clock };
}

const refusal = async (asking: Promise<unknown>) =>
  asking.then(
    () => null,
    (error: unknown) => toAppError(error).facts,
  );

describe('tokens of a reading application', () => {
  it('are asked for once for each service, with the certificate, also side by side', async () => {
    const { tokens, asked } = reading();
    const graph = await Promise.all([tokens.graph(['User.Read']), tokens.graph(['Policy.Read.All'])]);
    expect(graph).toEqual(['graph 1', 'graph 1']);
    expect(await tokens.exchange()).toBe('exchange 2');
    expect(asked).toMatchObject([
      { tenantId, clientId: 'client', resource: 'graph', credential: { kind: 'certificate' } },
      { resource: 'exchange' },
    ]);
  });

  it('are asked for again five minutes before they end, and when they are dropped', async () => {
    const { tokens, clock } = reading();
    await tokens.graph([]);
    await clock.sleep(54 * 60_000);
    expect(await tokens.graph([])).toBe('graph 1');
    await clock.sleep(60_000 + 1);
    expect(await tokens.graph([])).toBe('graph 2');
    await tokens.refresh('graph');
    expect(await tokens.graph([])).toBe('graph 3');
  });

  it('are asked for again after a failure', async () => {
    let broken = true;
    const { tokens } = reading({}, async () => {
      if (broken) throw new AppError({ code: 'offline', message: 'No network.' });
      const claims = {
        appId: 'client',
        tenantId,
        objectId: 'x',
        roles: [],
        expiresAt: '2099-01-01T00:00:00Z',
      };
      return Promise.resolve({ accessToken: 'a', claims });
    });
    expect((await refusal(tokens.graph([])))?.code).toBe('offline');
    broken = false;
    expect(await tokens.graph([])).toBe('a');
  });

  it.each(['Application.ReadWrite.All', 'AppRoleAssignment.ReadWrite.All', 'Mail.Send'])(
    'are not given for %s',
    async (scope) => {
      const { tokens, asked } = reading();
      expect((await refusal(tokens.graph(['User.Read', scope])))?.code).toBe('permission-denied');
      expect(asked).toEqual([]);
    },
  );

  it('of another tenant are refused', async () => {
    const { tokens } = reading({}, async () => {
      const claims = {
        appId: 'client',
        tenantId: 'other',
        objectId: 'x',
        roles: [],
        expiresAt: '2099-01-01',
      };
      return Promise.resolve({ accessToken: 'a', claims });
    });
    expect((await refusal(tokens.exchange()))?.code).toBe('tenant-mismatch');
  });

  it('are not asked for with a certificate that has ended', async () => {
    const { tokens, asked } = reading({ expires: '2020-01-01T00:00:00.000Z' });
    const facts = await refusal(tokens.graph([]));
    expect(facts).toMatchObject({
      code: 'not-signed-in',
      next: expect.stringContaining(`sendwright unattended --tenant ${tenantId}`) as string,
    });
    expect(asked).toEqual([]);
  });

  it('belong to no person', async () => {
    const account = await reading().tokens.account('graph');
    expect(account).toEqual({
      ...{ username: 'Sendwright Review', objectId: 'principal', tenantId, isApplication: true },
    });
  });
});
