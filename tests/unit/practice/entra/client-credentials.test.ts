import { describe, expect, it } from 'vitest';
import { tokenVerifier } from '../../../../electron/practice/entra/verify';
import { lagFrom } from '../../../../electron/practice/server/lag';
import { addSecret, codes, entra, post, register } from './fixture';

const grant = (clientId: string, more: Record<string, string> = {}): Record<string, string> => ({
  grant_type: 'client_credentials',
  client_id: clientId,
  client_secret: 'the-secret',
  scope: 'https://graph.microsoft.com/.default',
  ...more,
});

describe('client credentials', () => {
  it('issues a token without any role, which the verifier takes until it expires', async () => {
    const context = await entra();
    const app = register(context);
    addSecret(context, app);
    const { status, body } = await post(context, grant(app.appId));
    expect(status).toBe(200);
    const verify = tokenVerifier(context.world, context.keys);
    const header = `Bearer ${String(body['access_token'])}`;
    expect(await verify(header)).toMatchObject({
      ok: true,
      token: {
        appid: app.appId,
        idtyp: 'app',
        roles: [],
        scp: [],
        upn: null,
        aud: 'https://graph.microsoft.com',
      },
    });
    context.world.clock.advance(3700);
    expect(await verify(header)).toEqual({ ok: false, reason: 'expired' });
    const foreign = await entra();
    const cut = `${header.slice(0, -8)}AAAAAAAA`;
    expect(await tokenVerifier(foreign.world, foreign.keys)(cut)).toEqual({ ok: false, reason: 'signature' });
    expect(await verify(undefined)).toEqual({ ok: false, reason: 'missing' });
    expect(await verify('Bearer nonsense')).toEqual({ ok: false, reason: 'malformed' });
  });

  it('takes every form of the resource, and one only', async () => {
    const context = await entra();
    const app = register(context);
    addSecret(context, app);
    const ask = async (scope: string) => post(context, grant(app.appId, { scope }));
    for (const scope of [
      'https://graph.microsoft.com//.default',
      '00000003-0000-0000-c000-000000000000/.default',
      'https://localhost:8443/.default',
      'https://outlook.office365.com/.default',
    ]) {
      expect((await ask(scope)).status, scope).toBe(200);
    }
    expect(codes(await ask('https://graph.microsoft.com/Mail.Send'))).toEqual([1002012]);
    expect(codes(await ask('https://graph.microsoft.us/.default'))).toEqual([500011]);
    const two = 'https://graph.microsoft.com/.default https://outlook.office365.com/.default';
    expect(codes(await ask(two))).toEqual([28000]);
  });

  it('writes its errors as Entra does', async () => {
    const context = await entra();
    const app = register(context);
    const correlation = '3f2b8c1e-0000-4000-8000-000000000001';
    const answer = await post(context, grant(app.appId), undefined, { 'client-request-id': correlation });
    expect(answer.status).toBe(401);
    expect(answer.body).toMatchObject({
      error: 'invalid_client',
      error_codes: [7000215],
      correlation_id: correlation,
      error_uri: 'https://localhost:8443/error?code=7000215',
    });
    expect(answer.body['error_description']).toMatch(
      /^AADSTS7000215: .* Trace ID: [\da-f-]{36} Correlation ID: [\da-f-]{36} Timestamp: \d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ$/u,
    );
    expect(answer.headers?.['client-request-id']).toBe(correlation);
  });

  it('knows a new application and a new secret only after the replication lag', async () => {
    const context = await entra(lagFrom('real'));
    const app = register(context);
    expect(codes(await post(context, grant(app.appId)))).toEqual([700016]);
    context.world.clock.advance(20);
    addSecret(context, app);
    expect(codes(await post(context, grant(app.appId)))).toEqual([7000215]);
    context.world.clock.advance(20);
    expect((await post(context, grant(app.appId))).status).toBe(200);
  });

  it('refuses without a credential, a service principal, an enabled one, a real tenant', async () => {
    const context = await entra();
    const app = register(context);
    addSecret(context, app);
    expect(codes(await post(context, grant(app.appId, { client_secret: '' })))).toEqual([7000218]);
    expect(codes(await post(context, grant(app.appId), '/common/oauth2/v2.0/token'))).toEqual([50194]);
    expect(codes(await post(context, grant(app.appId), '/fabrikam.example/oauth2/v2.0/token'))).toEqual([
      90002,
    ]);
    expect(codes(await post(context, grant(app.appId), '/%20/oauth2/v2.0/token'))).toEqual([900023]);
    const principal = context.world.state.servicePrincipals.at(-1)!;
    principal.accountEnabled = false;
    expect(codes(await post(context, grant(app.appId)))).toEqual([7000112]);
    context.world.state.servicePrincipals.pop();
    expect(codes(await post(context, grant(app.appId)))).toEqual([7000229]);
  });

  it('takes the secret in an Authorization header too, and no unknown grant', async () => {
    const context = await entra();
    const app = register(context);
    addSecret(context, app);
    const { grant_type, scope } = grant(app.appId);
    const authorization = `Basic ${Buffer.from(`${app.appId}:the-secret`).toString('base64')}`;
    expect(
      (await post(context, { grant_type: grant_type!, scope: scope! }, undefined, { authorization })).status,
    ).toBe(200);
    expect(codes(await post(context, grant(app.appId, { grant_type: 'magic' })))).toEqual([70003]);
    expect(codes(await post(context, {}))).toEqual([900144]);
  });
});
