import type { PracticeRequest, PracticeResponse } from '../server/handler';
import { checkAddress, findClient } from './clients';
import type { EntraContext } from './context';
import { EntraError } from './errors';
import { authorizationCodeGrant } from './grants/authorization-code';
import { clientCredentialsGrant } from './grants/client-credentials';
import { deviceCodeGrant, deviceCodeStart } from './grants/device-code';
import { TokenForm } from './grants/form';
import { passwordGrant } from './grants/password';
import { refreshTokenGrant } from './grants/refresh-token';
import { tenantAddress } from './tenant';

/** `POST /{tenant}/oauth2/v2.0/token`. Throws EntraError. */
export async function tokenEndpoint(
  context: EntraContext,
  request: PracticeRequest,
  segment: string,
): Promise<PracticeResponse> {
  const address = tenantAddress(context.world, segment);
  const form = new TokenForm(request);
  const grantType = form.required('grant_type');
  const client = findClient(context.world, form.required('client_id'));
  checkAddress(client, address);
  switch (grantType) {
    case 'authorization_code':
      return authorizationCodeGrant(context, client, form, request.origin);
    case 'refresh_token':
      return refreshTokenGrant(context, client, form, request.origin);
    case 'client_credentials':
      return clientCredentialsGrant(context, client, form, address);
    case 'device_code':
    case 'urn:ietf:params:oauth:grant-type:device_code':
      return deviceCodeGrant(context, client, form, request.origin);
    case 'password':
      return passwordGrant(context, client, form, request.origin);
    default:
      throw new EntraError(
        70003,
        'unsupported_grant_type',
        `The app requested an unsupported grant type '${grantType}'.`,
      );
  }
}

/** `POST /{tenant}/oauth2/v2.0/devicecode`. Throws EntraError. */
export async function deviceCodeEndpoint(
  context: EntraContext,
  request: PracticeRequest,
  segment: string,
): Promise<PracticeResponse> {
  const address = tenantAddress(context.world, segment);
  const form = new TokenForm(request);
  const client = findClient(context.world, form.required('client_id'));
  checkAddress(client, address);
  return deviceCodeStart(context, client, form);
}
