import { posix, win32 } from 'node:path';
import { AppError } from '../../contract/errors';
import type { ChildProcessPort, StartChild } from '../../ports/child-process';
import type { Surroundings } from './candidates';
import { childEnvironment } from './environment';

/** The bundled scripts. */
export type ScriptName = 'bridge.ps1' | 'list-modules.ps1' | 'install-module.ps1';

export interface LaunchOptions {
  readonly startChild: StartChild;
  readonly surroundings: Surroundings;
  /** Absolute path of the folder with the bundled scripts. */
  readonly scripts: string;
  readonly scratch: string;
  readonly opensBrowser: boolean;
}

/** Starts one bundled script in one PowerShell. */
export type Launch = (powershell: string, script: ScriptName) => ChildProcessPort;

/**
 * No profile, no prompt, no shell, nothing of ours in the arguments but the script's path. On Windows, where clients
 * run no scripts by default, the child alone gets RemoteSigned; a policy that the machine's owner set by Group Policy
 * stands above it, and that is right. Throws AppError where Windows PowerShell would take the scripts' folder for a
 * pattern, which another folder may match.
 */
export function launcher(options: LaunchOptions): Launch {
  const { startChild, surroundings, scripts, scratch, opensBrowser } = options;
  const { platform, env } = surroundings;
  const paths = platform === 'win32' ? win32 : posix;
  if (platform === 'win32' && /[[\]`]/u.test(scripts)) throw misreadFolder(scripts);
  const policy = platform === 'win32' ? ['-ExecutionPolicy', 'RemoteSigned'] : [];
  return (powershell, script) =>
    startChild({
      command: powershell,
      args: ['-NoLogo', '-NoProfile', '-NonInteractive', ...policy, '-File', paths.join(scripts, script)],
      env: childEnvironment({
        ...{ platform, env, scratch, opensBrowser },
      }),
      folder: scratch,
    });
}

function misreadFolder(folder: string): AppError {
  return new AppError({
    code: 'preflight-failed',
    message: `Sendwright lies in ${folder}; PowerShell reads square brackets and backticks there as a pattern.`,
    who: 'you',
    next: 'Move Sendwright to a folder without these characters in its path.',
  });
}
