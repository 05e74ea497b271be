import { isAbsolute } from 'node:path';
import { parsed, type DevServer } from '../../app/origin';

/** What the app may be started with. */
export interface AppOptions {
  /** Folder of records and settings; null: the usual one. */
  readonly dataFolder: string | null;
  /** The practice tenant starts at once, so that it is ready when it is chosen. */
  readonly practiceAtOnce: boolean;
  /** Page server, in development alone. */
  readonly devServer: DevServer;
}

/** The switches of a command line; the value of one that is not there is empty. */
export interface Switches {
  readonly has: (name: string) => boolean;
  readonly value: (name: string) => string;
}

/** `--data=DIR`, `--practice`, and `--dev-server=URL` on this computer, which a packaged app does not look at. */
export function readOptions({ has, value }: Switches, isPackaged: boolean): AppOptions {
  const data = value('data');
  const server = isPackaged ? null : parsed(value('dev-server'));
  const isLocal = server?.protocol === 'http:' && ['localhost', '127.0.0.1'].includes(server.hostname);
  return {
    dataFolder: isAbsolute(data) ? data : null,
    practiceAtOnce: has('practice'),
    devServer: isLocal ? server : null,
  };
}
