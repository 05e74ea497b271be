import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { findElectron } from '../hosts/electron-binary';

const root = resolve(import.meta.dirname, '../../..');
const noElectron = inject('noElectron');
const missing = noElectron ?? (process.platform === 'linux' ? null : 'a Linux folder is packed on Linux');

function run(script: string, args: readonly string[]): { status: number | null; said: string } {
  const done = spawnSync(process.execPath, [join(root, script), ...args], { cwd: root, encoding: 'utf8' });
  return { status: done.status, said: `${done.stdout}${done.stderr}` };
}

describe.skipIf(missing !== null)(
  `a packed folder${missing === null ? '' : ` (skipped: ${missing})`}`,
  () => {
    let folder = '';
    let packed = '';

    beforeAll(() => {
      const electron = findElectron();
      if (electron.kind === 'missing') throw new Error(electron.reason);
      folder = mkdtempSync(join(tmpdir(), 'sendwright-packed-'));
      const own = join(folder, 'electron');
      cpSync(dirname(electron.executable), own, { recursive: true });
      // Whatever app that Electron brings is no part of ours.
      rmSync(join(own, 'resources'), { recursive: true });
      mkdirSync(join(own, 'resources'));
      packed = join(folder, 'out', 'linux-unpacked');
      const { status, said } = run('node_modules/electron-builder/cli.js', [
        ...['--linux', 'dir', '--config', 'build/packaging/config.mjs'],
        ...[`-c.electronDist=${own}`, `-c.directories.output=${join(folder, 'out')}`],
      ]);
      if (status !== 0) throw new Error(said);
    }, 180_000);

    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    const verify = () => run('build/packaging/verify.mjs', [packed]);

    it('holds the bundles in the archive, scripts and native modules beside it, and fuses as wanted', () => {
      const { status, said } = verify();
      expect(said).toContain('the package is as it should be');
      expect(status).toBe(0);
      for (const line of said.split('\n').filter((one) => one.startsWith('not on this Electron'))) {
        process.stdout.write(`e2e: packaging: ${line}\n`);
      }
    });

    it('is no Node: the fuse is really off', () => {
      const asNode = spawnSync(join(packed, 'sendwright'), ['-e', 'console.log("ran as Node")'], {
        ...{ encoding: 'utf8', timeout: 5_000, killSignal: 'SIGKILL' },
        env: { PATH: process.env['PATH'], ELECTRON_RUN_AS_NODE: '1' },
      });
      expect(asNode.stdout).not.toContain('ran as Node');
    });

    it('is found wrong when somebody put another app beside the archive, or took a script away', () => {
      const other = join(packed, 'resources', 'app');
      mkdirSync(other);
      writeFileSync(join(other, 'index.js'), '');
      expect(verify().said).toContain('resources/app is another app');
      rmSync(other, { recursive: true });
      const scripts = join(packed, 'resources', 'app.asar.unpacked', 'dist', 'app', 'powershell');
      expect(existsSync(join(scripts, 'main.ps1'))).toBe(true);
      rmSync(join(scripts, 'main.ps1'));
      const { status, said } = verify();
      expect([status, said]).toEqual([
        1,
        expect.stringContaining('PowerShell scripts are not beside') as string,
      ]);
    });
  },
);
