import type { Session } from 'electron';
import { isOwnPage, parsed, type DevServer } from '../origin';

/**
 * Pages get their own files and nothing from any network. In development also the page server, by which hot reload
 * speaks, and the developer tools.
 */
export function guardNetwork(session: Session, devServer: DevServer, hasDevTools: boolean): void {
  session.webRequest.onBeforeRequest((details, answer) =>
    answer({ cancel: !mayLoad(details.url, devServer, hasDevTools) }),
  );
}

/** Whether a page may load what this address names. */
export function mayLoad(address: string, devServer: DevServer, hasDevTools: boolean): boolean {
  if (isOwnPage(address, devServer)) return true;
  const url = parsed(address);
  if (hasDevTools && url?.protocol === 'devtools:') return true;
  return devServer !== null && url?.protocol === 'ws:' && url.host === devServer.host;
}
