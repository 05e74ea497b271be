import { randomBytes } from 'node:crypto';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { app, dialog, ipcMain } from 'electron';
import { guardContents, guardSession } from '../../app/guards/all';
import type { StartSteps } from '../../app/lifecycle';
import type { MainWindow } from '../../app/main-window';
import { isOwnPage } from '../../app/origin';
import { servePages, type Given } from '../../app/protocol';
import { listenOnChannels } from '../../ipc/listen';
import { isTrustedSender } from '../../ipc/sender';
import { dataLog, logFileOf } from '../../log/data-log';
import type { Logger } from '../../log/logger';
import { redactSecrets } from '../../log/redact/secrets';
import { defaultDataFolder } from '../../records/data-folder';
import { askToLeave } from './ask-to-leave';
import { endOnCrash } from './crash';
import { setMenu } from './menu';
import type { OpenedDesk, OpenDeskParts } from './open-desk';
import { readOptions, type AppOptions, type Switches } from './options';
import { pageStart } from './page-start';
import { placesFrom } from './places';
import { mainWindow, pagesSession, placeKept } from './window';

type OpenDesk = (parts: OpenDeskParts) => Promise<OpenedDesk>;

/** The steps of a start in Electron, over the folder of the main bundle and how the desk is opened. */
export function electronApp(folder: string, openDesk: OpenDesk): StartSteps {
  const options = readOptions(givenSwitches(), app.isPackaged);
  const dataFolder = options.dataFolder ?? defaultDataFolder(process.env, process.platform, homedir());
  // Chromium's own files lie with ours: local, one set for each data folder, and so one running app.
  app.setPath('userData', join(dataFolder, 'app'));
  const logger = dataLog(dataFolder, () => new Date());
  const logFile = logFileOf(dataFolder);
  endOnFailure(logger);

  const places = placesFrom(folder);
  const own = (address: string): boolean => isOwnPage(address, options.devServer);
  let window: MainWindow | null = null;
  const shown = later<undefined>();
  const desk = later<OpenedDesk>();
  const start = pageStart();
  let opened: OpenedDesk | null = null;
  const mayQuit = askToLeave(
    () => opened?.operation ?? null,
    () => window?.window ?? null,
  );
  // On a Mac the app goes on without its window.
  const mayClose = (): boolean => process.platform === 'darwin' || mayQuit();
  const show = (): void => {
    const onShown = (): void => shown.settle(undefined);
    window ??= mainWindow({ places, options, dataFolder, logger, onShown, mayClose });
    window.show();
  };
  return {
    prepareSessions: () => preparePages(options, places.pages, start),
    guardContents,
    routeChannels() {
      listenOnChannels(
        ipcMain,
        (event) => isTrustedSender(event, window?.contents?.id ?? null, own),
        async (...message) => {
          start.asks();
          return (await desk.value).answer(...message);
        },
      );
    },
    showWindow: show,
    secondStart: show,
    async openDesk() {
      await start.hasFiles;
      opened = await openDesk({
        platform: {
          ...{ places, dataFolder, logger, logFile, window: () => window },
          practiceInfo: options.practiceInfo,
        },
        practiceAtOnce: options.practiceAtOnce,
        shown: shown.value,
        receiver: () => window?.contents ?? null,
        isOwnPage: own,
      });
      desk.settle(opened);
    },
    mayQuit,
    closeDesk: async () => {
      await Promise.all([opened?.close(), placeKept()]);
    },
    failed: (error) => tellFailure(error, logger),
  };
}

function endOnFailure(logger: Logger): void {
  const showError = (title: string, text: string): void => dialog.showErrorBox(title, text);
  endOnCrash({ process, logger, showError, exit: (code) => app.exit(code) });
}

function givenSwitches(): Switches {
  const { commandLine } = app;
  return { has: (name) => commandLine.hasSwitch(name), value: (name) => commandLine.getSwitchValue(name) };
}

function preparePages({ devServer }: AppOptions, folder: string, given: Given): void {
  const session = pagesSession();
  guardSession(session, devServer, !app.isPackaged);
  servePages(session, { folder, newNonce: () => randomBytes(16).toString('base64'), given });
  setMenu();
}

function tellFailure(error: unknown, logger: Logger): void {
  const reason = error instanceof Error ? error.message : String(error);
  logger.error('the start failed', { reason });
  dialog.showErrorBox('Sendwright could not start', redactSecrets(reason));
}

/** A value that is waited for before it is there. */
function later<T>(): { readonly value: Promise<T>; readonly settle: (value: T) => void } {
  let settle: (value: T) => void = () => undefined;
  const value = new Promise<T>((resolve) => (settle = resolve));
  return { value, settle };
}
