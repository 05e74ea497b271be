import type { PracticeResponse } from '../../server/handler';
import type { Client } from '../clients';
import type { EntraContext } from '../context';
import { EntraError } from '../errors';
import { parseScopes } from '../scopes';
import { newUserCode, opaque } from '../sessions';
import { blockedByConditionalAccess } from '../users';
import { publicOrProven } from './client-proof';
import type { TokenForm } from './form';
import { userAnswer } from './user-answer';

const lifeSeconds = 900;

/** Entra asks for 5 seconds; a practice tenant need not be spared. Never leave it out: MSAL would poll in a tight loop. */
const pollSeconds = 1;

/** Starts the device code flow. */
export async function deviceCodeStart(
  context: EntraContext,
  client: Client,
  form: TokenForm,
): Promise<PracticeResponse> {
  await publicOrProven(context, client, form);
  const scope = form.required('scope');
  parseScopes(scope, context);
  const deviceCode = opaque(48);
  const userCode = newUserCode();
  context.sessions.deviceCodes.set(deviceCode, {
    deviceCode,
    userCode,
    clientId: client.appId,
    scope,
    issuedAt: context.world.clock.iso(),
    state: 'pending',
    signedIn: null,
  });
  const page = `${context.pagesOrigin}/devicelogin`;
  return {
    status: 200,
    body: {
      user_code: userCode,
      device_code: deviceCode,
      verification_uri: page,
      expires_in: lifeSeconds,
      interval: pollSeconds,
      message: `To sign in, use a web browser to open the page ${page} and enter the code ${userCode} to authenticate.`,
    },
  };
}

/** One poll of the device code flow. Throws AADSTS70016 pending, 70018 unknown, 70019 expired, 65004, 53003. */
export async function deviceCodeGrant(
  context: EntraContext,
  client: Client,
  form: TokenForm,
  origin: string,
): Promise<PracticeResponse> {
  const publicClient = await publicOrProven(context, client, form);
  const code = context.sessions.deviceCodes.get(form.optional('device_code') ?? form.required('code'));
  if (code?.clientId !== client.appId) {
    throw new EntraError(
      70018,
      'bad_verification_code',
      'Invalid verification code due to User typing in wrong user code for device code flow.',
    );
  }
  if (context.world.clock.secondsSince(code.issuedAt) > lifeSeconds) {
    throw new EntraError(70019, 'expired_token', 'Verification code expired.');
  }
  if (code.state === 'blocked') throw blockedByConditionalAccess();
  if (code.state === 'declined') {
    throw new EntraError(65004, 'authorization_declined', 'User declined to consent to access the app.');
  }
  if (code.state === 'pending' || code.signedIn === null) {
    throw new EntraError(
      70016,
      'authorization_pending',
      'OAuth 2.0 device flow error. Authorization is pending. Continue polling.',
    );
  }
  context.sessions.deviceCodes.delete(code.deviceCode);
  return userAnswer(context, {
    client,
    signedIn: code.signedIn,
    scope: code.scope,
    origin,
    publicClient,
    wantsClientInfo: form.optional('client_info') === '1',
    nonce: null,
  });
}
