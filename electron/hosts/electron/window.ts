import { app, BrowserWindow, dialog, nativeTheme, screen, session, type Session } from 'electron';
import { MainWindow } from '../../app/main-window';
import { appOrigin } from '../../app/origin';
import type { WindowPlace } from '../../app/window-place';
import type { Logger } from '../../log/logger';
import { systemClock } from '../terminal/system-clock';
import { keptPlace } from './kept-place';
import type { AppOptions } from './options';
import type { Places } from './places';

/** In memory, the window's alone: nothing of a page is ever on disk. */
export function pagesSession(): Session {
  return session.fromPartition('sendwright', { cache: false });
}

export interface WindowHostParts {
  readonly places: Places;
  readonly options: AppOptions;
  readonly dataFolder: string;
  readonly logger: Logger;
  readonly onShown: () => void;
  readonly mayClose: () => boolean;
}

/** The app's window on this computer; its place is kept in the settings. */
export function mainWindow({ places, options, dataFolder, ...parts }: WindowHostParts): MainWindow {
  return new MainWindow({
    ...parts,
    ...{ preload: places.preload, session: pagesSession(), hasDevTools: !app.isPackaged },
    page: options.devServer?.href ?? `${appOrigin}/`,
    now: () => systemClock.now(),
    create: (wanted) => new BrowserWindow(wanted),
    displays: () => screen.getAllDisplays(),
    background: () => (nativeTheme.shouldUseDarkColors ? '#1f1f1f' : '#fafafa'),
    readPlace: () => keptPlace(dataFolder),
    keepPlace: (place) => {
      kept = keepPlace(dataFolder, place, parts.logger);
    },
    askToReload,
  });
}

let kept: Promise<void> = Promise.resolve();

/** Resolves when the place of a window that was closed is written: the app ends after it. */
export async function placeKept(): Promise<void> {
  return kept;
}

/** What settings take is read when the window closes, not when it opens. A place that cannot be kept is no harm. */
async function keepPlace(dataFolder: string, window: WindowPlace, logger: Logger): Promise<void> {
  try {
    const { openSettings } = await import('./open-settings');
    openSettings(dataFolder).update({ window });
  } catch (error) {
    logger.warn('the place of the window could not be kept', { reason: String(error) });
  }
}

async function askToReload(window: BrowserWindow): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: 'The window failed several times in a row.',
    detail: 'What runs goes on, and nothing that was done is lost. The log has what happened.',
    buttons: ['Show it again', 'Close the window'],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  });
  return response === 0;
}
