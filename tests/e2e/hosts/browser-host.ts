import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium, type Page } from 'playwright';
import { onTestFinished } from 'vitest';
import { signInAs, type ScriptedAccount } from '../../../electron/practice/server/sign-in-script';

const debians = '/usr/bin/chromium';
const root = resolve(import.meta.dirname, '../../..');

/** Why there is no browser to show the page in; null where there is one. */
export const noBrowser = existsSync(debians) ? null : `no Chromium at ${debians}`;

/** The page in a browser, with the person in front of it. */
export interface BrowserUnderTest {
  readonly page: Page;
  /** Folder that the dialogs answer with. */
  readonly files: string;
  /** Who answers the sign-in pages that are opened. */
  person: ScriptedAccount;
}

let isBuilt = false;

/** Builds the host once; the page itself is built before all tests. */
function build(): void {
  if (isBuilt) return;
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => name !== 'NODE_ENV'));
  const made = spawnSync(process.execPath, [vite, 'build', '--mode', 'cli', '--logLevel', 'warn'], {
    ...{ cwd: root, env, encoding: 'utf8' },
  });
  if (made.status !== 0)
    throw new Error(`The browser host could not be built.\n${made.stdout}${made.stderr}`);
  isBuilt = true;
}

/** Starts the browser host and opens its page; all ends with the test. Fails the test on an error in the page. */
export async function startBrowserHost(person: ScriptedAccount): Promise<BrowserUnderTest> {
  build();
  const data = mkdtempSync(join(tmpdir(), 'sendwright-e2e-'));
  const host = spawn(process.execPath, ['dist/browser.mjs', '--data', data, '--no-open'], {
    ...{ cwd: root, stdio: ['ignore', 'pipe', 'inherit'] },
  });
  const ended = new Promise((resolve) => host.once('exit', resolve));
  let said = '';
  let open: (address: string) => void = () => undefined;
  const address = new Promise<string>((resolve) => {
    open = resolve;
  });
  const browser = await chromium.launch({ executablePath: debians, args: ['--no-sandbox'] });
  const page = await browser.newPage();
  const under: BrowserUnderTest = { page, files: join(data, 'files'), person };
  host.stdout.setEncoding('utf8').on('data', (text: string) => {
    const lines = `${said}${text}`.split('\n');
    said = lines.pop() ?? '';
    for (const line of lines) {
      const asked = /^Open: (\S+authorize\S*)$/u.exec(line)?.[1];
      // What the page says comes back to the host by its own listener.
      if (asked !== undefined) void signInAs(asked, under.person).catch(() => undefined);
      const own = /for development: (\S+)$/u.exec(line)?.[1];
      if (own !== undefined) open(own);
    }
  });
  onTestFinished(async () => {
    await browser.close();
    host.kill();
    await ended;
    rmSync(data, { recursive: true, force: true });
  });
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  onTestFinished(() => {
    if (errors.length > 0) throw new Error(`The page failed: ${errors.join('; ')}`);
  });
  await page.goto(await address);
  return under;
}
