import { cpSync, rmSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type EnvironmentOptions, type Plugin } from 'vite';

const here = import.meta.dirname;
const inside = (path: string): string => resolve(here, path);

/** What is built with `vite build --mode NAME`; any other mode builds everything. */
const parts: Readonly<Record<string, readonly string[]>> = {
  cli: ['cli'],
  app: ['main', 'keychainHelper', 'preload', 'client'],
};

const developmentPolicy =
  "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self' ws://localhost:*; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Beside a bundle, the PowerShell scripts as they are: a child process reads them, and can't look into an archive. */
function powershellScripts(): Plugin {
  return {
    name: 'powershell-scripts',
    applyToEnvironment: ({ name }) => name === 'cli' || name === 'main',
    writeBundle({ dir = '' }) {
      cpSync(inside('electron/exchange/powershell/bridge'), resolve(dir, 'powershell'), { recursive: true });
    },
  };
}

/** Built anew whole, so that no file of an earlier build is left among the new ones. */
function forget(built: readonly string[]): void {
  const outputs = built.includes('main') ? ['dist/app'] : [];
  if (built.includes('cli')) outputs.push('dist/chunks', 'dist/powershell');
  for (const output of outputs) rmSync(inside(output), { recursive: true, force: true });
}

/** Packages and all in it; only what is native stays where it is installed. */
const bundled = { noExternal: true, external: ['electron', 'keytar', ...builtinModules] } as const;
const nodeBuild = { emptyOutDir: false, sourcemap: true, minify: false, copyPublicDir: false } as const;

/** Half the size is read in half the time; names stay, so that an error still says where it comes from. */
const minify = { compress: true, mangle: false, codegen: { removeWhitespace: true } } as const;

/** One CommonJS file of `dist/app`. What Electron loads before there is a page is that, in every version of it. */
function appFile(name: string, entry: string): EnvironmentOptions {
  return {
    consumer: 'server',
    resolve: bundled,
    build: {
      ...nodeBuild,
      outDir: inside('dist/app'),
      target: 'es2022',
      rollupOptions: {
        input: { [name]: inside(entry) },
        // Else the bundler's own helpers end up in the largest file, and main needs that one for them at once.
        experimental: { chunkOptimization: false },
        output: {
          ...{ format: 'cjs', entryFileNames: '[name].cjs', minify },
          // What is imported when it is needed becomes a `require` of a file beside it: main alone does that.
          ...{ chunkFileNames: 'chunks/[name]-[hash].cjs', dynamicImportInCjs: false },
          ...{ codeSplitting: name === 'main', strictExecutionOrder: name === 'main' },
        },
      },
    },
  };
}

/**
 * Bundles the command line (`dist/cli.mjs`, with the keychain's helper process beside it), the browser host of
 * development and tests (`dist/browser.mjs`) and the desktop app
 * (`dist/app`: preload and keychain helper one CommonJS file each, main one with what it imports later in `chunks`, and the
 * window's pages). Node starts one file more than twice as fast as the thousand it is made of. `vite` alone serves the pages with hot reload.
 */
export default defineConfig(({ mode }) => ({
  root: inside('renderer'),
  base: './',
  plugins: [react(), powershellScripts()],
  // For `npm run dev` alone: hot reload puts scripts and styles into the page.
  server: { headers: { 'content-security-policy': developmentPolicy } },
  builder: {
    sharedConfigBuild: true,
    async buildApp(builder) {
      const built = parts[mode] ?? Object.values(parts).flat();
      forget(built);
      for (const name of built) {
        const environment = builder.environments[name];
        if (environment !== undefined) await builder.build(environment);
      }
    },
  },
  environments: {
    client: {
      build: {
        outDir: inside('dist/app/renderer'),
        emptyOutDir: true,
        target: 'chrome108',
        sourcemap: false,
        // Nothing in a page may be a data: address that the policy would have to allow for scripts.
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        rollupOptions: {
          // Each file of the first page is a question to main more before anything is drawn.
          output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } },
        },
      },
    },
    main: appFile('main', 'electron/main.ts'),
    keychainHelper: appFile('keychain-helper', 'electron/hosts/electron/keychain-helper.ts'),
    preload: appFile('preload', 'electron/preload/preload.ts'),
    cli: {
      consumer: 'server',
      resolve: bundled,
      // write-file-atomic makes temporary names out of the name of the file it lies in.
      define: { __filename: JSON.stringify('sendwright') },
      build: {
        ...nodeBuild,
        outDir: inside('dist'),
        target: 'node20',
        rollupOptions: {
          input: {
            cli: inside('electron/hosts/cli.ts'),
            browser: inside('electron/hosts/browser.ts'),
            'keychain-helper': inside('electron/hosts/terminal/keychain-helper.ts'),
          },
          output: { format: 'es', entryFileNames: '[name].mjs', chunkFileNames: 'chunks/[name]-[hash].mjs' },
        },
      },
    },
  },
}));
