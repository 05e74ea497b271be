// Takes a picture of every page in every state into dist/screenshots (light, dark, small window, 200 % text).
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const outDir = join(root, 'dist', 'screenshots-program');

await build({
  root,
  configFile: false,
  logLevel: 'warn',
  build: {
    ssr: join(root, 'tests/e2e/stage-checks/screenshots.ts'),
    outDir,
    target: 'node20',
    minify: false,
  },
});
const done = spawnSync(process.execPath, [join(outDir, 'screenshots.js'), ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
process.exit(done.status ?? 1);
