// npm start: sees to packages, Electron and bundle, then opens the window with the practice tenant ready. What stands in
// the way is said with what to do, and what works instead (exit 3).
//
//   npm start [-- --data=DIR]
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildApp, runApp } from './start/app.mjs';
import { fetchElectron, findElectron } from './start/electron.mjs';
import { earlyEnd, obstacles, obstacleText } from './start/obstacles.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const say = (text) => process.stderr.write(`${text}\n`);

function stop(found) {
  say(obstacleText(found));
  process.exit(3);
}

const here = { platform: process.platform, user: process.getuid?.(), environment: process.env };

// Before anything is fetched: where no window can be shown, nobody should wait for one.
const before = obstacles({ ...here, electron: null });
if (before.length > 0) stop(before);

const prepared = spawnSync(process.execPath, [join(root, 'build', 'prepare.mjs')], {
  cwd: root,
  stdio: 'inherit',
});
if (prepared.status !== 0) process.exit(prepared.status ?? 1);

let program = findElectron(root);
if (program === null) {
  if (process.env.ELECTRON_OVERRIDE_DIST_PATH === undefined)
    say('start: fetching Electron (about 120 MB, once)');
  const fetched = fetchElectron(root);
  if (fetched.program === undefined) stop(obstacles({ ...here, electron: fetched.reason }));
  program = fetched.program;
}
if (!buildApp(root)) process.exit(1);

const end = await runApp(root, program, ['--practice', ...process.argv.slice(2)]);
const why = end.code === 0 ? null : earlyEnd(end);
if (why !== null) stop([why]);
if (end.code !== 0) say(end.said);
process.exit(end.code ?? 1);
