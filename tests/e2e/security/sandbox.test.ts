import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron } from 'playwright';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { findElectron } from '../hosts/electron-binary';

const root = resolve(import.meta.dirname, '../../..');
const isRoot = process.getuid?.() === 0;

/** Why the sandbox of the operating system can't be shown here; null where it can. */
function missing(): string | null {
  const noElectron = inject('noElectron');
  if (noElectron !== null) return noElectron;
  if (process.platform !== 'linux') return 'looked at through /proc, on Linux';
  const hasUser = !isRoot || spawnSync('runuser', ['-u', 'nobody', '--', 'true']).status === 0;
  return hasUser ? null : 'root cannot become an ordinary user here';
}

/** The built app in a folder that every user may read, and a program that starts Electron as an ordinary one. */
function forOrdinaryUser(executable: string): { folder: string; program: string } {
  const folder = mkdtempSync(join(tmpdir(), 'sendwright-user-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(join(root, 'dist/app'), join(folder, 'app/dist/app'), { recursive: true });
  cpSync(join(root, 'package.json'), join(folder, 'app/package.json'));
  mkdirSync(join(folder, 'home'));
  const program = join(folder, 'electron.sh');
  const become = isRoot
    ? `runuser -u nobody -- env HOME=${folder}/home XDG_CONFIG_HOME=${folder}/home XDG_RUNTIME_DIR=${folder}/home`
    : '';
  writeFileSync(program, `#!/bin/sh\nexec ${become} ${executable} "$@"\n`);
  if (isRoot) execFileSync('chown', ['-R', 'nobody', folder]);
  execFileSync('chmod', ['-R', 'a+rX', folder]);
  chmodSync(program, 0o755);
  return { folder, program };
}

/** One line of a process's state in Linux, e.g. `Seccomp`. */
function statusOf(pid: number, name: string): string {
  const line = readFileSync(`/proc/${pid}/status`, 'utf8')
    .split('\n')
    .find((one) => one.startsWith(`${name}:`));
  return line?.split(':')[1]?.trim() ?? '';
}

const why = missing();

describe.skipIf(why !== null)(
  `started by an ordinary user${why === null ? '' : ` (skipped: ${why})`}`,
  () => {
    it('every page runs in the sandbox of the operating system', async () => {
      const electron = findElectron();
      if (electron.kind === 'missing') throw new Error(electron.reason);
      const { folder, program } = forOrdinaryUser(electron.executable);
      const app = await _electron.launch({
        executablePath: program,
        args: [join(folder, 'app'), `--data=${folder}/home/data`],
        cwd: folder,
        // Without this the test library itself would switch the sandbox off.
        chromiumSandbox: true,
        timeout: 30_000,
      });
      onTestFinished(async () => app.close());
      const page = await app.firstWindow();
      expect(await page.evaluate(() => Object.keys(window).includes('sendwright'))).toBe(true);
      const { main, pages, args } = await app.evaluate(({ webContents }) => ({
        main: process.pid,
        args: process.argv,
        pages: webContents.getAllWebContents().map((contents) => contents.getOSProcessId()),
      }));
      expect(args).not.toContain('--no-sandbox');
      expect(pages).toHaveLength(1);
      for (const pid of pages) {
        // 2: a filter of system calls is on; 1: no more rights can be gained.
        expect([statusOf(pid, 'Seccomp'), statusOf(pid, 'NoNewPrivs')]).toEqual(['2', '1']);
        expect(statusOf(pid, 'Uid').startsWith('0\t')).toBe(false);
        expect(readFileSync(`/proc/${pid}/cmdline`, 'utf8')).not.toContain('--no-sandbox');
      }
      expect(statusOf(main, 'Seccomp')).toBe('0');
    });
  },
);
