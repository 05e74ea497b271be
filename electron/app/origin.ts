/** Pages come from here and from nowhere else. */
export const appScheme = 'app';
export const appHost = 'bundle';
export const appOrigin = `${appScheme}://${appHost}`;

/** The address of the page server in development; null in a packaged app, always. */
export type DevServer = URL | null;

/**
 * Whether an address is one of our own pages. Compared by protocol and host: the `origin` of such an address is the
 * text `null`, which any other scheme of that kind has too.
 */
export function isOwnPage(address: string, devServer: DevServer): boolean {
  const url = parsed(address);
  if (url === null || url.username !== '' || url.password !== '') return false;
  if (url.protocol === `${appScheme}:`) return url.host === appHost;
  return devServer !== null && url.protocol === devServer.protocol && url.host === devServer.host;
}

/** An address, or null for what is none. */
export function parsed(address: string): URL | null {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}
