import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { _electron, errors, type ElectronApplication } from 'playwright';
import { findElectron } from './electron-binary';

const root = process.cwd();
const startsWithinMs = 25_000;

/** Only in tests, and only for root, who cannot start Electron otherwise: without the operating system's sandbox. */
export function rootArgs(): readonly string[] {
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
  return isRoot ? ['-r', join(root, 'tests/e2e/hosts/as-root.cjs')] : [];
}

/**
 * Starts an app that is expected to end by itself, and answers how: the test library would wait for a window of it.
 * Throws where there is no Electron.
 */
export async function runToEnd(app: string, args: readonly string[]): Promise<number | null> {
  const electron = findElectron();
  if (electron.kind === 'missing') throw new Error(electron.reason);
  const asRoot = rootArgs();
  const child = spawn(
    electron.executable,
    [...(asRoot.length > 0 ? ['--no-sandbox', ...asRoot] : []), app, ...args],
    { cwd: root, stdio: 'ignore' },
  );
  const [code] = (await once(child, 'exit')) as [number | null];
  return code;
}

/** Starts an app, by its folder or its main file, under the test library. Throws where there is no Electron. */
export async function launch(app: string, args: readonly string[]): Promise<ElectronApplication> {
  const electron = findElectron();
  if (electron.kind === 'missing') throw new Error(electron.reason);
  const start = async () =>
    _electron.launch({
      executablePath: electron.executable,
      args: [...rootArgs(), app, ...args],
      cwd: root,
      chromiumSandbox: rootArgs().length === 0,
      timeout: startsWithinMs,
    });
  try {
    return await start();
  } catch (error) {
    if (!(error instanceof errors.TimeoutError)) throw error;
    // Seldom the test library loses the app while it attaches to it; a second start tells that from an app that hangs.
    process.stdout.write('e2e: an app did not start in time; it is started once more\n');
    return start();
  }
}
