import { randomBytes, randomUUID } from 'node:crypto';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { app, dialog, ipcMain } from 'electron';
import { guardContents, guardSession } from '../../app/guards/all';
import type { StartSteps } from '../../app/lifecycle';
import type { MainWindow } from '../../app/main-window';
import { isOwnPage } from '../../app/origin';
import { servePages } from '../../app/protocol';
import type { Desk } from '../../contract/desk/desk';
import { publishEvents } from '../../ipc/publisher';
import { routeChannels } from '../../ipc/router';
import { isTrustedSender } from '../../ipc/sender';
import type { Platform } from '../../ports/platform';
import { redactSecrets } from '../../log/redact/secrets';
import { defaultDataFolder } from '../../records/data-folder';
import { endOnCrash } from './crash';
import { openLog } from './log';
import { setMenu } from './menu';
import { readOptions } from './options';
import { placesFrom } from './places';
import { electronPlatform } from './platform';
import { mainWindow, pagesSession } from './window';

type OpenDesk = (platform: Platform, options: { readonly practiceAtOnce: boolean }) => Promise<Desk>;

/** The steps of a start in Electron, over the folder of the main bundle and the desk to be opened. */
export function electronApp(folder: string, openDesk: OpenDesk): StartSteps {
  const { commandLine, isPackaged } = app;
  const switches = {
    has: (name: string) => commandLine.hasSwitch(name),
    value: (name: string) => commandLine.getSwitchValue(name),
  };
  const options = readOptions(switches, isPackaged);
  const dataFolder = options.dataFolder ?? defaultDataFolder(process.env, process.platform, homedir());
  // Chromium's own files lie with ours: local, one set for each data folder, and so one running app.
  app.setPath('userData', join(dataFolder, 'app'));
  const { logger, logFile } = openLog(dataFolder);
  endOnCrash({
    process,
    logger,
    showError: (title, text) => dialog.showErrorBox(title, text),
    exit: (code) => app.exit(code),
  });

  const places = placesFrom(folder);
  const own = (address: string): boolean => isOwnPage(address, options.devServer);
  let window: MainWindow | null = null;
  let onShown: () => void = () => undefined;
  const shown = new Promise<void>((resolve) => {
    onShown = resolve;
  });
  let desk: Desk | null = null;
  const show = (): void => {
    window ??= mainWindow({ places, options, dataFolder, logger, onShown });
    window.show();
  };
  return {
    prepareSessions() {
      const session = pagesSession();
      guardSession(session, options.devServer, !app.isPackaged);
      servePages(session, { folder: places.pages, newNonce: () => randomBytes(16).toString('base64') });
      setMenu();
    },
    guardContents,
    async openDesk() {
      const { practiceInfo } = options;
      const known = { places, dataFolder, practiceInfo, logger, logFile, shown };
      const platform = electronPlatform({ ...known, window: () => window });
      desk = await openDesk(platform, { practiceAtOnce: options.practiceAtOnce });
    },
    routeChannels() {
      if (desk === null) return;
      const isTrusted = (event: Parameters<typeof isTrustedSender>[0]): boolean =>
        isTrustedSender(event, window?.contents?.id ?? null, own);
      routeChannels(ipcMain, { desk, logger, newId: randomUUID, isTrusted });
      publishEvents({ desk, logger, isOwnPage: own, receiver: () => window?.contents ?? null });
    },
    showWindow: show,
    secondStart: show,
    closeDesk: async () => desk?.close(),
    failed(error) {
      const reason = error instanceof Error ? error.message : String(error);
      logger.error('the start failed', { reason });
      dialog.showErrorBox('Sendwright could not start', redactSecrets(reason));
    },
  };
}
