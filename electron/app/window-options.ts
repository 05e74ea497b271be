import type { BrowserWindowConstructorOptions, Session, WebPreferences } from 'electron';

export interface WindowParts {
  /** Absolute path of the bundled preload. */
  readonly preload: string;
  readonly session: Session;
  /** Developer tools are for who builds the app, not for who has it. */
  readonly hasDevTools: boolean;
}

/** What a page may: nothing but show itself. Every setting that matters is written out, default or not. */
export function webPreferences({ preload, session, hasDevTools }: WindowParts): WebPreferences {
  return {
    preload,
    session,
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    navigateOnDragDrop: false,
    // Names of a tenant are typed here: they go to no dictionary.
    spellcheck: false,
    devTools: hasDevTools,
  };
}

/** The smallest window in which every page is whole. */
export const smallestWindow = { width: 720, height: 560 };
export const usualWindow = { width: 1180, height: 820 };

/** The window, hidden until its page has something to show. */
export function windowOptions(parts: WindowParts): BrowserWindowConstructorOptions {
  return {
    ...usualWindow,
    minWidth: smallestWindow.width,
    minHeight: smallestWindow.height,
    title: 'Sendwright',
    show: false,
    autoHideMenuBar: true,
    webPreferences: webPreferences(parts),
  };
}
