import { spawnSync } from 'node:child_process';
import { createPrivateKey } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Decrypter } from 'age-encryption';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openCms } from '../../electron/credentials/recipient/open-cms';
import { readZip } from '../../electron/credentials/zip';
import { bundleProgram } from '../support/bundle-program';

const electron = join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? '/nowhere', 'electron');
const hasScreen = spawnSync('xvfb-run', ['--help']).error === undefined;

interface Said {
  readonly ageOpens: string;
  readonly cmsOpens: string;
  readonly identity: string;
  readonly privateKey: string;
  readonly age: string;
  readonly cms: string;
}

/** Runs the program on a host; its crypto library is not Node's. It is the app's main process there, as the product is. */
async function runOn(host: string, options: readonly string[]): Promise<Said> {
  const program = await bundleProgram(resolve(import.meta.dirname, 'programs/recipient.ts'));
  onTestFinished(() => rmSync(dirname(program), { recursive: true }));
  const run = spawnSync(host, [...options, program], { encoding: 'utf8', timeout: 60_000 });
  expect(run.status, run.stderr).toBe(0);
  return JSON.parse(run.stdout.trim()) as Said;
}

describe('what is sealed to a public key', () => {
  const hosts = [
    { name: 'Node, bundled', host: process.execPath, options: [], isThere: true },
    {
      name: "Electron's BoringSSL (skipped without ELECTRON_OVERRIDE_DIST_PATH and xvfb-run)",
      host: 'xvfb-run',
      options: ['-a', electron, '--no-sandbox'],
      isThere: existsSync(electron) && hasScreen,
    },
  ];
  for (const { name, host, options, isThere } of hosts) {
    it.skipIf(!isThere)(`is sealed and opened on ${name}`, { timeout: 90_000 }, async () => {
      const said = await runOn(host, options);
      expect(said).toMatchObject({ ageOpens: '{"value":"x"}', cmsOpens: 'content' });
      const decrypter = new Decrypter();
      decrypter.addIdentity(said.identity);
      const zip = await decrypter.decrypt(Buffer.from(said.age, 'base64'));
      expect([...(await readZip(zip, null)).keys()]).toEqual(['credential.json']);
      const der = Buffer.from(said.privateKey, 'base64');
      const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
      expect(openCms(Buffer.from(said.cms, 'base64'), key)?.toString()).toBe('content');
    });
  }
});
