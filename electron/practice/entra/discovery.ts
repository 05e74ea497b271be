import type { PracticeRequest, PracticeResponse } from '../server/handler';
import type { EntraContext } from './context';
import { EntraError } from './errors';
import { tenantAddress } from './tenant';

/** The OpenID configuration. Its authorize endpoint is plain http, so that no certificate warning scares anyone. */
export function openidConfiguration(
  context: EntraContext,
  request: PracticeRequest,
  segment: string,
): PracticeResponse {
  const { world, pagesOrigin } = context;
  const address = notFoundAsInvalidTenant(() => tenantAddress(world, segment));
  const { id, countryLetterCode } = world.state.tenant;
  const name = address === 'tenant' ? id : address;
  const base = `${request.origin}/${name}`;
  const host = new URL(request.origin).host;
  return {
    status: 200,
    body: {
      token_endpoint: `${base}/oauth2/v2.0/token`,
      token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt', 'client_secret_basic'],
      jwks_uri: `${base}/discovery/v2.0/keys`,
      response_modes_supported: ['query', 'fragment', 'form_post'],
      subject_types_supported: ['pairwise'],
      id_token_signing_alg_values_supported: ['RS256'],
      response_types_supported: ['code'],
      scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
      issuer: `${request.origin}/${id}/v2.0`,
      request_uri_parameter_supported: false,
      authorization_endpoint: `${pagesOrigin}/${name}/oauth2/v2.0/authorize`,
      device_authorization_endpoint: `${base}/oauth2/v2.0/devicecode`,
      end_session_endpoint: `${pagesOrigin}/${name}/oauth2/v2.0/logout`,
      claims_supported: [
        'sub',
        'iss',
        'aud',
        'exp',
        'iat',
        'nonce',
        'preferred_username',
        'name',
        'tid',
        'ver',
      ],
      tenant_region_scope: countryLetterCode,
      cloud_instance_name: host,
      cloud_graph_host_name: host,
      msgraph_host: host,
    },
  };
}

/** The discovery endpoint says `invalid_tenant` where the token endpoint says `invalid_request` (K). */
function notFoundAsInvalidTenant<T>(resolve: () => T): T {
  try {
    return resolve();
  } catch (error) {
    if (error instanceof EntraError) throw new EntraError(error.code, 'invalid_tenant', error.text);
    throw error;
  }
}

/** Instance discovery: this practice tenant is the only cloud there is. */
export function instanceDiscovery(context: EntraContext, request: PracticeRequest): PracticeResponse {
  const host = new URL(request.origin).host;
  return {
    status: 200,
    body: {
      tenant_discovery_endpoint: `${request.origin}/${context.world.state.tenant.id}/v2.0/.well-known/openid-configuration`,
      'api-version': '1.1',
      metadata: [{ preferred_network: host, preferred_cache: host, aliases: [host] }],
    },
  };
}

/** The public signing keys. */
export function keySet(context: EntraContext): PracticeResponse {
  return { status: 200, body: { keys: [context.keys.jwk] } };
}
