import { app, BrowserWindow, dialog, nativeTheme, screen, session, type Session } from 'electron';
import { MainWindow } from '../../app/main-window';
import { appOrigin } from '../../app/origin';
import type { Logger } from '../../log/logger';
import { createSettings } from '../../records/settings';
import { systemClock } from '../terminal/system-clock';
import type { AppOptions } from './options';
import type { Places } from './places';
import { openElectronStore } from './settings-store';

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
  const settings = createSettings(dataFolder, systemClock, openElectronStore);
  return new MainWindow({
    ...parts,
    ...{ preload: places.preload, session: pagesSession(), hasDevTools: !app.isPackaged },
    page: options.devServer?.href ?? `${appOrigin}/`,
    now: () => systemClock.now(),
    create: (wanted) => new BrowserWindow(wanted),
    displays: () => screen.getAllDisplays(),
    background: () => (nativeTheme.shouldUseDarkColors ? '#1f1f1f' : '#fafafa'),
    readPlace: () => settings.get().window,
    keepPlace: (window) => void settings.update({ window }),
    askToReload,
  });
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
