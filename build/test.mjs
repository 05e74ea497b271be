// Runs everything: types, lint, format, then every test; closes with "N passed, N failed, N skipped".
// Types, lint and format count as one test each, so that their failure is never lost in the output.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const counts = { passed: 0, failed: 0, skipped: 0 };
const skippedBecause = [];
let windows = 'e2e: not run';

function node(script, args, env = {}) {
  const started = Date.now();
  const done = spawnSync(process.execPath, [join(root, script), ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  });
  return { ok: done.status === 0, seconds: Math.round((Date.now() - started) / 1000) };
}

function check(name, script, args) {
  const { ok, seconds } = node(script, args);
  counts[ok ? 'passed' : 'failed'] += 1;
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)`);
}

/** Counts and reasons from Vitest's JSON report; a run without a report counts as failed. */
function tests() {
  const folder = join(root, 'node_modules', '.cache', 'sendwright');
  const report = join(folder, 'vitest.json');
  // Written by what finds them, before the tests in a window.
  const hosts = join(folder, 'e2e-hosts.txt');
  mkdirSync(folder, { recursive: true });
  rmSync(report, { force: true });
  rmSync(hosts, { force: true });
  const { ok } = node('node_modules/vitest/vitest.mjs', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  if (!existsSync(report)) {
    counts.failed += 1;
    console.log('FAIL the tests ended without a report');
    return;
  }
  const result = JSON.parse(readFileSync(report, 'utf8'));
  counts.passed += result.numPassedTests;
  counts.failed += result.numFailedTests;
  const files = result.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  );
  counts.failed += files.length;
  for (const file of result.testResults) {
    for (const test of file.assertionResults) {
      if (test.status !== 'pending' && test.status !== 'skipped' && test.status !== 'todo') continue;
      counts.skipped += 1;
      skippedBecause.push(test.fullName);
    }
  }
  windows = windowLine(result.testResults, existsSync(hosts) ? readFileSync(hosts, 'utf8') : 'no host');
  if (!ok && result.numFailedTests === 0 && files.length === 0) counts.failed += 1;
}

/** Where the tests in a window were shown, and how long they took: they run together, after all others. */
function windowLine(files, hosts) {
  const shown = files.filter(({ name }) => name.startsWith(join(root, 'tests', 'e2e')));
  const from = Math.min(...shown.map(({ startTime }) => startTime));
  const to = Math.max(...shown.map(({ endTime }) => endTime));
  return `e2e: ${hosts}; ${shown.length} files in ${Math.round((to - from) / 1000)} s`;
}

check('types', 'node_modules/typescript/bin/tsc', ['--build']);
check('lint', 'node_modules/eslint/bin/eslint.js', [
  '--cache',
  '--cache-location',
  'node_modules/.cache/eslint/',
  '--max-warnings',
  '0',
  '.',
]);
check('format', 'node_modules/prettier/bin/prettier.cjs', ['--check', '--log-level', 'warn', '.']);
check('bundle', 'node_modules/vite/bin/vite.js', ['build', '--logLevel', 'warn']);
tests();

if (skippedBecause.length > 0) {
  console.log('\nNot run here (each name says why):');
  for (const name of skippedBecause) console.log(`  - ${name}`);
}
console.log(windows);
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exit(counts.failed === 0 ? 0 : 1);
