// Measures what the goals in docs/bench.md speak of: bundles the product and the bench, then runs it.
import { spawnSync } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, createBuilder } from 'vite';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bundles = join(root, 'dist', 'bench');

await (await createBuilder({ configFile: join(root, 'vite.config.ts'), logLevel: 'warn' })).buildApp();
await build({
  root,
  configFile: false,
  logLevel: 'warn',
  build: {
    ssr: true,
    outDir: bundles,
    target: 'node20',
    minify: false,
    rollupOptions: {
      input: ['main', 'client-child', 'practice-child'].map((name) =>
        join(root, 'tests', 'bench', `${name}.ts`),
      ),
      output: { format: 'es', entryFileNames: '[name].mjs', chunkFileNames: 'chunks/[name]-[hash].mjs' },
    },
  },
});
// The empty window that the app's own is measured against.
await build({
  root: join(root, 'tests', 'bench', 'empty-window'),
  base: './',
  configFile: false,
  logLevel: 'warn',
  build: { outDir: join(bundles, 'empty-window', 'page'), target: 'chrome108', modulePreload: false },
});
copyFileSync(join(root, 'tests/bench/empty-window/main.cjs'), join(bundles, 'empty-window', 'main.cjs'));
const done = spawnSync(process.execPath, [join(bundles, 'main.mjs'), ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
process.exit(done.status ?? 1);
