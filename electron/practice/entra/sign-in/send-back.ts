import type { PracticeResponse } from '../../server/handler';
import { html } from '../../pages/html';
import { pageResponse } from '../../pages/layout';
import type { EntraContext } from '../context';
import { describe, errorStamp } from '../errors';
import type { EntraError } from '../errors';
import { opaque } from '../sessions';
import type { AuthorizeRequest } from '../sessions';

/** What the client gets: a code, or an error. */
export type Outcome =
  { readonly code: string; readonly clientInfo: string | null } | { readonly error: EntraError };

function fieldsOf(
  context: EntraContext,
  request: AuthorizeRequest,
  outcome: Outcome,
): Record<string, string> {
  const state: Record<string, string> = request.state === null ? {} : { state: request.state };
  if ('error' in outcome) {
    const { error } = outcome;
    return {
      error: error.error,
      ...(error.suberror === null ? {} : { error_subcode: error.suberror }),
      error_description: describe(error, errorStamp(context.world.clock.now(), null)),
      error_uri: `${context.pagesOrigin}/error?code=${error.code}`,
      ...state,
    };
  }
  return {
    code: outcome.code,
    ...(outcome.clientInfo === null ? {} : { client_info: outcome.clientInfo }),
    ...state,
    session_state: opaque(16),
  };
}

/** Sends the outcome to the redirect URI in the mode asked: a form that posts itself, or a redirect. */
export function sendBack(
  context: EntraContext,
  request: AuthorizeRequest,
  outcome: Outcome,
  headers: Readonly<Record<string, string>> = {},
): PracticeResponse {
  const fields = fieldsOf(context, request, outcome);
  if (request.responseMode !== 'form_post') {
    const url = new URL(request.redirectUri);
    const encoded = new URLSearchParams(fields).toString();
    if (request.responseMode === 'fragment') url.hash = encoded;
    else url.search = url.search === '' ? encoded : `${url.search}&${encoded}`;
    return {
      status: 302,
      headers: { location: url.href, 'cache-control': 'no-store', ...headers },
      body: '',
    };
  }
  const inputs = Object.entries(fields).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
  );
  return pageResponse({
    title: 'Working…',
    formTargets: [new URL(request.redirectUri).origin],
    script: "document.getElementById('back').submit();",
    headers,
    body: html`<h1>Taking you back to the application</h1>
      <form id="back" data-step="form-post" method="post" action="${request.redirectUri}">
        ${inputs}
        <noscript>
          <p>Scripts are switched off. Press Continue to go on.</p>
          <div class="actions"><button class="main">Continue</button></div>
        </noscript>
      </form>`,
  });
}
