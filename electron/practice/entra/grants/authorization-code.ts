import { createHash } from 'node:crypto';
import type { PracticeResponse } from '../../server/handler';
import type { Client } from '../clients';
import type { EntraContext } from '../context';
import { EntraError } from '../errors';
import type { AuthorizationCode } from '../sessions';
import { requireNoProof, requireProof } from './client-proof';
import type { TokenForm } from './form';
import { userAnswer } from './user-answer';

const codeLifeSeconds = 600;

function checkCode(context: EntraContext, client: Client, form: TokenForm): AuthorizationCode {
  const code = context.sessions.codes.get(form.required('code'));
  if (code?.request.clientId !== client.appId) {
    throw new EntraError(70000, 'invalid_grant', 'Provided grant is invalid or malformed.');
  }
  if (code.redeemed) {
    throw new EntraError(
      54005,
      'invalid_grant',
      'OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing refresh token.',
    );
  }
  if (context.world.clock.secondsSince(code.issuedAt) > codeLifeSeconds) {
    throw new EntraError(
      70008,
      'invalid_grant',
      'The provided authorization code or refresh token has expired due to inactivity. Send a new interactive authorization request for this user and resource.',
    );
  }
  if (form.required('redirect_uri') !== code.request.redirectUri) {
    throw new EntraError(
      500112,
      'invalid_request',
      `The reply address '${form.required('redirect_uri')}' does not match the reply address '${code.request.redirectUri}' provided when requesting Authorization code.`,
    );
  }
  return code;
}

/** PKCE: the verifier must hash to the challenge (S256 only). */
function checkVerifier(code: AuthorizationCode, form: TokenForm): void {
  const challenge = code.request.codeChallenge;
  if (challenge === null) return;
  const verifier = form.required('code_verifier');
  if (createHash('sha256').update(verifier).digest('base64url') === challenge) return;
  throw new EntraError(
    501481,
    'invalid_grant',
    'The Code_Verifier does not match the code_challenge supplied in the authorization request.',
  );
}

/** Redeems an authorization code, once. */
export async function authorizationCodeGrant(
  context: EntraContext,
  client: Client,
  form: TokenForm,
  origin: string,
): Promise<PracticeResponse> {
  const code = checkCode(context, client, form);
  const publicClient = code.request.redirectKind === 'public';
  if (publicClient) requireNoProof(form);
  else await requireProof(context, client, form);
  checkVerifier(code, form);
  code.redeemed = true;
  return userAnswer(context, {
    client,
    signedIn: code.signedIn,
    scope: form.optional('scope') ?? code.request.scope,
    origin,
    publicClient,
    wantsClientInfo: code.request.wantsClientInfo || form.optional('client_info') === '1',
    nonce: code.request.nonce,
  });
}
