import { defineConfig } from 'vite';

/**
 * Bundles the command line (`dist/cli.mjs`). Packages stay outside the bundle: they are installed beside it.
 * The desktop app's main, preload and renderer get their own entries here.
 */
export default defineConfig({
  build: {
    ssr: 'electron/hosts/cli.ts',
    outDir: 'dist',
    emptyOutDir: true,
    target: 'node20',
    sourcemap: true,
    minify: false,
    rollupOptions: { output: { format: 'es', entryFileNames: 'cli.mjs' } },
  },
});
