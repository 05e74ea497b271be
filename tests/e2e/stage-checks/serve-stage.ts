import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, resolve, sep } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

/** The window's policy, so that what the stage shows is what the app shows. */
const policy = (nonce: string) =>
  [
    "default-src 'none'; script-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'none'",
    `style-src 'self' 'nonce-${nonce}'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-src 'none'`,
  ].join('; ');

/** Builds the stage into a folder. Takes a few seconds. */
export async function buildStage(root: string): Promise<string> {
  const outDir = resolve(root, 'dist/stage');
  await build({
    configFile: false,
    root: resolve(root, 'tests/e2e/stage'),
    base: './',
    logLevel: 'warn',
    plugins: [react()],
    build: { outDir, emptyOutDir: true, target: 'chrome108', chunkSizeWarningLimit: 2_000 },
  });
  return outDir;
}

/** Serves a built stage on this computer, under the app's own content security policy. */
export async function serveStage(folder: string): Promise<{ origin: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://stage');
    const path = resolve(join(folder, pathname === '/' ? 'index.html' : decodeURIComponent(pathname)));
    const nonce = randomBytes(16).toString('base64');
    if (pathname === '/favicon.ico') {
      response.writeHead(204).end();
      return;
    }
    if (!path.startsWith(folder + sep)) {
      response.writeHead(404).end();
      return;
    }
    readFile(path).then(
      (content) => {
        const type = types[extname(path)] ?? 'application/octet-stream';
        response.writeHead(200, { 'content-type': type, 'content-security-policy': policy(nonce) });
        response.end(extname(path) === '.html' ? content.toString().replaceAll('__NONCE__', nonce) : content);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
}
