// npm run dev: the window over a page server with hot reload. Changes below electron/ show after a restart.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';
import { runApp } from './start/app.mjs';
import { findElectron, fetchElectron } from './start/electron.mjs';
import { obstacles, obstacleText } from './start/obstacles.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

const program = findElectron(root) ?? fetchElectron(root).program ?? null;
const electron = program === null ? 'There is no Electron.' : null;
const found = obstacles({
  platform: process.platform,
  user: process.getuid?.(),
  environment: process.env,
  electron,
});
if (found.length > 0) {
  process.stderr.write(`${obstacleText(found)}\n`);
  process.exit(3);
}
const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
const built = spawnSync(process.execPath, [vite, 'build', '--mode', 'app', '--logLevel', 'warn'], {
  cwd: root,
  stdio: 'inherit',
});
if (built.status !== 0) process.exit(built.status ?? 1);

const server = await createServer({
  configFile: join(root, 'vite.config.ts'),
  server: { host: 'localhost' },
});
await server.listen();
const page = server.resolvedUrls.local[0];
const end = await runApp(root, program, ['--practice', `--dev-server=${page}`, ...process.argv.slice(2)]);
await server.close();
process.exit(end.code ?? 1);
