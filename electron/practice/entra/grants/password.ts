import type { PracticeResponse } from '../../server/handler';
import type { Client } from '../clients';
import type { EntraContext } from '../context';
import { checkPassword, userByName } from '../users';
import { publicOrProven } from './client-proof';
import type { TokenForm } from './form';
import { userAnswer } from './user-answer';

/** User name and password in the request: refused with AADSTS50076 where the world says MFA. */
export async function passwordGrant(
  context: EntraContext,
  client: Client,
  form: TokenForm,
  origin: string,
): Promise<PracticeResponse> {
  const publicClient = await publicOrProven(context, client, form);
  const user = checkPassword(userByName(context.world, form.required('username')), form.required('password'));
  return userAnswer(context, {
    client,
    signedIn: { userId: user.id, mfa: false },
    scope: form.required('scope'),
    origin,
    publicClient,
    wantsClientInfo: form.optional('client_info') === '1',
    nonce: null,
  });
}
