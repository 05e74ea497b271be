import type { PracticeResponse } from '../../server/handler';
import type { Client } from '../clients';
import type { EntraContext } from '../context';
import { EntraError } from '../errors';
import { requireNoProof, requireProof } from './client-proof';
import type { TokenForm } from './form';
import { userAnswer } from './user-answer';

const lifeSeconds = 90 * 24 * 3600;

/**
 * Redeems a refresh token for any consented resource (Entra's are not bound to one). Throws AADSTS50173 where
 * sessions were revoked, 700082 after 90 days without use, 65001 for scopes not consented to.
 */
export async function refreshTokenGrant(
  context: EntraContext,
  client: Client,
  form: TokenForm,
  origin: string,
): Promise<PracticeResponse> {
  const { world, sessions } = context;
  const token = sessions.refreshTokens.get(form.required('refresh_token'));
  if (token?.clientId !== client.appId) {
    throw new EntraError(70000, 'invalid_grant', 'Provided grant is invalid or malformed.');
  }
  if (token.revokedAt !== null) {
    throw new EntraError(
      50173,
      'invalid_grant',
      `The provided grant has expired due to it being revoked, a fresh auth token is needed. The user might have changed or reset their password. The grant was issued on '${token.issuedAt}' and the TokensValidFrom date (before which tokens are not valid) for this user is '${token.revokedAt}'.`,
      'bad_token',
    );
  }
  if (world.clock.secondsSince(token.lastUsed) > lifeSeconds) {
    throw new EntraError(
      700082,
      'invalid_grant',
      `The refresh token has expired due to inactivity. The token was issued on ${token.issuedAt} and was inactive for 90.00:00:00.`,
      'bad_token',
    );
  }
  if (token.publicClient) requireNoProof(form);
  else await requireProof(context, client, form);
  token.lastUsed = world.clock.iso();
  return userAnswer(context, {
    client,
    signedIn: token.signedIn,
    scope: form.optional('scope') ?? 'openid profile offline_access',
    origin,
    publicClient: token.publicClient,
    wantsClientInfo: form.optional('client_info') === '1',
    nonce: null,
    isSilent: true,
  });
}
