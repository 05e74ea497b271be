import { join, sep } from 'node:path';

/** Where the files of the app lie, beside its main bundle. */
export interface Places {
  readonly preload: string;
  readonly pages: string;
  readonly keychainHelper: string;
  /** Outside of the archive: a child process can't look into it. */
  readonly powershellScripts: string;
}

/** By the folder of the main bundle, which in a packaged app is inside `app.asar`. */
export function placesFrom(folder: string): Places {
  return {
    preload: join(folder, 'preload.cjs'),
    pages: join(folder, 'renderer'),
    keychainHelper: join(folder, 'keychain-helper.cjs'),
    powershellScripts: join(unpacked(folder), 'powershell'),
  };
}

function unpacked(folder: string): string {
  return folder.replace(`${sep}app.asar${sep}`, `${sep}app.asar.unpacked${sep}`);
}
