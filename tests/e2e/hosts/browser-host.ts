import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright';
import { chromiumPath } from './chromium';
import { answerSignIn } from './sign-in-pages';
import type { Desktop, DesktopParts } from './window';

const root = resolve(import.meta.dirname, '../../..');

interface RunningHost {
  readonly address: string;
  stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

/** Starts the host's process; resolves with the page's address. Throws where it ends without one. */
async function startHost(args: readonly string[], opened: (url: string) => void): Promise<RunningHost> {
  const host = spawn(process.execPath, ['dist/browser.mjs', '--no-open', ...args], {
    ...{ cwd: root, stdio: ['ignore', 'pipe', 'inherit'] },
  });
  const ended = new Promise<void>((resolve) => host.once('exit', () => resolve()));
  let said = '';
  const address = new Promise<string>((resolve, reject) => {
    host.stdout.setEncoding('utf8').on('data', (text: string) => {
      const lines = `${said}${text}`.split('\n');
      said = lines.pop() ?? '';
      for (const line of lines) {
        const asked = /^Open: (\S+)$/u.exec(line)?.[1];
        if (asked !== undefined) opened(asked);
        const own = /for development: (\S+)$/u.exec(line)?.[1];
        if (own !== undefined) resolve(own);
      }
    });
    void ended.then(() => reject(new Error('The browser host ended.')));
  });
  const stop: RunningHost['stop'] = async (signal) => {
    host.kill(signal);
    await ended;
  };
  return { address: await address, stop };
}

/** The page in a browser, over the browser host. Closing it fails on an error in the page. */
export async function browserWindow({ dataFolder, practiceInfo, person }: DesktopParts): Promise<Desktop> {
  const args = ['--data', dataFolder, ...(practiceInfo === null ? [] : ['--practice', practiceInfo])];
  const start = async (): Promise<RunningHost> => startHost(args, (url) => answerSignIn(url, desktop.person));
  let host = await start();
  const browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox'] });
  const page = await browser.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  const restart = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<void> => {
    await host.stop(signal);
    host = await start();
    await page.goto(host.address);
  };
  const desktop: Desktop = {
    ...{ page, person, files: join(dataFolder, 'files') },
    native: () => {
      throw new Error('A browser has nothing of the app but its page.');
    },
    close: async () => {
      await browser.close();
      await host.stop();
      if (errors.length > 0) throw new Error(`The page failed: ${errors.join('; ')}`);
    },
    restart: async () => restart('SIGTERM'),
    cutPower: async () => restart('SIGKILL'),
  };
  await page.goto(host.address);
  return desktop;
}
