import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { TestProject } from 'vitest/node';
import { chromiumName, noBrowser } from './chromium';
import { openDisplay } from './display';
import { findElectron } from './electron-binary';
import { notProvableOn } from './not-provable';

declare module 'vitest' {
  interface ProvidedContext {
    /** Why nothing can be shown in an Electron window here; null where it can. */
    readonly noElectron: string | null;
  }
}

const root = resolve(import.meta.dirname, '../../..');

/** Once before the tests in a window: builds what they show, finds where to show it, and says which hosts are used. */
export default async function setUp(project: TestProject): Promise<() => void> {
  build();
  const electron = findElectron();
  const display = await openDisplay();
  const missing = electron.kind === 'missing' ? electron : display.kind === 'missing' ? display : null;
  project.provide('noElectron', missing?.reason ?? null);
  const window =
    electron.kind === 'found' && display.kind === 'there'
      ? `Electron ${electron.version} on ${display.name}`
      : `no Electron window (${missing?.reason ?? ''})`;
  const browser = noBrowser === null ? `browser host in ${chromiumName()}` : `no browser host (${noBrowser})`;
  keepHosts(`${window}, ${browser}`);
  if (electron.kind === 'found') {
    for (const line of notProvableOn(electron.version)) say(`not provable on this Electron: ${line}`);
  }
  return () => (display.kind === 'there' ? display.stop() : undefined);
}

/** Between the lines of the test runner. */
function say(line: string): void {
  process.stdout.write(`e2e: ${line}\n`);
}

/** For the last lines of the whole run too: here much is said after it. */
function keepHosts(hosts: string): void {
  say(hosts);
  const file = resolve(root, 'node_modules/.cache/sendwright/e2e-hosts.txt');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, hosts);
}

/**
 * The app and the browser host, once: test files run side by side, and one that built anew would take the files of
 * the other's host away while it starts. In a process of its own: the test runner's environment would build React for tests.
 */
function build(): void {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => name !== 'NODE_ENV'));
  const vite = resolve(root, 'node_modules/vite/bin/vite.js');
  const built = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    ...{ cwd: root, env, encoding: 'utf8' },
  });
  if (built.status !== 0) throw new Error(`The app could not be built.\n${built.stdout}${built.stderr}`);
}
