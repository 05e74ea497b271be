import type { Logger } from '../../log/logger';
import type { Clock } from '../../ports/clock';
import { AppError } from '../../contract/errors';

import { variable } from './candidates';
import { lostError } from './failures';
import { findPowerShell, type FindParts, type PowerShellFound } from './find';
import type { Launch } from './launch';
import { openBridge } from './open-bridge';
import type { ModuleFound } from './protocol';
import { blockedByFailure, shortened, unusable } from './refusals';
import { runModuleScript } from './run-script';

/** Times in ms; those of a real PowerShell are the default. */
export interface PowerShellLimits {
  readonly helloMs: number;
  readonly scriptMs: number;
  readonly installMs: number;
  readonly loadMs: number;
  readonly signInMs: number;
  /** Exchange itself gives up after 15 minutes (facts 3). */
  readonly cmdletMs: number;
  readonly beatMs: number;
  readonly missedBeats: number;
  readonly graceMs: number;
}

const minute = 60_000;

/** Patient enough for a slow computer whose virus scanner reads every script. */
export const usualLimits: PowerShellLimits = {
  helloMs: 2 * minute,
  scriptMs: 2 * minute,
  installMs: 10 * minute,
  loadMs: 3 * minute,
  signInMs: 10 * minute,
  cmdletMs: 15 * minute,
  beatMs: 5_000,
  missedBeats: 12,
  graceMs: 4_000,
};

/** What the computer gives to open a PowerShell with the Exchange module. */
export interface HostParts extends Pick<FindParts, 'surroundings' | 'isProgram' | 'isGuarded' | 'readText'> {
  readonly launch: Launch;
  readonly clock: Clock;
  readonly logger: Logger;
  /** 32 hexadecimal digits that nobody can guess. */
  readonly randomWord: () => string;
  readonly limits: PowerShellLimits;
  /** The app's own folder for modules. */
  readonly modulesFolder: string;
  /** Whether the person allows an install of this version into it, beforehand or when asked; null: nobody can be asked. */
  readonly mayInstall: ((version: string) => Promise<boolean>) | null;
}

/** Finds PowerShell and the module, and loads it; nobody signs in yet. Throws AppError (exit 3) where it cannot. */
export async function openHost(
  parts: HostParts,
  onNoise: (line: string) => void,
  signal?: AbortSignal,
): Promise<PowerShellFound> {
  const { limits, launch, clock, logger, randomWord } = parts;
  const found = await findPowerShell(
    {
      ...{ surroundings: parts.surroundings, isProgram: parts.isProgram, readText: parts.readText },
      isGuarded: parts.isGuarded,
      ...modules(parts),
      open: async (powershell, openSignal) =>
        openBridge(
          launch(powershell, 'bridge.ps1'),
          { ...limits, word: randomWord(), clock, logger, onNoise },
          openSignal,
        ),
    },
    signal,
  );
  try {
    await load(found, limits, signal);
  } catch (error) {
    await found.bridge.close();
    throw error;
  }
  logger.info('PowerShell is ready', {
    ...{ path: found.path, version: found.hello.version, edition: found.hello.edition },
    ...{ module: found.module.version, manifest: found.module.manifest },
  });
  return found;
}

/** In words, for the plan's checks. */
export function hostText({
  hello,
  path,
  module,
}: Pick<PowerShellFound, 'hello' | 'path' | 'module'>): string {
  const name = hello.edition === 'Desktop' ? 'Windows PowerShell' : 'PowerShell';
  return `${name} ${hello.version} (${path}) with ExchangeOnlineManagement ${module.version}`;
}

function modules(parts: HostParts): Pick<FindParts, 'namedManifest' | 'list' | 'install'> {
  const { launch, clock, randomWord, limits, modulesFolder, mayInstall } = parts;
  return {
    namedManifest: variable(parts.surroundings, 'SENDWRIGHT_EXO_MODULE'),
    list: async (powershell, signal) =>
      runModuleScript({
        child: launch(powershell, 'list-modules.ps1'),
        request: { word: randomWord(), folders: [modulesFolder] },
        clock,
        limitMs: limits.scriptMs,
        failed: (message) => unusable('its modules cannot be listed', message),
        signal,
      }),
    install:
      mayInstall === null
        ? null
        : async (powershell, version, signal) => {
            if (!(await mayInstall(version))) return null;
            const [installed] = await runModuleScript({
              child: launch(powershell, 'install-module.ps1'),
              request: { word: randomWord(), version, folder: modulesFolder },
              clock,
              limitMs: limits.installMs,
              failed: (message) => notInstalled(version, message),
              signal,
            });
            if (installed === undefined) throw notInstalled(version, '');
            return installed;
          },
  };
}

function notInstalled(version: string, message: string): AppError {
  return new AppError({
    code: 'preflight-failed',
    message: `ExchangeOnlineManagement ${version} could not be installed into Sendwright’s own folder.`,
    who: 'you, or whoever administers this network',
    next: `See that www.powershellgallery.com can be reached (HTTPS_PROXY names a proxy), or install it yourself: Install-Module ExchangeOnlineManagement -RequiredVersion ${version} -Scope CurrentUser`,
    ...(message === '' ? {} : { serviceMessage: message }),
  });
}

async function load(
  { bridge, module }: PowerShellFound,
  limits: PowerShellLimits,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { manifest, version } = module;
  const reply = await bridge.request({ op: 'load', manifest, version }, { limitMs: limits.loadMs, signal });
  if (reply.kind === 'lost') throw lostError('Import-Module', reply.why);
  if (reply.kind === 'ok') return;
  throw blockedByFailure(reply.failure) ?? notLoaded(module, reply.failure.message);
}

function notLoaded({ manifest, version }: ModuleFound, message: string): AppError {
  return new AppError({
    code: 'preflight-failed',
    message: `ExchangeOnlineManagement ${version} (${manifest}) cannot be loaded.`,
    who: 'you, or whoever administers this computer',
    next: 'Install the module again, or run with --install-module for one in Sendwright’s own folder.',
    serviceMessage: shortened(message),
  });
}
