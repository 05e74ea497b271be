import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { version } from '../../package.json';
import { withoutSecrets } from '../log/redact/secrets';
import { createDesk } from '../services/desk/create-desk';
import { readBrowserOptions } from './browser/options';
import { browserPlatform } from './browser/platform';
import { practiceOnly } from './browser/practice-only';
import { serveBrowser } from './browser/server';
import { interruption } from './terminal/interruption';

/** The window's page in a browser, with the same desk behind it: for development and tests, never packaged. */
async function main(): Promise<void> {
  const say = (line: string): void => void process.stdout.write(`${withoutSecrets(line)}\n`);
  const beside = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
  const options = readBrowserOptions(process.argv.slice(2), process.cwd());
  const places = {
    keychainHelper: beside('./keychain-helper.mjs'),
    powershellScripts: beside('./powershell'),
  };
  const platform = browserPlatform(options, places, version, say);
  const desk = await createDesk(platform, { practiceWhen: Promise.resolve() });
  const host = await serveBrowser({
    desk: options.mayBeReal ? desk : practiceOnly(desk),
    pages: beside('./app/renderer'),
    logger: platform.logger,
    newId: randomUUID,
    port: options.port,
  });
  say(`Sendwright in a browser, for development: ${host.address}`);
  const signal = interruption(process);
  await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
  await host.close();
  await desk.close();
}

void main();
