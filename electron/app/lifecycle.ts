import type { App, CustomScheme, Protocol, WebContents } from 'electron';

/** What the steps of a start do; each is called once, in the order in which they stand here. */
export interface StartSteps {
  /** Sessions, guards and pages, before anything could show one. */
  readonly prepareSessions: () => void;
  readonly guardContents: (contents: WebContents) => void;
  /** From here on every message of a page is looked at, and answered once the desk is open. */
  readonly routeChannels: () => void;
  /** Begins to load the page; the window is seen when that has something to show. */
  readonly showWindow: () => void;
  readonly openDesk: () => Promise<void>;
  /** Whether the app may end now; where not, whoever answers so ends it later. */
  readonly mayQuit: () => boolean;
  /** Another start of the app for the same data. */
  readonly secondStart: () => void;
  /** Ends what runs; waited for before the app quits. */
  readonly closeDesk: () => Promise<void>;
  readonly failed: (error: unknown) => void;
}

export interface StartParts {
  readonly app: Pick<
    App,
    | 'requestSingleInstanceLock'
    | 'quit'
    | 'enableSandbox'
    | 'disableHardwareAcceleration'
    | 'on'
    | 'whenReady'
    | 'exit'
  >;
  readonly protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>;
  readonly scheme: CustomScheme;
  readonly platform: NodeJS.Platform;
}

/**
 * Starts the app in the one order that is safe: alone, sandboxed, guarded, its channels held, and only then a window.
 * The desk opens while the window's page starts in a process of its own. A second start brings the first one's window
 * to the front and ends.
 */
export async function startApp(
  { app, protocol, scheme, platform }: StartParts,
  steps: StartSteps,
): Promise<void> {
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  app.enableSandbox();
  // Forms and lists need no graphics card, and where there is none it would be imitated (docs/adr/0017).
  app.disableHardwareAcceleration();
  protocol.registerSchemesAsPrivileged([scheme]);
  app.on('web-contents-created', (_event, contents) => steps.guardContents(contents));
  app.on('second-instance', steps.secondStart);
  app.on('window-all-closed', () => {
    if (platform !== 'darwin') app.quit();
  });
  app.on('before-quit', (event) => {
    if (!steps.mayQuit()) event.preventDefault();
  });
  endInOrder(app, steps.closeDesk);
  try {
    await app.whenReady();
    steps.prepareSessions();
    steps.routeChannels();
    app.on('activate', steps.showWindow);
    steps.showWindow();
    await steps.openDesk();
  } catch (error) {
    steps.failed(error);
    app.exit(1);
  }
}

/** The first wish to quit waits until what runs has ended; its journal is whole then. */
function endInOrder(app: StartParts['app'], close: () => Promise<void>): void {
  let isClosed = false;
  let closing: Promise<void> | null = null;
  app.on('will-quit', (event) => {
    if (isClosed) return;
    event.preventDefault();
    closing ??= close()
      .catch(() => undefined)
      .then(() => {
        isClosed = true;
        // Not from within Electron's own call: it would take it for the one that was just refused.
        setImmediate(() => app.quit());
      });
  });
}
