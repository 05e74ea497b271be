import * as fs from 'node:fs/promises';
import { dirname } from 'node:path';

/** Bytes that are free for this user where a folder lies or would be made; null where the runtime cannot tell. */
export async function freeSpaceAt(folder: string): Promise<number | null> {
  // Node has it since 18.15; an older Electron lacks it.
  const { statfs } = fs as Partial<Pick<typeof fs, 'statfs'>>;
  if (statfs === undefined) return null;
  for (let place = folder; ; place = dirname(place)) {
    try {
      const { bavail, bsize } = await statfs(place);
      return bavail * bsize;
    } catch {
      if (dirname(place) === place) return null;
    }
  }
}
