import { describe, expect, it } from 'vitest';
import { AppError } from '../../../electron/contract/errors';
import { createAppTokens } from '../../../electron/identity/app-tokens';
import type { AppToken } from '../../../electron/ports/tokens';
import { FakeClock, FakeTransport, type Script } from '../graph/fakes';
import { cloud, jwt, refusal, tenantId } from './fake-entra';

const accessToken = jwt({ appid: 'client', tid: tenantId, oid: 'sp', exp: 1_800_000_000 });
const good = { json: { access_token: accessToken, expires_in: 3599 } };

function obtain(
  script: Script,
  retryLag = false,
): { readonly answer: Promise<AppToken>; readonly transport: FakeTransport; readonly clock: FakeClock } {
  const transport = new FakeTransport(script);
  const clock = new FakeClock();
  const answer = createAppTokens({ cloud, transport, clock }).obtain({
    tenantId,
    clientId: 'client',
    credential: { kind: 'secret', value: 'a+b&c' },
    retryLag,
  });
  return { answer, transport, clock };
}

describe('app tokens', () => {
  it('sends the secret in the form and reads the claims, roles or none', async () => {
    const { answer, transport } = obtain(() => good);
    expect((await answer).claims).toEqual({
      appId: 'client',
      tenantId,
      objectId: 'sp',
      roles: [],
      expiresAt: '2027-01-15T08:00:00.000Z',
    });
    const [request] = transport.requests;
    expect(request!.url).toBe(`https://login.example:8443/${tenantId}/oauth2/v2.0/token`);
    const form = new URLSearchParams(request!.body);
    expect(form.get('client_secret')).toBe('a+b&c');
    expect(form.get('scope')).toBe('https://graph.example/.default');
  });

  it('waits for a new secret to be known, only when told that it is new', async () => {
    const lagging: Script = (_request, index) =>
      index < 2 ? { status: 401, json: refusal(7000215, 'invalid_client') } : good;
    const fresh = obtain(lagging, true);
    expect((await fresh.answer).accessToken).toBe(accessToken);
    expect(fresh.clock.sleeps).toEqual([2000, 4000]);
    const old = obtain(lagging);
    await expect(old.answer).rejects.toMatchObject({
      facts: { code: 'refused', serviceCode: 'AADSTS7000215' },
    });
    expect(old.transport.requests).toHaveLength(1);
  });

  it('gives up on lag after about a minute', async () => {
    const { answer, clock } = obtain(
      () => ({ status: 400, json: refusal(700016, 'unauthorized_client') }),
      true,
    );
    await expect(answer).rejects.toMatchObject({ code: 'not-found' });
    expect(clock.sleeps.reduce((sum, ms) => sum + ms, 0)).toBe(60_000);
  });

  it('asks again after a broken connection, for that changes nothing', async () => {
    const { answer, transport } = obtain((_request, index) =>
      index === 0 ? new AppError({ code: 'answer-lost', message: 'lost' }) : good,
    );
    await answer;
    expect(transport.requests).toHaveLength(2);
  });

  it('never shows the secret in an error', async () => {
    const { answer } = obtain(() => ({ status: 500, body: 'a+b&c' }));
    const error: unknown = await answer.catch((thrown: unknown) => thrown);
    expect(JSON.stringify((error as AppError).facts)).not.toContain('a+b&c');
  });
});
