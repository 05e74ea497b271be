import { realpath, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

const writableByAll = 0o002;
const sticky = 0o1000;

/**
 * Whether a file, its folder and the folder above are such that not everybody on this computer may replace the file.
 * On Windows, where modes tell nothing, always: the places looked at there are this user's or the administrators'.
 */
export async function isGuarded(
  path: string,
  platform: NodeJS.Platform = process.platform,
): Promise<boolean> {
  if (platform === 'win32') return true;
  try {
    const file = await realpath(path);
    const folder = dirname(file);
    const modes = await Promise.all(
      [file, folder, dirname(folder)].map(async (one) => (await stat(one)).mode),
    );
    return modes.every((mode) => (mode & writableByAll) === 0 || (mode & sticky) !== 0);
  } catch {
    // What cannot be looked at cannot be started either; that is told better elsewhere.
    return true;
  }
}
