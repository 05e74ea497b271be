import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { EntraContext } from '../../../../electron/practice/entra/context';
import { assistantAppId } from '../../../../electron/practice/world/contoso-service-principals';
import { codes, entra, post, register } from './fixture';

const verifier = 'v'.repeat(43);

/** A code as the sign-in pages would have left it for the Global Administrator. */
function leaveCode(context: EntraContext, redirectKind: 'public' | 'confidential' = 'public'): string {
  const user = context.world.state.users.find((one) => one.userPrincipalName === 'admin@contoso.example')!;
  context.sessions.codes.set('the-code', {
    request: {
      clientId: assistantAppId,
      redirectUri: 'http://localhost:5000',
      redirectKind,
      responseMode: 'form_post',
      scope: 'User.Read openid offline_access',
      state: null,
      nonce: 'n',
      codeChallenge: createHash('sha256').update(verifier).digest('base64url'),
      prompt: null,
      loginHint: null,
      wantsClientInfo: true,
    },
    signedIn: { userId: user.id, mfa: false },
    issuedAt: context.world.clock.iso(),
    redeemed: false,
  });
  return 'the-code';
}

const redeem = (code: string, more: Record<string, string> = {}): Record<string, string> => ({
  grant_type: 'authorization_code',
  client_id: assistantAppId,
  code,
  redirect_uri: 'http://localhost:5000',
  code_verifier: verifier,
  scope: 'https://graph.microsoft.com/User.Read openid offline_access',
  client_info: '1',
  ...more,
});

describe('an authorization code', () => {
  it('is redeemed once, with everything a client needs', async () => {
    const context = await entra();
    const code = leaveCode(context);
    const { body } = await post(context, redeem(code));
    const scope = String(body['scope']).split(' ');
    expect(scope[0]).toBe('https://graph.microsoft.com/User.Read');
    expect(scope).toContain('https://graph.microsoft.com/Domain.Read.All');
    const info = JSON.parse(Buffer.from(String(body['client_info']), 'base64url').toString()) as object;
    expect(info).toMatchObject({ utid: context.world.state.tenant.id });
    expect(body['id_token']).toBeTypeOf('string');
    expect(codes(await post(context, redeem(code)))).toEqual([54005]);
  });

  it('is refused with another verifier, redirect URI or client, with a secret, and when old', async () => {
    const context = await entra();
    const code = leaveCode(context);
    const other = register(context, { isFallbackPublicClient: true });
    expect(codes(await post(context, redeem(code, { code_verifier: 'w'.repeat(43) })))).toEqual([501481]);
    expect(codes(await post(context, redeem(code, { redirect_uri: 'http://localhost:5001' })))).toEqual([
      500112,
    ]);
    expect(codes(await post(context, redeem(code, { client_id: other.appId })))).toEqual([70000]);
    expect(codes(await post(context, redeem(code, { client_secret: 'x' })))).toEqual([700025]);
    context.world.clock.advance(601);
    expect(codes(await post(context, redeem(code)))).toEqual([70008]);
  });

  it('of a confidential client takes a credential', async () => {
    const context = await entra();
    const code = leaveCode(context, 'confidential');
    expect(codes(await post(context, redeem(code)))).toEqual([7000218]);
  });
});

describe('a refresh token', () => {
  const refresh = (token: unknown, scope: string): Record<string, string> => ({
    grant_type: 'refresh_token',
    client_id: assistantAppId,
    refresh_token: String(token),
    scope,
  });

  it('serves any consented resource and ends with revocation, disuse, or the account', async () => {
    const context = await entra();
    const { refresh_token: token } = (await post(context, redeem(leaveCode(context)))).body;
    expect((await post(context, refresh(token, 'Domain.Read.All'))).status).toBe(200);
    expect(codes(await post(context, refresh(token, 'Mail.Send')))).toEqual([65001]);
    expect(codes(await post(context, refresh('stranger', 'User.Read')))).toEqual([70000]);
    const user = context.world.state.users.find((one) => one.userPrincipalName.startsWith('admin@'))!;
    user.signIn = { mfaRequired: true, deviceCodeBlocked: false };
    expect(codes(await post(context, refresh(token, 'User.Read')))).toEqual([50076]);
    user.signIn = { mfaRequired: false, deviceCodeBlocked: false };
    user.accountEnabled = false;
    expect(codes(await post(context, refresh(token, 'User.Read')))).toEqual([50057]);
    user.accountEnabled = true;
    context.world.clock.advance(91 * 24 * 3600);
    expect(codes(await post(context, refresh(token, 'User.Read')))).toEqual([700082]);
    context.sessions.revoke(context.world);
    expect(codes(await post(context, refresh(token, 'User.Read')))).toEqual([50173]);
  });
});

describe('a device code', () => {
  it('says pending, expired and unknown, under both names of the grant', async () => {
    const context = await entra();
    const path = '/organizations/oauth2/v2.0/devicecode';
    const { body } = await post(context, { client_id: assistantAppId, scope: 'User.Read' }, path);
    expect(body).toMatchObject({ interval: 1, verification_uri: 'http://localhost:8080/devicelogin' });
    expect(body['message']).toContain(body['user_code']);
    const poll = (grantType: string, code: string) =>
      post(context, { grant_type: grantType, client_id: assistantAppId, device_code: code });
    const urn = 'urn:ietf:params:oauth:grant-type:device_code';
    const code = String(body['device_code']);
    expect((await poll('device_code', code)).body['error']).toBe('authorization_pending');
    expect((await poll(urn, code)).body['error']).toBe('authorization_pending');
    expect(codes(await poll(urn, 'stranger'))).toEqual([70018]);
    context.world.clock.advance(901);
    expect(codes(await poll(urn, code))).toEqual([70019]);
  });

  it('is not for confidential clients without their credential', async () => {
    const context = await entra();
    const app = register(context);
    const path = `/${context.world.state.tenant.id}/oauth2/v2.0/devicecode`;
    const answer = await post(context, { client_id: app.appId, scope: 'User.Read' }, path);
    expect(codes(answer)).toEqual([7000218]);
  });
});
