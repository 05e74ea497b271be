import { defineConfig } from 'vite';

/**
 * Bundles the command line (`dist/cli.mjs`) and the keychain's helper process (`dist/keychain-helper.mjs`), packages
 * and all: Node starts one file more than twice as fast as the thousand it is made of. Only keytar, which is native,
 * is loaded from where it is installed.
 * The desktop app's main, preload and renderer get their own entries here.
 */
export default defineConfig({
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
