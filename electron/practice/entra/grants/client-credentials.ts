import type { PracticeResponse } from '../../server/handler';
import type { Client } from '../clients';
import { requireServicePrincipal } from '../clients';
import type { EntraContext } from '../context';
import { EntraError } from '../errors';
import { parseScopes, singleResource } from '../scopes';
import type { TenantAddress } from '../tenant';
import { accessTokenSeconds, appAccessToken } from '../tokens';
import { requireProof } from './client-proof';
import type { TokenForm } from './form';

/** AADSTS1002012: client credentials know only `<resource>/.default`. */
function badScope(scope: string): EntraError {
  return new EntraError(
    1002012,
    'invalid_scope',
    `The provided value for scope ${scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).`,
  );
}

/** An application's own token (facts 2.10). No refresh token. */
export async function clientCredentialsGrant(
  context: EntraContext,
  client: Client,
  form: TokenForm,
  address: TenantAddress,
): Promise<PracticeResponse> {
  if (address !== 'tenant') {
    throw new EntraError(
      9001023,
      'invalid_request',
      "The grant type 'client_credentials' is not supported over the /common or /consumers endpoints. Please use a tenant-specific endpoint.",
    );
  }
  const scope = form.required('scope');
  const principal = requireServicePrincipal(context.world, client);
  const proof = await requireProof(context, client, form);
  if (!/\/\.default$/u.test(scope)) throw badScope(scope);
  const asked = parseScopes(scope, context);
  if (asked.oidc.length > 0) throw badScope(scope);
  return {
    status: 200,
    body: {
      token_type: 'Bearer',
      expires_in: accessTokenSeconds,
      ext_expires_in: accessTokenSeconds,
      access_token: await appAccessToken(context, client, principal, singleResource(asked), proof),
    },
  };
}
