import { createHash } from 'node:crypto';
import { SignJWT } from 'jose';
import type { ServicePrincipal, User } from '../world/directory-types';
import type { Client } from './clients';
import { grantedScopes } from './consent';
import type { EntraContext } from './context';
import type { ResourceRequest, ScopesAsked } from './scopes';
import type { SignedIn } from './sessions';
import { opaque } from './sessions';

/** Life of an access token in seconds on the practice clock: about an hour, as Entra's. */
export const accessTokenSeconds = 3599;

/** The issuer of access tokens for Microsoft's resources (v1 tokens, K). */
export function accessTokenIssuer(tenantId: string): string {
  return `https://sts.windows.net/${tenantId}/`;
}

async function sign(
  context: EntraContext,
  issuer: string,
  audience: string,
  claims: Record<string, unknown>,
): Promise<string> {
  const now = Math.floor(context.world.clock.now().getTime() / 1000);
  return new SignJWT({ ...claims, tid: context.world.state.tenant.id, uti: opaque(16) })
    .setProtectedHeader({ typ: 'JWT', alg: 'RS256', kid: context.keys.kid })
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt(now)
    .setNotBefore(now)
    .setExpirationTime(now + accessTokenSeconds)
    .sign(context.keys.privateKey);
}

/** Application permissions held right now; a token keeps them until it expires (facts 2.7). */
function rolesHeld(context: EntraContext, client: ServicePrincipal, resource: ServicePrincipal): string[] {
  const held = context.world.state.appRoleAssignments
    .filter((one) => one.principalId === client.id && one.resourceId === resource.id)
    .map((one) => one.appRoleId);
  return resource.appRoles.filter((role) => held.includes(role.id)).map((role) => role.value);
}

/** An app-only token. One without any role is issued too, without a `roles` claim (facts 2.10). */
export async function appAccessToken(
  context: EntraContext,
  client: Client,
  principal: ServicePrincipal,
  resource: ResourceRequest,
  proof: 'secret' | 'certificate',
): Promise<string> {
  const roles = rolesHeld(context, principal, resource.servicePrincipal);
  return sign(context, accessTokenIssuer(context.world.state.tenant.id), resource.audience, {
    ver: '1.0',
    idtyp: 'app',
    appid: client.appId,
    app_displayname: client.displayName,
    appidacr: proof === 'secret' ? '1' : '2',
    oid: principal.id,
    sub: principal.id,
    ...(roles.length === 0 ? {} : { roles }),
    // Its directory roles, by which Exchange decides (facts 10.2).
    ...(principal.roles === undefined ? {} : { wids: principal.roles }),
  });
}

/** Pairwise subject: the same for the same person and application. */
function subject(user: User, appId: string): string {
  return createHash('sha256').update(`${user.id} ${appId}`).digest('base64url');
}

/** A delegated token: all scopes consented for the resource, as Entra gives them, not just those asked for. */
export async function userAccessToken(
  context: EntraContext,
  client: Client,
  user: User,
  resource: ResourceRequest,
  signedIn: SignedIn,
): Promise<string> {
  const granted = grantedScopes(context.world, client, resource.servicePrincipal, user);
  const scp = [...granted].filter((one) => one !== 'offline_access').join(' ');
  return sign(context, accessTokenIssuer(context.world.state.tenant.id), resource.audience, {
    ver: '1.0',
    idtyp: 'user',
    appid: client.appId,
    app_displayname: client.displayName,
    appidacr: '0',
    amr: signedIn.mfa ? ['pwd', 'mfa'] : ['pwd'],
    name: user.displayName,
    oid: user.id,
    scp,
    sub: subject(user, resource.servicePrincipal.appId),
    unique_name: user.userPrincipalName,
    upn: user.userPrincipalName,
    wids: user.roles,
  });
}

/** An id token for the client. */
export async function idToken(
  context: EntraContext,
  origin: string,
  client: Client,
  user: User,
  nonce: string | null,
): Promise<string> {
  const { tenant } = context.world.state;
  return sign(context, `${origin}/${tenant.id}/v2.0`, client.appId, {
    ver: '2.0',
    name: user.displayName,
    preferred_username: user.userPrincipalName,
    oid: user.id,
    sub: subject(user, client.appId),
    ...(nonce === null ? {} : { nonce }),
  });
}

/**
 * `scope` of the answer: in the form asked (MSAL caches by it), what was asked first, then what else the token
 * carries.
 */
export function scopeEcho(asked: ScopesAsked, resource: ResourceRequest, granted: Iterable<string>): string {
  const prefixed = (value: string): string => `${resource.prefix}${value}`;
  const oidc = new Set(['openid', 'profile', 'email', 'offline_access']);
  const first = resource.isDefault ? ['.default'] : resource.values;
  const more = [...granted].filter((value) => !oidc.has(value) && !first.includes(value));
  const signIn = asked.oidc.filter((value) => value !== 'offline_access');
  return [...first.map(prefixed), ...more.map(prefixed), ...signIn].join(' ');
}

/** `client_info`, so that MSAL knows the account (machine facts 2). */
export function clientInfo(context: EntraContext, user: User): string {
  const info = { uid: user.id, utid: context.world.state.tenant.id };
  return Buffer.from(JSON.stringify(info)).toString('base64url');
}
