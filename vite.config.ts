import { defineConfig } from 'vite';

/**
 * Bundles the command line (`dist/cli.mjs`) and the keychain's helper process (`dist/keychain-helper.mjs`). Packages stay outside the bundle: they are installed beside it.
 * The desktop app's main, preload and renderer get their own entries here.
 */
export default defineConfig({
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
