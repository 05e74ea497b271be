import { randomUUID } from 'node:crypto';
import { app, clipboard, Notification, shell, utilityProcess } from 'electron';
import { externalPage } from '../../app/guards/external';
import type { MainWindow } from '../../app/main-window';
import type { Logger } from '../../log/logger';
import type { Platform, RunningPractice } from '../../ports/platform';
import { systemDns } from '../terminal/dns';
import { freeSpaceAt } from '../terminal/free-space';
import { spawnChild } from '../terminal/spawn-child';
import { systemClock } from '../terminal/system-clock';
import { electronDialogs } from './dialogs';
import { forkUtility } from './fork-utility';
import type { Places } from './places';
import { printToPdf } from './print-to-pdf';
import { openElectronStore } from './settings-store';
import { electronTransport } from './transport';

export interface PlatformParts {
  readonly places: Places;
  readonly dataFolder: string;
  /** INFO file of a practice tenant that runs already. */
  readonly practiceInfo: string | null;
  readonly logger: Logger;
  readonly logFile: string;
  readonly window: () => MainWindow | null;
}

/** What the desk stands on in the desktop app. */
export function electronPlatform({ places, window, practiceInfo, ...parts }: PlatformParts): Platform {
  const practices = new Set<string>();
  return {
    ...parts,
    host: 'electron',
    version: app.getVersion(),
    runtime: runtimeVersions(),
    clock: systemClock,
    newId: randomUUID,
    dialogs: electronDialogs(() => window()?.window ?? null),
    clipboard: {
      read: async () => clipboard.readText(),
      write: async (text) => clipboard.writeText(text),
      clear: async () => clipboard.clear(),
    },
    openExternal: async (url) => shell.openExternal(externalPage(url, [...practices])),
    notify: (message) => tell(message, window()),
    printToPdf,
    startPractice: async () => {
      const { startPractice } = await import('../start-practice');
      return rememberedIn(practices, await startPractice(practiceInfo));
    },
    transport: electronTransport,
    spawnKeychainHelper: forkUtility(utilityProcess, places.keychainHelper, process.env),
    dns: systemDns(),
    freeSpace: freeSpaceAt,
    startChild: spawnChild,
    powershellScripts: places.powershellScripts,
    openSettings: openElectronStore,
  };
}

/** As long as it runs, its pages may be opened in the browser. */
function rememberedIn(origins: Set<string>, practice: RunningPractice): RunningPractice {
  const { origin } = new URL(practice.info.outbox);
  origins.add(origin);
  return {
    ...practice,
    stop: async () => {
      origins.delete(origin);
      await practice.stop();
    },
  };
}

/** Only who looks elsewhere is told; a click on it brings the window to the front. */
function tell(message: { readonly title: string; readonly body: string }, window: MainWindow | null): void {
  if (window?.window?.isFocused() === true || !Notification.isSupported()) return;
  const notification = new Notification(message);
  notification.on('click', () => window?.show());
  notification.show();
}

function runtimeVersions(): Platform['runtime'] {
  const { electron, chrome, node } = process.versions;
  return [
    { name: 'Electron', version: electron },
    { name: 'Chromium', version: chrome },
    { name: 'Node', version: node },
    { name: process.platform, version: process.getSystemVersion() },
  ];
}
