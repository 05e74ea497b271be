import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { build } from 'vite';

/** Bundles a TypeScript program, packages and all, so that a plain Node process can run it. Returns its path. */
export async function bundleProgram(entry: string): Promise<string> {
  const outDir = await mkdtemp(join(tmpdir(), 'sendwright-program-'));
  const name = `${basename(entry, '.ts')}.cjs`;
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: entry,
      outDir,
      target: 'node20',
      minify: false,
      rollupOptions: { output: { format: 'cjs', entryFileNames: name } },
    },
  });
  return join(outDir, name);
}
