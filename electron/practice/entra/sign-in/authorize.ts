import type { PracticeRequest, PracticeResponse } from '../../server/handler';
import { checkAddress, findClient } from '../clients';
import type { EntraContext } from '../context';
import { EntraError, missingParameter } from '../errors';
import { redirectKind } from '../redirect-uri';
import { parseScopes } from '../scopes';
import { opaque } from '../sessions';
import type { AuthorizeRequest, SignInFlow } from '../sessions';
import { tenantAddress } from '../tenant';
import { accountsOf } from './browser';
import { sendBack } from './send-back';
import { advance } from './steps';

const modes = ['form_post', 'query', 'fragment'] as const;
const prompts = ['login', 'none', 'consent', 'select_account', 'create'];

/** Reads the request as far as it must be right before anything may be sent to the redirect URI. */
function readRequest(context: EntraContext, request: PracticeRequest, segment: string): AuthorizeRequest {
  const address = tenantAddress(context.world, segment);
  const fields = request.method === 'POST' ? new URLSearchParams(request.body) : request.query;
  const required = (name: string): string => {
    const value = fields.get(name);
    if (value === null || value === '') throw missingParameter(name);
    return value;
  };
  const client = findClient(context.world, required('client_id'));
  checkAddress(client, address);
  const redirectUri = required('redirect_uri');
  const kind = redirectKind(client, redirectUri);
  const mode = modes.find((one) => one === (fields.get('response_mode') ?? 'query'));
  if (mode === undefined) {
    throw new EntraError(90023, 'invalid_request', `The response_mode is not supported.`);
  }
  return {
    clientId: client.appId,
    redirectUri,
    redirectKind: kind,
    responseMode: mode,
    scope: fields.get('scope') ?? '',
    state: fields.get('state'),
    nonce: fields.get('nonce'),
    codeChallenge: fields.get('code_challenge'),
    prompt: fields.get('prompt'),
    loginHint: fields.get('login_hint'),
    wantsClientInfo: fields.get('client_info') === '1',
  };
}

/** What may be told to the client itself. PKCE with S256 is demanded of public clients. */
function checkRequest(context: EntraContext, request: AuthorizeRequest, fields: URLSearchParams): void {
  const responseType = fields.get('response_type');
  if (responseType !== 'code') {
    throw new EntraError(
      700054,
      'unsupported_response_type',
      `response_type '${responseType ?? ''}' is not enabled for the application.`,
    );
  }
  if (request.prompt !== null && !prompts.includes(request.prompt)) {
    throw new EntraError(90023, 'invalid_request', `The prompt '${request.prompt}' is not supported.`);
  }
  const usesPkce = request.codeChallenge !== null;
  if (usesPkce ? fields.get('code_challenge_method') !== 'S256' : request.redirectKind === 'public') {
    throw new EntraError(
      9002325,
      'invalid_request',
      'Proof Key for Code Exchange is required: code_challenge with code_challenge_method S256.',
    );
  }
  parseScopes(request.scope, context);
}

/** `GET|POST /{tenant}/oauth2/v2.0/authorize`. Throws EntraError where nothing may be sent to the client. */
export function authorize(
  context: EntraContext,
  request: PracticeRequest,
  segment: string,
): PracticeResponse {
  const read = readRequest(context, request, segment);
  const fields = request.method === 'POST' ? new URLSearchParams(request.body) : request.query;
  try {
    checkRequest(context, read, fields);
  } catch (error) {
    if (error instanceof EntraError) return sendBack(context, read, { error });
    throw error;
  }
  const flow: SignInFlow = {
    id: opaque(),
    purpose: { kind: 'authorize', request: read },
    clientId: read.clientId,
    scope: read.scope,
    prompt: read.prompt,
    username: read.loginHint,
    signedIn: sessionFor(context, request, read),
    consented: false,
    confirmed: true,
  };
  context.sessions.flows.set(flow.id, flow);
  return advance(context, request, flow);
}

/** The browser's session, where it decides alone who signs in: the hinted account, or the only one. */
function sessionFor(
  context: EntraContext,
  request: PracticeRequest,
  read: AuthorizeRequest,
): SignInFlow['signedIn'] {
  if (read.prompt === 'login' || read.prompt === 'select_account' || read.prompt === 'create') return null;
  const accounts = accountsOf(context, request);
  const hint = read.loginHint?.toLowerCase();
  const fitting = accounts.filter(
    ({ user }) => hint === undefined || user.userPrincipalName.toLowerCase() === hint,
  );
  return fitting.length === 1 ? (fitting[0]?.signedIn ?? null) : null;
}
