import { isAbsolute } from 'node:path';
import { parsed, type DevServer } from '../../app/origin';

/** What the app may be started with. */
export interface AppOptions {
  /** Folder of records and settings; null: the usual one. */
  readonly dataFolder: string | null;
  /** Page server, in development alone. */
  readonly devServer: DevServer;
}

/** `--data=DIR`, and `--dev-server=URL` on this computer, which a packaged app does not look at. */
export function readOptions(switchValue: (name: string) => string, isPackaged: boolean): AppOptions {
  const data = switchValue('data');
  const server = isPackaged ? null : parsed(switchValue('dev-server'));
  const isLocal = server?.protocol === 'http:' && ['localhost', '127.0.0.1'].includes(server.hostname);
  return { dataFolder: isAbsolute(data) ? data : null, devServer: isLocal ? server : null };
}
