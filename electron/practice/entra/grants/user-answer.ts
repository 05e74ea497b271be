import type { PracticeResponse } from '../../server/handler';
import type { Client } from '../clients';
import { grantedScopes, requireConsent } from '../consent';
import type { EntraContext } from '../context';
import { EntraError } from '../errors';
import { parseScopes, singleResource } from '../scopes';
import type { ScopesAsked } from '../scopes';
import { opaque } from '../sessions';
import type { SignedIn } from '../sessions';
import { accessTokenSeconds, clientInfo, idToken, scopeEcho, userAccessToken } from '../tokens';
import { noteSignIn } from '../../world/audit-logs';
import { activeUser, mfaRequired } from '../users';

/** What a grant for a person hands to the common end. */
interface UserGrant {
  readonly client: Client;
  readonly signedIn: SignedIn;
  readonly scope: string;
  readonly origin: string;
  readonly publicClient: boolean;
  readonly wantsClientInfo: boolean;
  readonly nonce: string | null;
  /** Nobody was at a page: the log of people's sign-ins does not show it (facts 2.14). */
  readonly isSilent?: true;
}

/** AADSTS50105: the enterprise application wants an assignment and the person has none. */
export function checkAssignment(context: EntraContext, client: Client, userId: string): void {
  const principal = client.servicePrincipal;
  if (principal?.appRoleAssignmentRequired !== true) return;
  const { appRoleAssignments } = context.world.state;
  if (appRoleAssignments.some((one) => one.resourceId === principal.id && one.principalId === userId)) return;
  throw new EntraError(
    50105,
    'invalid_grant',
    `Your administrator has configured the application ${client.displayName} ('${client.appId}') to block users unless they are specifically granted ('assigned') access to the application.`,
  );
}

/**
 * The token answer for a person: rights checked anew, the access token for the one resource asked, id token,
 * refresh token where offline_access is consented. Throws AADSTS65001, 50076, 50057, 50105, 28000.
 */
export async function userAnswer(context: EntraContext, grant: UserGrant): Promise<PracticeResponse> {
  const { world } = context;
  const { client, signedIn } = grant;
  const user = activeUser(world, signedIn.userId);
  const asked = parseScopes(grant.scope, context);
  const resource = singleResource(asked);
  if (user.signIn.mfaRequired && !signedIn.mfa) throw mfaRequired(resource.servicePrincipal.appId);
  checkAssignment(context, client, user.id);
  requireConsent(world, client, user, asked);
  const granted = grantedScopes(world, client, resource.servicePrincipal, user);
  if (grant.isSilent !== true) noteSignIn(world, user, client, resource.servicePrincipal.appId);
  const body: Record<string, unknown> = {
    token_type: 'Bearer',
    scope: scopeEcho(asked, resource, granted),
    expires_in: accessTokenSeconds,
    ext_expires_in: accessTokenSeconds,
    access_token: await userAccessToken(context, client, user, resource, signedIn),
  };
  if (wants(asked, 'offline_access')) body['refresh_token'] = newRefreshToken(context, grant);
  if (wants(asked, 'openid'))
    body['id_token'] = await idToken(context, grant.origin, client, user, grant.nonce);
  if (grant.wantsClientInfo) body['client_info'] = clientInfo(context, user);
  return { status: 200, body };
}

function wants(asked: ScopesAsked, scope: string): boolean {
  return asked.oidc.includes(scope);
}

function newRefreshToken(context: EntraContext, grant: UserGrant): string {
  const token = `1.${opaque(48)}`;
  const now = context.world.clock.iso();
  context.sessions.refreshTokens.set(token, {
    clientId: grant.client.appId,
    signedIn: grant.signedIn,
    publicClient: grant.publicClient,
    issuedAt: now,
    lastUsed: now,
    revokedAt: null,
  });
  return token;
}
