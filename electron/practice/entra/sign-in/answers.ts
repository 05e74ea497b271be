import type { PracticeRequest, PracticeResponse } from '../../server/handler';
import { findClient } from '../clients';
import { mayConsent, mayConsentForAll } from '../consent';
import type { EntraContext } from '../context';
import { EntraError, errorStamp } from '../errors';
import { giveConsent } from '../give-consent';
import type { SignInFlow } from '../sessions';
import { activeUser, checkPassword, userByName } from '../users';
import { accountsOf, remember } from './browser';
import { errorPage } from './closing-pages';
import { advance, end, stillMissing } from './steps';

/** The only code the practice tenant's authenticator app ever shows. */
const practiceMfaCode = '123456';

const declined = (): EntraError =>
  new EntraError(65004, 'access_denied', 'User declined to consent to access the app.', 'cancel');

const needsAdmin = (): EntraError =>
  new EntraError(90094, 'access_denied', 'The grant requires admin permission.');

/** `POST /common/login`: one answered page of the walk. */
export function signInStep(context: EntraContext, request: PracticeRequest): PracticeResponse {
  const fields = new URLSearchParams(request.body);
  const flow = context.sessions.flows.get(fields.get('flow') ?? '');
  if (flow === undefined) {
    const lost = new EntraError(
      90014,
      'invalid_request',
      'This sign-in has ended. Start it again in the application.',
    );
    return errorPage(lost, errorStamp(context.world.clock.now(), null));
  }
  const step = fields.get('step');
  const action = fields.get('action');
  if (action === 'other') {
    flow.username = null;
    flow.signedIn = null;
    return advance(context, request, flow);
  }
  if (action === 'cancel') return end(context, flow, step === 'admin-approval' ? needsAdmin() : declined());
  try {
    return answered(context, request, flow, fields);
  } catch (error) {
    if (error instanceof EntraError) return advance(context, request, flow, error);
    throw error;
  }
}

function answered(
  context: EntraContext,
  request: PracticeRequest,
  flow: SignInFlow,
  fields: URLSearchParams,
): PracticeResponse {
  switch (fields.get('step')) {
    case 'account':
      return accountChosen(context, request, flow, fields.get('account') ?? '');
    case 'username':
      flow.username = (fields.get('loginfmt') ?? '').trim();
      userByName(context.world, flow.username);
      return advance(context, request, flow);
    case 'password': {
      const user = checkPassword(userByName(context.world, flow.username ?? ''), fields.get('passwd') ?? '');
      return signedIn(context, request, flow, user.id, false);
    }
    case 'mfa': {
      if (flow.signedIn === null) return advance(context, request, flow);
      if (fields.get('otc')?.trim() !== practiceMfaCode) {
        const text = 'Authentication failed during strong authentication request.';
        throw new EntraError(500121, 'invalid_grant', text);
      }
      return signedIn(context, request, flow, flow.signedIn.userId, true);
    }
    case 'consent':
      return consented(context, request, flow, fields.get('forAll') === 'yes');
    case 'device-confirm':
      flow.confirmed = true;
      return advance(context, request, flow);
    default:
      return advance(context, request, flow);
  }
}

function accountChosen(
  context: EntraContext,
  request: PracticeRequest,
  flow: SignInFlow,
  name: string,
): PracticeResponse {
  const chosen = accountsOf(context, request).find(({ user }) => user.userPrincipalName === name);
  if (chosen === undefined) flow.username = '';
  else {
    flow.username = chosen.user.userPrincipalName;
    flow.signedIn = chosen.signedIn;
  }
  return advance(context, request, flow);
}

function signedIn(
  context: EntraContext,
  request: PracticeRequest,
  flow: SignInFlow,
  userId: string,
  mfa: boolean,
): PracticeResponse {
  flow.signedIn = { userId, mfa };
  return advance(context, request, flow, null, remember(context, request, flow.signedIn));
}

function consented(
  context: EntraContext,
  request: PracticeRequest,
  flow: SignInFlow,
  forAll: boolean,
): PracticeResponse {
  if (flow.signedIn === null) return advance(context, request, flow);
  const user = activeUser(context.world, flow.signedIn.userId);
  const client = findClient(context.world, flow.clientId);
  const missing = stillMissing(context, flow, client, user);
  // The page would not have offered it: a form made by hand gets no further than the page does.
  if (!mayConsent(user, missing) || (forAll && !mayConsentForAll(user)))
    return advance(context, request, flow);
  giveConsent(context.world, client, user, missing, forAll);
  flow.consented = true;
  return advance(context, request, flow);
}
