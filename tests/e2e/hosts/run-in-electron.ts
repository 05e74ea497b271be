import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { build } from 'vite';
import type { Asked, Told } from '../programs/protocol';
import { findElectron } from './electron-binary';
import { rootArgs } from './launch';

/** Bundles a program that runs as Electron's main. Returns its path. */
export async function bundleForElectron(entry: string): Promise<string> {
  const outDir = mkdtempSync(join(tmpdir(), 'sendwright-program-'));
  const name = `${basename(entry, '.ts')}.cjs`;
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['electron'] },
    build: {
      ssr: entry,
      ...{ outDir, target: 'es2022', minify: false },
      rollupOptions: { output: { format: 'cjs', entryFileNames: name } },
    },
  });
  return join(outDir, name);
}

/** Removes what was bundled. */
export function removeBundle(program: string): void {
  rmSync(dirname(program), { recursive: true, force: true });
}

/** Has the program do one thing in an Electron of its own, and answers what it told. */
export async function askInElectron(
  program: string,
  asked: Asked,
  switches: readonly string[] = [],
): Promise<Told> {
  const electron = findElectron();
  if (electron.kind === 'missing') throw new Error(electron.reason);
  const home = mkdtempSync(join(tmpdir(), 'sendwright-program-home-'));
  const withoutSandbox = rootArgs();
  const child = spawn(
    electron.executable,
    [
      ...(withoutSandbox.length > 0 ? ['--no-sandbox', ...withoutSandbox] : []),
      ...[...switches, program, `--user-data-dir=${home}`],
    ],
    { env: { ...process.env, ASKED: JSON.stringify(asked) }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let out = '';
  let err = '';
  child.stdout.on('data', (bytes: Buffer) => (out += bytes.toString()));
  child.stderr.on('data', (bytes: Buffer) => (err += bytes.toString()));
  await new Promise((resolve) => child.once('close', resolve));
  rmSync(home, { recursive: true, force: true });
  const told = out.split('\n').find((line) => line.startsWith('TOLD '));
  if (told === undefined) throw new Error(`The program told nothing.\n${err}`);
  return JSON.parse(told.slice(5)) as Told;
}
