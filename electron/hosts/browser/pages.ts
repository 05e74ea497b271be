import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import { contentType } from '../../app/content-type';
import { contentSecurityPolicy } from '../../app/csp';
import { pageScript } from './page-script';

/** What is answered. */
export interface Served {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

const everyAnswer = {
  'x-content-type-options': 'nosniff',
  // The token in the address is nobody else's business.
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-store',
} as const;

/** An answer of this kind, with the headers that every one has. */
export function served(status: number, type: string, body: string | Buffer): Served {
  return { status, headers: { ...everyAnswer, 'content-type': type }, body };
}

/** The built page's files, under the app's own policy but that it may ask where it came from. */
export async function servePage(folder: string, path: string): Promise<Served> {
  if (path === 'bridge.js') return served(200, 'text/javascript; charset=utf-8', pageScript());
  if (path === '' || path === 'index.html') return indexPage(folder);
  const root = resolve(folder);
  const file = resolve(root, path);
  const type = contentType(file);
  if (!file.startsWith(root + sep) || type === null) return notFound();
  const body = await readFile(file).catch(() => null);
  return body === null ? notFound() : served(200, type, body);
}

function notFound(): Served {
  return served(404, 'text/plain; charset=utf-8', 'Nothing is here.');
}

async function indexPage(folder: string): Promise<Served> {
  const page = await readFile(resolve(folder, 'index.html'), 'utf8').catch(() => null);
  if (page === null) return notFound();
  const nonce = randomBytes(16).toString('base64');
  const body = page
    .replaceAll('__NONCE__', nonce)
    // Before the page's own script, which is a module and waits.
    .replace(
      '</head>',
      '    <link rel="icon" href="data:," /><script src="./bridge.js"></script>\n  </head>',
    );
  const policy = contentSecurityPolicy(nonce).replace("connect-src 'none'", "connect-src 'self'");
  const answer = served(200, 'text/html; charset=utf-8', body);
  return { ...answer, headers: { ...answer.headers, 'content-security-policy': policy } };
}
