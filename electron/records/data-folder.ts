import { posix, win32 } from 'node:path';

/**
 * Where this user's records stand unless told otherwise: `%LOCALAPPDATA%\Sendwright`, `~/Library/Application
 * Support/Sendwright`, or `$XDG_DATA_HOME/sendwright` with `~/.local/share` as its default. Local, never roaming:
 * a lock must not travel.
 */
export function defaultDataFolder(
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
  home: string,
): string {
  if (platform === 'win32') {
    const local = env['LOCALAPPDATA'] ?? '';
    return win32.join(win32.isAbsolute(local) ? local : win32.join(home, 'AppData', 'Local'), 'Sendwright');
  }
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', 'Sendwright');
  // A relative path there must be ignored, says the XDG base directory specification.
  const share = env['XDG_DATA_HOME'] ?? '';
  return posix.join(posix.isAbsolute(share) ? share : posix.join(home, '.local', 'share'), 'sendwright');
}
