import type { ServicePrincipal, User } from '../world/directory-types';
import { exchangeAppId, exchangePowerShellAppId, graphAppId, roleTemplates } from '../world/well-known';
import type { World } from '../world/world';
import type { Client } from './clients';
import { EntraError } from './errors';
import type { ResourceRequest, ScopesAsked } from './scopes';

/** Delegated scopes Exchange preauthorised for its own module (K); no consent is asked for them (facts 10.3). */
const preauthorised = [
  'AdminApi.AccessAsUser.All',
  'FfoPowerShell.AccessAsUser.All',
  'RemotePowerShell.AccessAsUser.All',
];

/** Delegated admin-only scopes may be consented to by these roles (facts 2.7, 2.8). */
const consentingRoles: readonly string[] = [
  roleTemplates.globalAdministrator,
  roleTemplates.privilegedRoleAdministrator,
  roleTemplates.applicationAdministrator,
  roleTemplates.cloudApplicationAdministrator,
];

/** Scopes that one resource must still be consented for. */
export interface MissingConsent {
  readonly resource: ServicePrincipal;
  readonly values: readonly string[];
}

function isPreauthorised(client: Client, resource: ServicePrincipal): boolean {
  return client.appId === exchangePowerShellAppId && resource.appId === exchangeAppId;
}

/** Delegated permissions a client holds on a resource for this person: the tenant's consent and the person's own. */
export function grantedScopes(
  world: World,
  client: Client,
  resource: ServicePrincipal,
  user: User,
): ReadonlySet<string> {
  if (isPreauthorised(client, resource)) return new Set(preauthorised);
  const grants = world.state.permissionGrants.filter(
    (grant) =>
      grant.clientId === client.servicePrincipal?.id &&
      grant.resourceId === resource.id &&
      (grant.principalId === null || grant.principalId === user.id),
  );
  return new Set(grants.flatMap((grant) => grant.scope.split(' ')).filter((one) => one !== ''));
}

/** What `.default` stands for: the delegated permissions the application declares for the resource. */
function declaredScopes(client: Client, resource: ServicePrincipal): string[] {
  const declared = client.application?.requiredResourceAccess
    .filter((one) => one.resourceAppId === resource.appId)
    .flatMap((one) => one.resourceAccess.filter((access) => access.type === 'Scope'))
    .map((access) => access.id);
  return resource.oauth2PermissionScopes
    .filter((scope) => declared?.includes(scope.id) === true)
    .map((scope) => scope.value);
}

/** Microsoft's own clients get nothing from another Microsoft API that has not preauthorised them (facts 1.3). */
function checkMicrosofts(client: Client, resource: ServicePrincipal): void {
  const powerShellElsewhere = client.appId === exchangePowerShellAppId && resource.appId !== exchangeAppId;
  const graphToolsElsewhere =
    client.isMicrosofts && client.appId !== exchangePowerShellAppId && resource.appId !== graphAppId;
  if (!powerShellElsewhere && !graphToolsElsewhere) return;
  throw new EntraError(
    65002,
    'invalid_client',
    `Consent between first party application '${client.appId}' and first party resource '${resource.appId}' must be configured via preauthorization - applications owned and operated by Microsoft must get approval from the API owner before requesting tokens for that API.`,
  );
}

/** What is asked and not yet consented to. Throws AADSTS65002. */
export function missingConsent(
  world: World,
  client: Client,
  user: User,
  asked: ScopesAsked,
): readonly MissingConsent[] {
  const missing = asked.resources.flatMap((request): MissingConsent[] => {
    const resource = request.servicePrincipal;
    if (request.values.length > 0 || request.isDefault) checkMicrosofts(client, resource);
    if (isPreauthorised(client, resource)) return [];
    const granted = grantedScopes(world, client, resource, user);
    const wanted = request.isDefault ? declaredScopes(client, resource) : request.values;
    const values = wanted.filter((value) => !granted.has(value));
    return values.length === 0 ? [] : [{ resource, values }];
  });
  return client.appId === exchangePowerShellAppId ? missing : withOidc(world, client, user, asked, missing);
}

/** Sign-in scopes belong to the consent for Graph. */
function withOidc(
  world: World,
  client: Client,
  user: User,
  asked: ScopesAsked,
  missing: readonly MissingConsent[],
): readonly MissingConsent[] {
  const graph = world.state.servicePrincipals.find((one) => one.appId === graphAppId);
  if (graph === undefined) return missing;
  const granted = grantedScopes(world, client, graph, user);
  const values = asked.oidc.filter((value) => !granted.has(value));
  if (values.length === 0) return missing;
  const forGraph = missing.find((one) => one.resource.id === graph.id);
  const others = missing.filter((one) => one.resource.id !== graph.id);
  return [...others, { resource: graph, values: [...values, ...(forGraph?.values ?? [])] }];
}

/** AADSTS65001: a token was asked for without the consent it needs. */
export function consentRequired(client: Client): EntraError {
  return new EntraError(
    65001,
    'invalid_grant',
    `The user or administrator has not consented to use the application with ID '${client.appId}' named '${client.displayName}'. Send an interactive authorization request for this user and resource.`,
    'consent_required',
  );
}

/** Throws AADSTS65001 unless everything asked is consented to; `.default` needs at least one consent. */
export function requireConsent(world: World, client: Client, user: User, asked: ScopesAsked): void {
  if (missingConsent(world, client, user, asked).length > 0) throw consentRequired(client);
  const empty = (request: ResourceRequest): boolean =>
    request.isDefault && grantedScopes(world, client, request.servicePrincipal, user).size === 0;
  if (asked.resources.some(empty)) throw consentRequired(client);
}

/** May this person give the consent alone? Admin-only scopes need one of the consenting roles. */
export function mayConsent(user: User, missing: readonly MissingConsent[]): boolean {
  if (mayConsentForAll(user)) return true;
  return missing.every(({ resource, values }) =>
    values.every((value) =>
      resource.oauth2PermissionScopes.some((scope) => scope.value === value && scope.type === 'User'),
    ),
  );
}

/** May this person consent on behalf of the organisation? */
export function mayConsentForAll(user: User): boolean {
  return user.roles.some((role) => consentingRoles.includes(role));
}
