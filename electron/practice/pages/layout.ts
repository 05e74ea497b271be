import { randomBytes } from 'node:crypto';
import type { PracticeResponse } from '../server/handler';
import { html, Html } from './html';
import { styles } from './styles';

export interface Page {
  readonly title: string;
  readonly body: Html;
  readonly status?: number;
  /** Width of the card: a narrow one for sign-in, a wide one for lists. */
  readonly wide?: boolean;
  /** Origins that forms of this page may be sent to, besides its own. */
  readonly formTargets?: readonly string[];
  /** Script of the page, ours alone. */
  readonly script?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A page of the practice tenant: no outside resource, no script but its own, and it says that it is practice. */
export function pageResponse(page: Page): PracticeResponse {
  const nonce = randomBytes(16).toString('base64');
  const document = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${page.title} · Practice tenant</title>
        <style nonce="${nonce}">
          ${new Html(styles)}
        </style>
      </head>
      <body>
        <header><p>Practice tenant · nothing here reaches Microsoft</p></header>
        <main class="${page.wide === true ? 'wide' : 'card'}">${page.body}</main>
        ${
          page.script === undefined
            ? null
            : html`<script nonce="${nonce}">
                ${new Html(page.script)};
              </script>`
        }
      </body>
    </html>`;
  const targets = ["'self'", ...(page.formTargets ?? [])].join(' ');
  return {
    status: page.status ?? 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'content-security-policy': `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; form-action ${targets}; base-uri 'none'; frame-ancestors 'none'`,
      ...page.headers,
    },
    body: document.text,
  };
}
