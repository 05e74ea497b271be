// Builds the app where its sources are newer, and runs it.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { newest } from '../newest.mjs';

/** Builds `dist/app` where it is missing or older than what it is made of. False where that failed. */
export function buildApp(root) {
  const bundle = join(root, 'dist', 'app', 'renderer', 'index.html');
  const sources = ['electron', 'renderer'].map((folder) => newest(join(root, folder)));
  const latest = Math.max(...sources, statSync(join(root, 'vite.config.ts')).mtimeMs);
  if (existsSync(bundle) && statSync(bundle).mtimeMs > latest) return true;
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const args = [vite, 'build', '--mode', 'app', '--logLevel', 'warn'];
  return spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status === 0;
}

/** Runs the app; answers how it ended, and the end of what it said on its error output. */
export function runApp(root, program, args) {
  const env = { ...process.env };
  delete env.ELECTRON_RUN_AS_NODE;
  delete env.NODE_OPTIONS;
  const child = spawn(program, [root, ...args], { cwd: root, env, stdio: ['inherit', 'inherit', 'pipe'] });
  let said = '';
  child.stderr.on('data', (bytes) => {
    said = (said + bytes.toString()).slice(-20_000);
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: 1, signal: null, said: error.message }));
    child.once('close', (code, signal) => resolve({ code, signal, said }));
  });
}
