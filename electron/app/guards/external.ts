import { AppError } from '../../contract/errors';
import { parsed } from '../origin';

/** Hosts of the pages that the app may have opened in the person's browser; whole names, no endings. */
const hosts: readonly string[] = [
  // Sign-in, per cloud, and where a code is typed.
  ...['login.microsoftonline.com', 'login.microsoftonline.us', 'login.partner.microsoftonline.cn'],
  ...['login.microsoft.com', 'microsoft.com', 'www.microsoft.com', 'aka.ms'],
  // Portals, per cloud.
  ...['entra.microsoft.com', 'entra.microsoft.us', 'entra.microsoftonline.cn', 'portal.azure.com'],
  ...['portal.azure.us', 'portal.azure.cn', 'admin.exchange.microsoft.com'],
  // What Microsoft writes about it.
  'learn.microsoft.com',
];

/**
 * The address in canonical form if it may be opened: https at a host of the list, or a page of a practice tenant that
 * runs (`practiceOrigins`: plain http on loopback). Else AppError `refused`.
 */
export function externalPage(address: string, practiceOrigins: readonly string[]): string {
  const url = parsed(address);
  const isKnown =
    url !== null &&
    url.username === '' &&
    url.password === '' &&
    (isListed(url) || practiceOrigins.includes(url.origin));
  if (isKnown) return url.href;
  throw new AppError({
    code: 'refused',
    message: 'Only pages of Microsoft and of the practice tenant are opened in the browser.',
  });
}

function isListed({ protocol, hostname, port }: URL): boolean {
  return protocol === 'https:' && port === '' && hosts.includes(hostname);
}
