import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { dataLog, logFileOf } from '../../log/data-log';
import type { Platform } from '../../ports/platform';
import { startPractice } from '../start-practice';
import { forkHelper } from '../terminal/fork-helper';
import { nodeTransport } from '../terminal/node-transport';
import { openInBrowser } from '../terminal/open-in-browser';
import { systemDns } from '../terminal/dns';
import { freeSpaceAt } from '../terminal/free-space';
import { spawnChild } from '../terminal/spawn-child';
import { systemClock } from '../terminal/system-clock';
import { devDialogs } from './dev-dialogs';
import type { BrowserOptions } from './options';

/** Where the bundled helpers lie. */
export interface BrowserPlaces {
  readonly keychainHelper: string;
  readonly powershellScripts: string;
}

/** What the desk stands on in development and tests: no window, dialogs or clipboard of the system's. */
export function browserPlatform(
  options: BrowserOptions,
  places: BrowserPlaces,
  version: string,
  say: (line: string) => void,
): Platform {
  const { dataFolder } = options;
  let copied = '';
  return {
    ...{ host: 'browser', version, dataFolder, clock: systemClock, newId: randomUUID },
    runtime: [
      { name: 'Node', version: process.version },
      { name: process.platform, version: process.arch },
    ],
    logger: dataLog(dataFolder, () => systemClock.now()),
    logFile: logFileOf(dataFolder),
    dialogs: devDialogs(join(dataFolder, 'files'), say),
    // The browser's own clipboard is the page's; here a secret stays in this process.
    clipboard: {
      read: async () => copied,
      write: async (text) => void (copied = text),
      clear: async () => void (copied = ''),
    },
    openExternal: async (url) => {
      say(`Open: ${url}`);
      if (options.opensPages) await openInBrowser(url);
    },
    notify: ({ title, body }) => say(`${title}: ${body}`),
    printToPdf: null,
    startPractice: async () => startPractice(options.practiceInfo),
    transport: ({ allowedHosts, ca }) => nodeTransport({ allowedHosts, ...(ca === undefined ? {} : { ca }) }),
    spawnKeychainHelper: forkHelper(places.keychainHelper, process.env),
    dns: systemDns(),
    freeSpace: freeSpaceAt,
    startChild: spawnChild,
    powershellScripts: places.powershellScripts,
  };
}
