#!/usr/bin/env node
// The bin: sees to packages and bundle, then hands over to dist/cli.mjs in this very process.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { newest } from './newest.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bundle = join(root, 'dist', 'cli.mjs');

function run(script, args) {
  const done = spawnSync(process.execPath, [join(root, script), ...args], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (done.status !== 0) process.exit(done.status ?? 1);
}

/** In a checkout the bundle follows the sources; an installed package has no sources and a bundle. */
function isStale() {
  if (!existsSync(bundle)) return true;
  if (!existsSync(join(root, 'electron'))) return false;
  const built = statSync(bundle).mtimeMs;
  return newest(join(root, 'electron')) > built || statSync(join(root, 'vite.config.ts')).mtimeMs > built;
}

if (existsSync(join(root, 'package-lock.json'))) run('build/prepare.mjs', ['--packages-only', '--quiet']);
if (isStale()) run('node_modules/vite/bin/vite.js', ['build', '--mode', 'cli', '--logLevel', 'warn']);
await import(pathToFileURL(bundle).href);
