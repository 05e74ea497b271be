import type { ServicePrincipal } from '../world/directory-types';
import { exchangeAppId, exchangeAudience, graphAppId, graphAudience } from '../world/well-known';
import type { EntraContext } from './context';
import { EntraError } from './errors';

/** What is asked of one resource. */
export interface ResourceRequest {
  readonly servicePrincipal: ServicePrincipal;
  /** `aud` of the token, whatever form the resource was asked in. */
  readonly audience: string;
  /** Permission values without the resource; empty for `.default`. */
  readonly values: readonly string[];
  readonly isDefault: boolean;
  /** The form the client asked in: `https://graph.microsoft.com/`, or empty for bare names. */
  readonly prefix: string;
}

export interface ScopesAsked {
  /** openid, profile, email, offline_access, as far as asked. */
  readonly oidc: readonly string[];
  readonly resources: readonly ResourceRequest[];
}

const oidcScopes = new Set(['openid', 'profile', 'email', 'offline_access']);

function audienceOf(name: string, context: EntraContext): { appId: string; audience: string } | null {
  const graph = { appId: graphAppId, audience: graphAudience };
  const exchange = { appId: exchangeAppId, audience: exchangeAudience };
  const resource = name.replace(/\/+$/u, '').toLowerCase();
  if (resource === '' || resource === graphAudience || resource === graphAppId) return graph;
  if (context.graphOrigins.includes(resource)) return graph;
  if (context.graphOrigins.some((origin) => resource === `${origin}/exchange`)) return exchange;
  const names = [exchangeAudience, 'https://outlook.office.com', exchangeAppId];
  return names.includes(resource) ? exchange : null;
}

function resourceOf(
  prefix: string,
  context: EntraContext,
): { principal: ServicePrincipal; audience: string } {
  const found = audienceOf(prefix, context);
  const principal = context.world.state.servicePrincipals.find(
    (one) => one.appId === found?.appId && one.deletedDateTime === null,
  );
  if (found === null || principal === undefined) {
    throw new EntraError(
      500011,
      'invalid_resource',
      `The resource principal named ${prefix.replace(/\/+$/u, '')} was not found in the tenant named ${context.world.state.tenant.displayName}. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You might have sent your authentication request to the wrong tenant.`,
    );
  }
  return { principal, audience: found.audience };
}

function grouped(prefix: string, names: readonly string[], context: EntraContext): ResourceRequest {
  const { principal, audience } = resourceOf(prefix, context);
  const isDefault = names.includes('.default');
  if (isDefault && names.length > 1) {
    throw new EntraError(
      70011,
      'invalid_scope',
      `The provided request must include a 'scope' input parameter. The provided value for the input parameter 'scope' is not valid. .default scope can't be combined with resource-specific scopes.`,
    );
  }
  const known = new Set(
    principal.oauth2PermissionScopes.filter((one) => one.isEnabled).map((one) => one.value),
  );
  for (const name of isDefault ? [] : names) {
    if (known.has(name)) continue;
    throw new EntraError(
      650053,
      'invalid_client',
      `The application asked for scope '${name}' that doesn't exist on the resource '${principal.appId}'. Contact the app vendor.`,
    );
  }
  return { servicePrincipal: principal, audience, values: isDefault ? [] : names, isDefault, prefix };
}

/**
 * Reads a `scope` parameter. A bare name is a permission of Graph; with sign-in scopes alone the resource is
 * Graph too. Throws AADSTS500011, 650053, 70011.
 */
export function parseScopes(scope: string, context: EntraContext): ScopesAsked {
  const all = [...new Set(scope.split(/\s+/u).filter((one) => one !== ''))];
  if (all.length === 0)
    throw new EntraError(
      900144,
      'invalid_request',
      `The request body must contain the following parameter: 'scope'.`,
    );
  const oidc: string[] = [];
  const byPrefix = new Map<string, string[]>();
  for (const one of all) {
    const slash = one.lastIndexOf('/');
    const prefix = one.slice(0, slash + 1);
    const name = one.slice(slash + 1);
    if (oidcScopes.has(name) && (prefix === '' || audienceOf(prefix, context)?.appId === graphAppId))
      oidc.push(name);
    else byPrefix.set(prefix, [...(byPrefix.get(prefix) ?? []), name]);
  }
  if (byPrefix.size === 0) byPrefix.set('', []);
  return { oidc, resources: [...byPrefix].map(([prefix, names]) => grouped(prefix, names, context)) };
}

/** The one resource a token is asked for. Throws AADSTS28000 where there are several. */
export function singleResource(asked: ScopesAsked): ResourceRequest {
  const [first, ...others] = asked.resources;
  if (first === undefined || others.some((one) => one.audience !== first.audience)) {
    throw new EntraError(
      28000,
      'invalid_request',
      `Provided value for the input parameter scope is not valid because it contains more than one resource. Scope is not valid.`,
    );
  }
  return { ...first, values: asked.resources.flatMap((one) => one.values) };
}
