import type { PracticeResponse } from '../../server/handler';
import { html } from '../../pages/html';
import { pageResponse } from '../../pages/layout';
import type { Client } from '../clients';
import type { SignInFlow } from '../sessions';
import { flowPage, stepForm } from './pages';

/** Where the person types the code that the other device shows. */
export function deviceCodePage(message: string | null): PracticeResponse {
  return pageResponse({
    title: 'Enter code',
    body: html`<h1>Enter code to allow access</h1>
      <p>Enter the code displayed on your app or device.</p>
      ${message === null ? null : html`<p class="error" role="alert">${message}</p>`}
      <form data-step="device-code" method="post" action="/devicelogin">
        <label for="otc">Code</label>
        <input id="otc" name="otc" type="text" autocomplete="off" required autofocus />
        <div class="actions"><button class="main">Next</button></div>
      </form>`,
  });
}

/** The last question of the device code flow: is it really this application that you started? */
export function deviceConfirmPage(
  flow: SignInFlow,
  client: Client,
  headers: Readonly<Record<string, string>>,
): PracticeResponse {
  return flowPage(
    flow,
    'Are you trying to sign in?',
    html`<h1>Are you trying to sign in to ${client.displayName}?</h1>
      <p>Only continue if you started this sign-in yourself, on a device you trust.</p>
      ${stepForm(
        flow,
        'device-confirm',
        html`<div class="actions">
          <button class="main" name="action" value="go">Continue</button>
          <button name="action" value="cancel">Cancel</button>
        </div>`,
      )}`,
    headers,
  );
}
