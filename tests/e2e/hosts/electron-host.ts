import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright';
import { launch } from './launch';

/** A running app and its one window. */
export interface AppUnderTest {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** Where it keeps records, settings and its log. */
  readonly dataFolder: string;
  /** Ends the app; its data folder goes too, unless it was given. */
  close(): Promise<void>;
  /** Ends its process at once, as a power cut does; its data folder stays. */
  kill(): Promise<void>;
}

export interface StartOptions {
  /** Left out: a new one. */
  readonly dataFolder?: string;
  readonly args?: readonly string[];
}

/** Starts the built app in a real window; ready when its page has loaded. */
export async function startElectron({ dataFolder, args = [] }: StartOptions = {}): Promise<AppUnderTest> {
  const data = dataFolder ?? mkdtempSync(join(tmpdir(), 'sendwright-e2e-'));
  const app = await launch(process.cwd(), [`--data=${data}`, ...args]);
  const page = await app.firstWindow();
  await page.waitForLoadState();
  return {
    ...{ app, page, dataFolder: data },
    close: async () => {
      await app.close();
      if (dataFolder === undefined) rmSync(data, { recursive: true, force: true });
    },
    kill: async () => {
      const child = app.process();
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await ended;
    },
  };
}
