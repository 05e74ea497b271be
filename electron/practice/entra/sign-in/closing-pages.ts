import type { PracticeResponse } from '../../server/handler';
import { html } from '../../pages/html';
import { pageResponse } from '../../pages/layout';
import { describe } from '../errors';
import type { EntraError, ErrorStamp } from '../errors';

/** The end of a walk that goes back to no application. */
export function closingPage(
  title: string,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): PracticeResponse {
  return pageResponse({
    title,
    headers,
    body: html`<div data-end="done">
      <h1>${title}</h1>
      <p>${text}</p>
    </div>`,
  });
}

/** An error that must not, or cannot, be told to the application: it ends here. */
export function errorPage(error: EntraError, stamp: ErrorStamp): PracticeResponse {
  return pageResponse({
    title: 'Trouble signing you in',
    status: 400,
    body: html`<div data-end="error">
      <h1>Sorry, but we’re having trouble signing you in.</h1>
      <p class="error" role="alert" id="error">${describe(error, stamp)}</p>
    </div>`,
  });
}
