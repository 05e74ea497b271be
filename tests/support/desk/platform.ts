import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { dataLog, logFileOf } from '../../../electron/log/data-log';
import type { ClosableTransport, Platform, TransportOptions } from '../../../electron/ports/platform';
import type { HttpTransport } from '../../../electron/ports/transport';
import { systemClock } from '../../../electron/hosts/terminal/system-clock';
import { nodeTransport } from '../../../electron/hosts/terminal/node-transport';
import { signInAs, type ScriptedAccount } from '../../../electron/practice/server/sign-in-script';
import { QuickClock } from '../quick-clock';
import type { TestTenant } from '../tenant';

/** Everything a desk did with its host, and what the person in front of it does. */
export interface TestPlatform {
  readonly platform: Platform;
  readonly opened: string[];
  readonly notified: string[];
  /** What the next dialogs answer; null: the person changes their mind. */
  readonly answers: (string | null)[];
  clipboard: string;
  /** How the person answers sign-in pages; null: leaves them open. */
  person: ScriptedAccount | null;
  /** Stands between the desk and the tenant, e.g. to cut the line. */
  onRequest: ((url: string) => void) | null;
}

/** A platform on a practice tenant of the test: no helper process, no browser, time passes at once. */
export function testPlatform(tenant: TestTenant, dataFolder = join(tenant.folder, 'desk')): TestPlatform {
  const clock = new QuickClock(tenant.world.clock);
  const next = async (): Promise<string | null> => test.answers.shift() ?? null;
  const test: TestPlatform = {
    ...{ opened: [], notified: [], answers: [], clipboard: '', person: null, onRequest: null },
    platform: {
      ...{ host: 'browser', version: '0.0.0', runtime: [{ name: 'Node', version: process.version }] },
      ...{ dataFolder, clock, realClock: systemClock, newId: randomUUID },
      logger: dataLog(dataFolder, () => clock.now()),
      logFile: logFileOf(dataFolder),
      dialogs: {
        ...{ saveFile: next, openFile: next, chooseFolder: next },
        passphraseFrom: async () => ((await next()) === 'clipboard' ? 'clipboard' : 'file'),
      },
      clipboard: {
        read: async () => test.clipboard,
        write: async (text) => void (test.clipboard = text),
        clear: async () => void (test.clipboard = ''),
      },
      openExternal: async (url) => {
        test.opened.push(url);
        const { person } = test;
        // As in a browser: what the page says comes back to the loopback address, not here.
        if (person !== null) void signInAs(url, person).catch(() => undefined);
      },
      notify: ({ title, body }) => void test.notified.push(`${title}: ${body}`),
      printToPdf: null,
      startPractice: async () => ({ info: tenant.info, ca: tenant.ca, stop: async () => undefined }),
      transport: (options) => watched(test, options),
      spawnKeychainHelper: () => ({
        send: () => undefined,
        onMessage: () => undefined,
        onExit: (listener) => void setImmediate(() => listener('exit code 1')),
        kill: () => undefined,
      }),
      startChild: () => {
        throw new Error('Nothing is started here.');
      },
      powershellScripts: '/nowhere',
    },
  };
  return test;
}

function watched(test: TestPlatform, { ca, allowedHosts }: TransportOptions): ClosableTransport {
  const direct = nodeTransport({ allowedHosts, ...(ca === undefined ? {} : { ca }) });
  const send: HttpTransport['send'] = async (request) => {
    test.onRequest?.(request.url);
    return direct.send(request);
  };
  return { send, close: () => direct.close() };
}
