import { z } from 'zod';
import type { Client } from './clients';
import { EntraError } from './errors';
import { parseUrl } from './parse-url';

/** `public`: redeemed without a credential; `confidential`: only with one. */
type RedirectKind = 'public' | 'confidential';

const webSchema = z.object({ redirectUris: z.array(z.string()) });
const microsoftRedirects = [
  'http://localhost',
  'https://login.microsoftonline.com/common/oauth2/nativeclient',
];
const loopback = new Set(['localhost', '127.0.0.1']);

/** A registered loopback address matches at any port, also without a path (facts: register `http://localhost`). */
function matches(registered: string, asked: string): boolean {
  if (registered === asked) return true;
  const one = parseUrl(registered);
  const other = parseUrl(asked);
  return (
    one !== null &&
    other !== null &&
    one.protocol === 'http:' &&
    other.protocol === 'http:' &&
    loopback.has(one.hostname) &&
    one.hostname === other.hostname &&
    one.pathname === other.pathname &&
    other.username === '' &&
    other.search === one.search
  );
}

/** How the redirect URI is registered. Throws AADSTS50011 where it is not. */
export function redirectKind(client: Client, uri: string): RedirectKind {
  const native = client.isMicrosofts ? microsoftRedirects : [];
  const forPublic = [...native, ...(client.application?.publicClientRedirectUris ?? [])];
  if (forPublic.some((one) => matches(one, uri))) return 'public';
  const web = webSchema.safeParse(client.application?.properties['web']);
  if (web.success && web.data.redirectUris.some((one) => matches(one, uri))) return 'confidential';
  throw new EntraError(
    50011,
    'invalid_request',
    `The redirect URI '${uri}' specified in the request does not match the redirect URIs configured for the application '${client.appId}'. Make sure the redirect URI sent in the request matches one added to your application in the Azure portal. Navigate to https://aka.ms/redirectUriMismatchError to learn more about how to troubleshoot this error.`,
  );
}
