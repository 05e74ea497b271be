import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright';
import { findElectron } from './electron-binary';

const root = resolve(import.meta.dirname, '../../..');
const asRoot = resolve(import.meta.dirname, 'as-root.cjs');

/** A running app and its one window. */
export interface AppUnderTest {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** Where it keeps records, settings and its log. */
  readonly dataFolder: string;
  /** Ends the app; its data folder goes too, unless it was given. */
  close(): Promise<void>;
}

export interface StartOptions {
  /** Left out: a new one. */
  readonly dataFolder?: string;
  readonly args?: readonly string[];
  /** Default: half a minute. */
  readonly withinMs?: number;
}

/** Only here, and only for root, who cannot start Electron otherwise: without the operating system's sandbox. */
export function sandboxArgs(): readonly string[] {
  return process.platform === 'linux' && process.getuid?.() === 0 ? ['-r', asRoot] : [];
}

/** Starts the built app in a real window; ready when its page has loaded. */
export async function startElectron(options: StartOptions = {}): Promise<AppUnderTest> {
  const { dataFolder, args = [], withinMs = 30_000 } = options;
  const electron = findElectron();
  if (electron.kind === 'missing') throw new Error(electron.reason);
  const data = dataFolder ?? mkdtempSync(join(tmpdir(), 'sendwright-e2e-'));
  const app = await _electron.launch({
    executablePath: electron.executable,
    args: [...sandboxArgs(), root, `--data=${data}`, ...args],
    cwd: root,
    chromiumSandbox: sandboxArgs().length === 0,
    timeout: withinMs,
  });
  const page = await app.firstWindow();
  await page.waitForLoadState();
  return {
    ...{ app, page, dataFolder: data },
    close: async () => {
      await app.close();
      if (dataFolder === undefined) rmSync(data, { recursive: true, force: true });
    },
  };
}
