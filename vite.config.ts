import { cpSync, existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig, type Plugin } from 'vite';

const here = import.meta.dirname;

/** Puts the PowerShell scripts beside the bundle, as they are: `dist/powershell/*.ps1`. */
function powershellScripts(): Plugin {
  return {
    name: 'powershell-scripts',
    writeBundle() {
      const from = resolve(here, 'electron/exchange/powershell/bridge');
      if (existsSync(from)) cpSync(from, resolve(here, 'dist/powershell'), { recursive: true });
    },
  };
}

/**
 * Bundles the command line (`dist/cli.mjs`) and the keychain's helper process (`dist/keychain-helper.mjs`), packages
 * and all: Node starts one file more than twice as fast as the thousand it is made of. Only keytar, which is native,
 * is loaded from where it is installed.
 * The bundled PowerShell scripts lie beside them.
 * The desktop app's main, preload and renderer get their own entries here.
 */
export default defineConfig({
  plugins: [powershellScripts()],
  // write-file-atomic wants to know the file it lies in.
  ssr: { noExternal: true, external: ['write-file-atomic'] },
  build: {
    ssr: true,
    outDir: 'dist',
    emptyOutDir: true,
    target: 'node20',
    sourcemap: true,
    minify: false,
    rollupOptions: {
      input: {
        cli: 'electron/hosts/cli.ts',
        'keychain-helper': 'electron/hosts/terminal/keychain-helper.ts',
      },
      output: { format: 'es', entryFileNames: '[name].mjs', chunkFileNames: 'chunks/[name]-[hash].mjs' },
    },
  },
});
