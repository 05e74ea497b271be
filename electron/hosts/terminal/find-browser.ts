import { posix, win32 } from 'node:path';

/** What is asked of the computer. */
export interface BrowserSurroundings {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
}

const onLinux = [
  ...['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome-stable'],
  ...['/usr/bin/google-chrome', '/usr/bin/microsoft-edge-stable', '/usr/bin/microsoft-edge'],
  ...['/opt/google/chrome/chrome', '/opt/microsoft/msedge/msedge'],
];

const onMac = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'Chromium.app/Contents/MacOS/Chromium',
];

const onWindows = [
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Chromium', 'Application', 'chrome.exe'],
];

/**
 * Where a Chromium, Chrome or Edge is installed to, as absolute paths in the order in which they are looked at, existing
 * or not. PATH is not asked: what lies there may be anybody's. A snap is left out: it cannot read the files it would print.
 */
export function browserPlaces({ platform, env }: BrowserSurroundings): readonly string[] {
  if (platform === 'darwin') {
    const homes = [
      '/Applications',
      ...(env['HOME'] === undefined ? [] : [posix.join(env['HOME'], 'Applications')]),
    ];
    return homes.flatMap((folder) => onMac.map((app) => posix.join(folder, app)));
  }
  if (platform !== 'win32') return onLinux;
  const roots = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA']
    .map((name) => env[name])
    .filter((root): root is string => root !== undefined && win32.isAbsolute(root));
  return onWindows.flatMap((parts) => roots.map((root) => win32.join(root, ...parts)));
}
