import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { rmSync } from 'node:fs';
import { openPfx } from '../../electron/credentials/certificate/open-pfx';
import { bundleProgram } from '../support/bundle-program';

const passphrase = 'k3fm-9x2p-qq7d-hw5e';
const electron = join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? '/nowhere', 'electron');

interface Said {
  readonly pfx: string;
  readonly isSame: boolean;
  readonly verified: boolean;
}

/** Runs the program on another JavaScript host; its crypto library is not Node's. */
async function runOn(host: string): Promise<Said> {
  const program = await bundleProgram(resolve(import.meta.dirname, 'programs/certificate.ts'));
  onTestFinished(() => rmSync(dirname(program), { recursive: true }));
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  const run = spawnSync(host, [program], { encoding: 'utf8', env });
  expect(run.status, run.stderr).toBe(0);
  return JSON.parse(run.stdout) as Said;
}

describe('a certificate, its PFX and an assertion', () => {
  const hosts = [
    { name: 'Node, bundled', host: process.execPath },
    { name: "Electron's BoringSSL (skipped without ELECTRON_OVERRIDE_DIST_PATH)", host: electron },
  ];
  for (const { name, host } of hosts) {
    it.skipIf(!existsSync(host))(`are made and opened on ${name}`, { timeout: 60_000 }, async () => {
      const { pfx, isSame, verified } = await runOn(host);
      expect({ isSame, verified }).toEqual({ isSame: true, verified: true });
      expect(openPfx(Buffer.from(pfx, 'base64'), passphrase).privateKey).not.toBe('');
    });
  }
});
