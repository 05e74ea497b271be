import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = process.cwd();

/** The Electron that windows are tested in, or why there is none. */
export type FoundElectron =
  | { readonly kind: 'found'; readonly executable: string; readonly version: string }
  | { readonly kind: 'missing'; readonly reason: string };

/** The one named in ELECTRON_OVERRIDE_DIST_PATH, else that of the npm package, where its binary was fetched. */
export function findElectron(environment: NodeJS.ProcessEnv = process.env): FoundElectron {
  const named = environment['ELECTRON_OVERRIDE_DIST_PATH'];
  const folder = named ?? join(root, 'node_modules', 'electron', 'dist');
  const executable = join(folder, executableName(process.platform));
  if (!existsSync(executable)) {
    const reason =
      named === undefined
        ? 'no Electron binary: run "npx install-electron", or name a folder in ELECTRON_OVERRIDE_DIST_PATH'
        : `no Electron in ELECTRON_OVERRIDE_DIST_PATH (${named})`;
    return { kind: 'missing', reason };
  }
  const versionFile = join(folder, 'version');
  const version = existsSync(versionFile) ? readFileSync(versionFile, 'utf8').trim() : 'unknown';
  return { kind: 'found', executable, version: version.replace(/^v/u, '') };
}

function executableName(platform: NodeJS.Platform): string {
  if (platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return platform === 'win32' ? 'electron.exe' : 'electron';
}
