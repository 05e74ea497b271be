import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, resolve, sep } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { contentSecurityPolicy } from '../../../electron/app/csp';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

/** Builds the stage into a folder of its user's own, because several build at once. Takes a few seconds. */
export async function buildStage(root: string, user: string): Promise<string> {
  const outDir = resolve(root, 'dist/stage', user);
  // The test runner's environment would make it React's slow build for development.
  const { NODE_ENV } = process.env;
  process.env['NODE_ENV'] = 'production';
  await build({
    configFile: false,
    root: resolve(root, 'tests/e2e/stage'),
    base: './',
    logLevel: 'warn',
    plugins: [react()],
    build: { outDir, emptyOutDir: true, target: 'chrome108', chunkSizeWarningLimit: 2_000 },
  });
  if (NODE_ENV !== undefined) process.env['NODE_ENV'] = NODE_ENV;
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
        response.writeHead(200, {
          'content-type': type,
          'content-security-policy': contentSecurityPolicy(nonce),
        });
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
