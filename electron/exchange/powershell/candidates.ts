import { posix, win32 } from 'node:path';

/** What is asked of the computer; `env` as the process has it. */
export interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The current folder: nothing is ever started from there. */
  readonly folder: string;
}

/** A variable by its name; Windows does not tell cases apart. */
export function variable({ env, platform }: Pick<Surroundings, 'env' | 'platform'>, name: string): string {
  if (platform !== 'win32') return env[name] ?? '';
  const key = Object.keys(env).find((one) => one.toLowerCase() === name.toLowerCase());
  return (key === undefined ? undefined : env[key]) ?? '';
}

/**
 * Where a PowerShell may be, as absolute paths in the order in which they are looked at, existing or not. Folders of
 * PATH that are relative, on the network or the current folder itself are left out: what lies there may be anybody's.
 */
export function candidatePaths(surroundings: Surroundings): readonly string[] {
  const { platform } = surroundings;
  const found = platform === 'win32' ? onWindows(surroundings) : onUnix(surroundings);
  return [...new Set(found)];
}

function onUnix(surroundings: Surroundings): readonly string[] {
  const known =
    surroundings.platform === 'darwin'
      ? ['/usr/local/bin/pwsh', '/usr/local/microsoft/powershell/7/pwsh', '/opt/homebrew/bin/pwsh']
      : ['/usr/bin/pwsh', '/opt/microsoft/powershell/7/pwsh', '/snap/bin/pwsh'];
  const onPath = variable(surroundings, 'PATH')
    .split(':')
    .filter((folder) => posix.isAbsolute(folder))
    .filter((folder) => posix.resolve(folder) !== posix.resolve(surroundings.folder));
  return [...known, ...onPath.map((folder) => posix.join(folder, 'pwsh'))];
}

function onWindows(surroundings: Surroundings): readonly string[] {
  const folders = variable(surroundings, 'Path')
    .split(';')
    .map((folder) => folder.replaceAll('"', ''))
    .filter((folder) => /^[a-z]:[\\/]/iu.test(folder))
    .filter((folder) => !sameFolder(folder, surroundings.folder));
  // The Store's entry there is an alias that only may lead to a PowerShell: it is looked at last.
  const isAlias = (folder: string): boolean => /\\Microsoft\\WindowsApps\\?$/iu.test(folder);
  const pwsh = (folder: string): string => win32.join(folder, 'pwsh.exe');
  const programs = ['ProgramW6432', 'ProgramFiles'].map((name) => variable(surroundings, name));
  const local = variable(surroundings, 'LOCALAPPDATA');
  const alias = isDrive(local) ? [win32.join(local, 'Microsoft', 'WindowsApps')] : [];
  return [
    // Only administrators write there; into a folder of PATH such as C:\Tools often everybody may.
    ...programs.filter(isDrive).map((folder) => pwsh(win32.join(folder, 'PowerShell', '7'))),
    ...folders.filter((folder) => !isAlias(folder)).map(pwsh),
    ...windowsPowerShell(surroundings),
    ...[...folders.filter(isAlias), ...alias].map(pwsh),
  ];
}

function windowsPowerShell(surroundings: Surroundings): readonly string[] {
  const root = systemRoot(surroundings);
  return [win32.join(root, 'System32', 'WindowsPowerShell', 'v1.0', 'powershell.exe')];
}

/** Windows' own folder. */
export function systemRoot(surroundings: Pick<Surroundings, 'env' | 'platform'>): string {
  const root = variable(surroundings, 'SystemRoot');
  return isDrive(root) ? root : 'C:\\Windows';
}

function isDrive(path: string): boolean {
  return /^[a-z]:[\\/]/iu.test(path);
}

function sameFolder(one: string, other: string): boolean {
  return win32.resolve(one).toLowerCase() === win32.resolve(other).toLowerCase();
}
