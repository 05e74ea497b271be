import { readFile } from 'node:fs/promises';
import type { CustomScheme, Session } from 'electron';
import { bundleFile } from './bundle-file';
import { contentType } from './content-type';
import { contentSecurityPolicy } from './csp';
import { appScheme } from './origin';

/** Like https to the page, without its network; nothing that would get around the policy of a page. */
export const ownScheme: CustomScheme = {
  scheme: appScheme,
  privileges: { standard: true, secure: true, supportFetchAPI: true },
};

/** A script, module or style that a page names. */
const ownFile = /<(?:script|link)\b[^>]*\b(?:src|href)="\.\//gu;

/** Stands in the page where each load's own nonce belongs. */
const noncePlaceholder = '__NONCE__';

/** Follows what a page is given. */
export interface Given {
  readonly pageGiven: (files: number) => void;
  readonly fileGiven: () => void;
}

export interface PagesOptions {
  /** The folder of the built pages. */
  readonly folder: string;
  /** Unguessable, another one at each call. */
  readonly newNonce: () => string;
  /** Told what a page was given: itself, naming so many files, then each of them. */
  readonly given?: Given;
}

/** What is looked at of a request. */
type Asked = Pick<Request, 'method' | 'url'>;

/** Answers requests to `app://bundle`: GET of a file inside the folder, with the headers of a locked page; else 404. */
export function pagesHandler({
  folder,
  newNonce,
  given,
}: PagesOptions): (request: Asked) => Promise<Response> {
  return async ({ method, url }) => {
    if (method !== 'GET') return refusal(405);
    const file = bundleFile(url, folder);
    const type = file === null ? null : contentType(file);
    const bytes = file === null || type === null ? null : await readFile(file).catch(() => null);
    if (bytes === null || type === null) return refusal(404);
    if (!type.startsWith('text/html')) {
      given?.fileGiven();
      return new Response(bytes, { headers: headersOf(type) });
    }
    const page = bytes.toString('utf8');
    given?.pageGiven(page.match(ownFile)?.length ?? 0);
    const nonce = newNonce();
    return new Response(page.replaceAll(noncePlaceholder, nonce), {
      headers: { ...headersOf(type), 'content-security-policy': contentSecurityPolicy(nonce) },
    });
  };
}

function headersOf(type: string): Record<string, string> {
  return {
    'content-type': type,
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin',
    'cache-control': 'no-store',
  };
}

function refusal(status: number): Response {
  return new Response('', { status, headers: headersOf('text/plain') });
}

/** Serves the pages on the window's own session, so that no other session has the scheme. */
export function servePages(session: Session, options: PagesOptions): void {
  session.protocol.handle(appScheme, pagesHandler(options));
}
