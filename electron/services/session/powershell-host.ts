import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { access, lstat, mkdir, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openHost, usualLimits, type HostParts, type PowerShellLimits } from '../../exchange/powershell/host';
import { launcher } from '../../exchange/powershell/launch';
import type { SessionParts } from '../../exchange/powershell/session';
import type { Logger } from '../../log/logger';
import type { StartChild } from '../../ports/child-process';
import type { Clock } from '../../ports/clock';
import { isGuarded } from './guarded';

/** What a host gives to run the bundled PowerShell. */
export interface PowerShellParts {
  /** Absolute path of the folder with the bundled scripts. */
  readonly scripts: string;
  readonly dataFolder: string;
  readonly logger: Logger;
  /** Lines for the person, e.g. a device code. */
  readonly say: (line: string) => void;
  readonly opensBrowser: boolean;
  readonly mayInstall: boolean;
  /** Asks the person on a terminal; absent where there is none. */
  readonly confirm?: (question: string) => Promise<boolean>;
  readonly env?: NodeJS.ProcessEnv;
  readonly limits?: PowerShellLimits;
  readonly startChild: StartChild;
  /** Signs of life and limits are real time, whatever the services' clock is. */
  readonly realClock: Clock;
}

/** The open function of a session and the end of its scratch folder. */
export function powershellHost(parts: PowerShellParts): {
  readonly open: SessionParts['open'];
  readonly limits: PowerShellLimits;
  tidy(): Promise<void>;
} {
  const { limits = usualLimits, env = process.env, logger } = parts;
  const surroundings = { platform: process.platform, env, folder: process.cwd() };
  const scratches: string[] = [];
  const modulesFolder = join(parts.dataFolder, 'powershell', 'modules');
  const mayInstall = installQuestion(parts, modulesFolder);
  return {
    limits,
    async open(onNoise, signal) {
      const scratch = await makeScratch(parts.dataFolder);
      scratches.push(scratch);
      const launch = launcher({
        startChild: parts.startChild,
        ...{ surroundings, scratch, scripts: parts.scripts, opensBrowser: parts.opensBrowser },
      });
      return openHost(
        {
          ...{ surroundings, launch, logger, limits, isProgram },
          isGuarded: async (path) => {
            const guarded = await isGuarded(path);
            if (!guarded) logger.warn('Left out, since everybody on this computer may change it', { path });
            return guarded;
          },
          clock: parts.realClock,
          readText: async (path) => readFile(path, 'utf8'),
          randomWord: () => randomBytes(16).toString('hex'),
          modulesFolder,
          mayInstall,
        },
        onNoise,
        signal,
      );
    },
    async tidy() {
      for (const scratch of scratches.splice(0)) {
        // On Windows a file may be held for a moment after its process has ended.
        await rm(scratch, { recursive: true, force: true, maxRetries: 5 }).catch(() =>
          logger.warn('The scratch folder of PowerShell could not be removed', { scratch }),
        );
      }
    },
  };
}

/** Whether the module may be installed: allowed by an option, or asked for once, whatever the answer; null: neither. */
function installQuestion(
  { mayInstall, confirm }: Pick<PowerShellParts, 'mayInstall' | 'confirm'>,
  folder: string,
): HostParts['mayInstall'] {
  if (!mayInstall && confirm === undefined) return null;
  const ask = async (version: string): Promise<boolean> =>
    (await confirm?.(
      `Exchange is reached through Microsoft’s PowerShell module ExchangeOnlineManagement, and none here fits. Install version ${version} from the PowerShell Gallery into ${folder}?`,
    )) ?? false;
  let asked: Promise<boolean> | null = null;
  return async (version) => {
    const isAllowed = mayInstall || (await (asked ??= ask(version)));
    if (isAllowed) await mkdir(folder, { recursive: true });
    return isAllowed;
  };
}

/** A new folder for one PowerShell alone. The module cannot work below a path with `$` (facts 5.4). */
async function makeScratch(dataFolder: string): Promise<string> {
  const parent = tmpdir().includes('$') ? join(dataFolder, 'powershell') : tmpdir();
  await mkdir(parent, { recursive: true });
  return mkdtemp(join(parent, 'sendwright-powershell-'));
}

/** Whether there is a program at this path. The Store's aliases are no files that could be opened, only looked at. */
export async function isProgram(path: string): Promise<boolean> {
  try {
    if (process.platform === 'win32') return !(await lstat(path)).isDirectory();
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
