// Where Electron is, and how it is fetched: the npm package brings its program only when it is asked for.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const names = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' };

/** Path of the program, in the folder of ELECTRON_OVERRIDE_DIST_PATH or of the npm package; null where it is not there. */
export function findElectron(root, environment = process.env) {
  const folder = environment.ELECTRON_OVERRIDE_DIST_PATH ?? join(root, 'node_modules', 'electron', 'dist');
  const program = join(folder, names[process.platform] ?? 'electron');
  return existsSync(program) ? program : null;
}

/** Fetches it (about 120 MB, once). Answers the path, or the reason why it could not be had, in a line. */
export function fetchElectron(root, environment = process.env) {
  if (environment.ELECTRON_OVERRIDE_DIST_PATH !== undefined) {
    return {
      reason: `There is no Electron in ELECTRON_OVERRIDE_DIST_PATH (${environment.ELECTRON_OVERRIDE_DIST_PATH}).`,
    };
  }
  const script = join(root, 'node_modules', 'electron', 'install.js');
  const done = spawnSync(process.execPath, [script], { cwd: root, encoding: 'utf8', env: environment });
  const program = findElectron(root, environment);
  if (program !== null) return { program };
  const lines = `${done.stderr ?? ''}${done.stdout ?? ''}`.split('\n');
  const why = lines.find((line) => /error|ENOTFOUND|failed/iu.test(line)) ?? 'the download ended without it';
  return { reason: `Electron could not be downloaded: ${why.trim()}` };
}
