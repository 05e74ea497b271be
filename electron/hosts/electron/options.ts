import { isAbsolute } from 'node:path';
import { parsed, type DevServer } from '../../app/origin';

/** What the app may be started with. */
export interface AppOptions {
  /** Folder of records and settings; null: the usual one. */
  readonly dataFolder: string | null;
  /** The practice tenant starts at once, so that it is ready when it is chosen. */
  readonly practiceAtOnce: boolean;
  /** INFO file of a practice tenant that runs already, in development alone; null: the app runs its own. */
  readonly practiceInfo: string | null;
  /** Page server, in development alone. */
  readonly devServer: DevServer;
}

/** The switches of a command line; the value of one that is not there is empty. */
export interface Switches {
  readonly has: (name: string) => boolean;
  readonly value: (name: string) => string;
}

/**
 * `--data=DIR`, `--practice`; and what a packaged app does not look at: `--practice=INFO`, and `--dev-server=URL` on this
 * computer.
 */
export function readOptions({ has, value }: Switches, isPackaged: boolean): AppOptions {
  const data = value('data');
  const info = isPackaged ? '' : value('practice');
  const server = isPackaged ? null : parsed(value('dev-server'));
  const isLocal = server?.protocol === 'http:' && ['localhost', '127.0.0.1'].includes(server.hostname);
  return {
    dataFolder: isAbsolute(data) ? data : null,
    practiceAtOnce: has('practice'),
    practiceInfo: isAbsolute(info) ? info : null,
    devServer: isLocal ? server : null,
  };
}
