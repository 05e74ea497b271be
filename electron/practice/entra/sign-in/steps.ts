import type { PracticeRequest, PracticeResponse } from '../../server/handler';
import type { User } from '../../world/directory-types';
import { findClient } from '../clients';
import type { Client } from '../clients';
import { consentRequired, mayConsent, missingConsent } from '../consent';
import type { MissingConsent } from '../consent';
import type { EntraContext } from '../context';
import { EntraError, errorStamp } from '../errors';
import { checkAssignment } from '../grants/user-answer';
import { parseScopes } from '../scopes';
import { opaque } from '../sessions';
import type { SignInFlow } from '../sessions';
import { clientInfo } from '../tokens';
import { activeUser, blockedByConditionalAccess, mfaRequired } from '../users';
import { accountsOf } from './browser';
import { closingPage, errorPage } from './closing-pages';
import { adminApprovalPage, consentPage } from './consent-pages';
import { deviceConfirmPage } from './device-pages';
import { accountPage, mfaPage, passwordPage, usernamePage } from './pages';
import { sendBack } from './send-back';

type Headers = Readonly<Record<string, string>>;

/** Shows the next page of the walk, or ends it. `error` belongs to the page that was just answered. */
export function advance(
  context: EntraContext,
  request: PracticeRequest,
  flow: SignInFlow,
  error: EntraError | null = null,
  headers: Headers = {},
): PracticeResponse {
  const client = findClient(context.world, flow.clientId);
  if (flow.signedIn === null) return whoPage(context, request, flow, client, error);
  const user = activeUser(context.world, flow.signedIn.userId);
  if (user.signIn.mfaRequired && !flow.signedIn.mfa) {
    return flow.prompt === 'none' ? end(context, flow, mfaRequired(client.appId)) : mfaPage(flow, error);
  }
  if (flow.purpose.kind === 'device' && user.signIn.deviceCodeBlocked) {
    flow.purpose.deviceCode.state = 'blocked';
    return end(context, flow, blockedByConditionalAccess(), headers);
  }
  try {
    checkAssignment(context, client, user.id);
    return consentOr(context, flow, client, user, headers);
  } catch (refusal) {
    if (refusal instanceof EntraError) return end(context, flow, refusal, headers);
    throw refusal;
  }
}

function whoPage(
  context: EntraContext,
  request: PracticeRequest,
  flow: SignInFlow,
  client: Client,
  error: EntraError | null,
): PracticeResponse {
  if (flow.prompt === 'none') {
    const text = 'Session information is not sufficient for single-sign-on.';
    return end(context, flow, new EntraError(50058, 'login_required', text));
  }
  if (error !== null || flow.username !== null) {
    const known = context.world.state.users.some(
      (one) => one.userPrincipalName.toLowerCase() === flow.username?.trim().toLowerCase(),
    );
    return known
      ? passwordPage(context, flow, error)
      : usernamePage(context, flow, client.displayName, error);
  }
  const accounts = accountsOf(context, request).map(({ user }) => user);
  return accounts.length > 0
    ? accountPage(flow, client.displayName, accounts)
    : usernamePage(context, flow, client.displayName, null);
}

function consentOr(
  context: EntraContext,
  flow: SignInFlow,
  client: Client,
  user: User,
  headers: Headers,
): PracticeResponse {
  const missing = stillMissing(context, flow, client, user);
  if (missing.length > 0) {
    if (flow.prompt === 'none') {
      const { code, text, suberror } = consentRequired(client);
      return end(context, flow, new EntraError(code, 'interaction_required', text, suberror));
    }
    return mayConsent(user, missing)
      ? consentPage(flow, client, user, missing, headers)
      : adminApprovalPage(flow, client, user, missing, headers);
  }
  if (!flow.confirmed) return deviceConfirmPage(flow, client, headers);
  return succeed(context, flow, user, headers);
}

/** What the person must still be asked; with `prompt=consent` everything, once. */
export function stillMissing(
  context: EntraContext,
  flow: SignInFlow,
  client: Client,
  user: User,
): readonly MissingConsent[] {
  const asked = parseScopes(flow.scope, context);
  if (flow.prompt === 'consent' && !flow.consented) {
    const unconsented = { ...client, servicePrincipal: null };
    return missingConsent(context.world, unconsented, user, asked);
  }
  return missingConsent(context.world, client, user, asked);
}

function succeed(context: EntraContext, flow: SignInFlow, user: User, headers: Headers): PracticeResponse {
  context.sessions.flows.delete(flow.id);
  if (flow.signedIn === null) throw new Error('A sign-in can only succeed for somebody.');
  if (flow.purpose.kind === 'device') {
    flow.purpose.deviceCode.state = 'approved';
    flow.purpose.deviceCode.signedIn = flow.signedIn;
    return closingPage(
      'You have signed in',
      'You may now close this window and go back to your device.',
      headers,
    );
  }
  const { request } = flow.purpose;
  const code = `1.${opaque(48)}`;
  context.sessions.codes.set(code, {
    request,
    signedIn: flow.signedIn,
    issuedAt: context.world.clock.iso(),
    redeemed: false,
  });
  const info = request.wantsClientInfo ? clientInfo(context, user) : null;
  return sendBack(context, request, { code, clientInfo: info }, headers);
}

/** Ends the walk with a refusal: told to the application, or shown where there is none to tell. */
export function end(
  context: EntraContext,
  flow: SignInFlow,
  error: EntraError,
  headers: Headers = {},
): PracticeResponse {
  context.sessions.flows.delete(flow.id);
  if (flow.purpose.kind === 'authorize') return sendBack(context, flow.purpose.request, { error }, headers);
  const { deviceCode } = flow.purpose;
  if (deviceCode.state === 'pending') deviceCode.state = 'declined';
  return errorPage(error, errorStamp(context.world.clock.now(), null));
}
