import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';
import type { CommonOptions } from '../../electron/cli/context';
import type { PracticeInfo } from '../../electron/contract/practice-info';
import { terminalServices, type TerminalServicesParts } from '../../electron/hosts/terminal/services';
import type { Observer } from '../../electron/practice/server/dispatch';
import { createEntraKeys, type EntraKeys } from '../../electron/practice/entra/keys';
import { lagFrom } from '../../electron/practice/server/lag';
import { startPractice } from '../../electron/practice/server/start';
import { contosoWorld } from '../../electron/practice/world/contoso';
import type { LagSettings, WorldState } from '../../electron/practice/world/state';
import type { World } from '../../electron/practice/world/world';
import type { Services } from '../../electron/services/services';
import { quickPrinter } from './pdf';
import { noKeychain } from './no-keychain';
import { QuickClock } from './quick-clock';
import { testFolder, type WhenFinished } from './folder';

/** A practice tenant in the test's own process, with its folder, its world within reach, and services on it. */
export interface TestTenant {
  readonly folder: string;
  readonly info: PracticeInfo;
  readonly infoFile: string;
  readonly ca: string;
  readonly world: World;
  /** Services as the command line has them; a new session at each call. */
  services(options?: Partial<CommonOptions>, parts?: Partial<TerminalServicesParts>): Promise<Services>;
  /** Everything said on standard error so far. */
  readonly said: readonly string[];
}

interface TenantOptions {
  readonly world?: WorldState;
  readonly lag?: LagSettings;
  readonly latencyMs?: number;
  readonly folder?: string;
  /** Waiting takes no time: the services' clock is the practice tenant's, and sleeping moves it; no helper process asks for a keychain. */
  readonly quick?: boolean;
  /** How long a request of the services may take, in ms. */
  readonly requestTimeoutMs?: number;
  /** The test's own `onTestFinished`, where tests run side by side. */
  readonly whenFinished?: WhenFinished;
  readonly observe?: Observer;
}

/** Made once a process: most of a tenant's start is this. */
let signingKeys: Promise<EntraKeys> | null = null;

/** Starts a practice tenant that ends with the test. */
export async function startTenant(options: TenantOptions = {}): Promise<TestTenant> {
  const { whenFinished = onTestFinished, requestTimeoutMs } = options;
  const folder = options.folder ?? testFolder(whenFinished);
  const running = await startPractice({
    keys: await (signingKeys ??= createEntraKeys()),
    directory: folder,
    world: options.world ?? contosoWorld(),
    lag: options.lag ?? lagFrom(0),
    ...(options.latencyMs === undefined ? {} : { latencyMs: options.latencyMs }),
    ...(options.observe === undefined ? {} : { observe: options.observe }),
  });
  whenFinished(async () => running.stop());
  const infoFile = join(folder, 'practice.json');
  writeFileSync(infoFile, JSON.stringify(running.info), { mode: 0o600 });
  const said: string[] = [];
  return {
    folder,
    info: running.info,
    infoFile,
    ca: readFileSync(running.info.caFile, 'utf8'),
    world: running.world,
    said,
    services: async (changes = {}, parts = {}) =>
      terminalServices(
        { cloud: 'global', color: false, data: join(folder, 'data'), practice: infoFile, ...changes },
        {
          readText: async (path) => readFileSync(path, 'utf8'),
          err: (text) => said.push(text),
          keychainHelper: resolve(import.meta.dirname, '../../dist/keychain-helper.mjs'),
          powershellScripts: resolve(import.meta.dirname, '../../electron/exchange/powershell/bridge'),
          printToPdf: quickPrinter,
          ...(options.quick === true
            ? { clock: new QuickClock(running.world.clock), keychain: noKeychain }
            : {}),
          ...(requestTimeoutMs === undefined ? {} : { requestTimeoutMs }),
          ...parts,
        },
      ),
  };
}
