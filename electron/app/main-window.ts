import type { BrowserWindow, BrowserWindowConstructorOptions, Display, WebContents } from 'electron';
import type { Logger } from '../log/logger';
import { crashLimit } from './crash-limit';
import { logPageErrors } from './page-errors';
import { windowOptions, type WindowParts } from './window-options';
import { placeWindow, type WindowPlace } from './window-place';

export interface MainWindowParts extends WindowParts {
  /** The page it shows. */
  readonly page: string;
  readonly logger: Logger;
  readonly now: () => Date;
  readonly create: (options: BrowserWindowConstructorOptions) => BrowserWindow;
  readonly displays: () => readonly Display[];
  /** Its colour before the page has painted. */
  readonly background: () => string;
  readonly readPlace: () => WindowPlace | null;
  readonly keepPlace: (place: WindowPlace) => void;
  /** Whether the person may close it now. */
  readonly mayClose: () => boolean;
  /** Called when the window has something to show. */
  readonly onShown: () => void;
  /** Asks the person, when the page fails again and again; true: load it once more. */
  readonly askToReload: (window: BrowserWindow) => Promise<boolean>;
}

/** The one window: opened, brought to the front, and brought back when its page's process ends. */
export class MainWindow {
  #window: BrowserWindow | null = null;

  constructor(private readonly parts: MainWindowParts) {}

  /** The window's contents; null where there is no window. */
  get contents(): WebContents | null {
    return this.#window?.webContents ?? null;
  }

  get window(): BrowserWindow | null {
    return this.#window;
  }

  /** Opens it, or brings the open one to the front. */
  show(): void {
    if (this.#window === null) {
      this.#window = this.#open();
      return;
    }
    if (this.#window.isMinimized()) this.#window.restore();
    this.#window.show();
    this.#window.focus();
  }

  #open(): BrowserWindow {
    const { parts } = this;
    const place = parts.readPlace();
    const bounds = placeWindow(
      place,
      parts.displays().map(({ workArea }) => workArea),
    );
    const window = parts.create({ ...windowOptions(parts), ...bounds, backgroundColor: parts.background() });
    if (place?.maximized === true) window.maximize();
    window.once('ready-to-show', () => {
      window.show();
      parts.onShown();
    });
    window.on('close', (event) => {
      if (parts.mayClose()) parts.keepPlace(placeOf(window));
      else event.preventDefault();
    });
    window.on('closed', () => (this.#window = null));
    this.#watchPage(window);
    logPageErrors(window.webContents, parts.logger);
    this.#load(window);
    return window;
  }

  /** The page holds nothing that main does not have: loaded again it shows what it showed. */
  #watchPage(window: BrowserWindow): void {
    const { logger, now, askToReload, mayClose } = this.parts;
    const mayReload = crashLimit(now);
    window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
      logger.error('the page ended', { reason, exitCode });
      if (reason === 'clean-exit' || window.isDestroyed()) return;
      if (mayReload()) {
        this.#load(window);
        return;
      }
      void askToReload(window).then((isWanted) => {
        if (window.isDestroyed()) return;
        // What runs needs a window to be stopped in: where it is to be kept running, so is its window.
        if (isWanted || !mayClose()) this.#load(window);
        else window.destroy();
      });
    });
    window.on('unresponsive', () => logger.warn('the page does not answer'));
    window.on('responsive', () => logger.info('the page answers again'));
  }

  #load(window: BrowserWindow): void {
    window.loadURL(this.parts.page).catch((error: unknown) => {
      this.parts.logger.error('the page could not be loaded', { reason: String(error) });
    });
  }
}

function placeOf(window: BrowserWindow): WindowPlace {
  return { ...window.getNormalBounds(), maximized: window.isMaximized() };
}
