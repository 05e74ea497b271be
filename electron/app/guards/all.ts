import type { Session, WebContents } from 'electron';
import type { DevServer } from '../origin';
import { guardDownloads } from './downloads';
import { guardNavigation } from './navigation';
import { guardNetwork } from './network';
import { guardPermissions } from './permissions';
import { guardPopups } from './popups';
import { guardWebviews } from './webviews';

/** Every rule for whatever shows pages, the moment it is made. */
export function guardContents(contents: WebContents): void {
  guardNavigation(contents);
  guardPopups(contents);
  guardWebviews(contents);
}

/** Every rule for the session of our pages. */
export function guardSession(session: Session, devServer: DevServer, hasDevTools: boolean): void {
  guardPermissions(session);
  guardDownloads(session);
  guardNetwork(session, devServer, hasDevTools);
}
