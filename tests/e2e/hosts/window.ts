import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { describe, inject, onTestFinished } from 'vitest';
import type { ScriptedAccount } from '../../../electron/practice/server/sign-in-script';
import { person } from '../../support/people';
import { startTenant, type TestTenant } from '../../support/tenant';
import { browserWindow } from './browser-host';
import { noBrowser } from './chromium';
import { electronWindow } from './electron-window';
import type { Native } from './native';

/** Where the page is shown. */
export type Host = 'electron' | 'browser';

/** What a host needs to show the page. */
export interface DesktopParts {
  readonly dataFolder: string;
  /** INFO file of the practice tenant; null: the host runs its own. */
  readonly practiceInfo: string | null;
  readonly person: ScriptedAccount;
}

/** The page as somebody sits in front of it. */
export interface Desktop {
  /** Another one after a restart. */
  readonly page: Page;
  /** Folder that the dialogs answer with. */
  readonly files: string;
  /** What there is beside the page. Throws in a browser. */
  native(): Native;
  /** Who answers the sign-in pages that are opened. */
  person: ScriptedAccount;
  close(): Promise<void>;
  /** Closes it in order and starts it again over the same data. */
  restart(): Promise<void>;
  /** Ends it at once, as a power cut does, and starts it again over the same data. */
  cutPower(): Promise<void>;
}

/** Opens the page on the host of the test; it is closed with the test. */
export type Start = (parts?: Partial<DesktopParts>) => Promise<Desktop>;

const open = { electron: electronWindow, browser: browserWindow };
const names = { electron: 'in the Electron window', browser: 'in a browser' };

/** The same tests on each of these hosts; where one is not to be had they are skipped by name, with the reason. */
export function onHosts(name: string, hosts: readonly Host[], tests: (start: Start) => void): void {
  for (const host of hosts) {
    const missing = host === 'electron' ? inject('noElectron') : noBrowser;
    const reason = missing === null ? '' : ` (skipped: ${missing})`;
    describe.skipIf(missing !== null)(`${name}, ${names[host]}${reason}`, () => {
      tests(async (parts = {}) => {
        const dataFolder = mkdtempSync(join(tmpdir(), 'sendwright-e2e-'));
        onTestFinished(() => rmSync(dataFolder, { recursive: true, force: true }));
        const all = { dataFolder, practiceInfo: null, person: person('admin'), ...parts };
        const desktop = await open[host](all);
        onTestFinished(async ({ task }) => {
          if (task.result?.state === 'fail') await tellPage(desktop);
          await desktop.close();
        });
        return desktop;
      });
    });
  }
}

/** What the page shows where a test failed: that says more than which button was not there. */
async function tellPage({ page }: Desktop): Promise<void> {
  const shown = await page.locator('main').innerText({ timeout: 2_000 }).catch(String);
  process.stdout.write(`e2e: the page when the test failed: ${shown}\n`);
}

/** A practice tenant within the test's reach, and the page on it. */
export async function atTenant(
  start: Start,
  as = 'admin',
  given?: TestTenant,
): Promise<{ readonly desktop: Desktop; readonly tenant: TestTenant }> {
  const tenant = given ?? (await startTenant());
  return { tenant, desktop: await start({ practiceInfo: tenant.infoFile, person: person(as) }) };
}
