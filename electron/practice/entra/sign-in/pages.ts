import type { PracticeResponse } from '../../server/handler';
import { html } from '../../pages/html';
import type { Html } from '../../pages/html';
import { pageResponse } from '../../pages/layout';
import type { User } from '../../world/directory-types';
import type { EntraContext } from '../context';
import type { EntraError } from '../errors';
import type { SignInFlow } from '../sessions';

/** Where all sign-in forms go. */
const signInPath = '/common/login';

/** A form of the walk: `step` names it for the server and for scripts. */
export function stepForm(flow: SignInFlow, step: string, body: Html): Html {
  return html`<form data-step="${step}" method="post" action="${signInPath}">
    <input type="hidden" name="flow" value="${flow.id}" />
    <input type="hidden" name="step" value="${step}" />
    ${body}
  </form>`;
}

/** The sentence of an error, for the page it belongs to. */
function errorLine(error: EntraError | null): Html | null {
  return error === null ? null : html`<p class="error" role="alert" id="error">${error.message}</p>`;
}

/** A page of the walk. Its forms may end at the client's redirect URI, which the page must allow by name. */
export function flowPage(
  flow: SignInFlow,
  title: string,
  body: Html,
  headers: Readonly<Record<string, string>> = {},
): PracticeResponse {
  const { purpose } = flow;
  const targets = purpose.kind === 'authorize' ? [new URL(purpose.request.redirectUri).origin] : [];
  return pageResponse({ title, body, headers, formTargets: targets });
}

function practiceAccounts(context: EntraContext): Html {
  const admins = context.world.state.users.filter((user) => user.roles.length > 0 && user.password !== null);
  const rows = admins.map(
    (user) => html`<li><code>${user.userPrincipalName}</code> · password <code>${user.password}</code></li>`,
  );
  return html`<details>
    <summary>Accounts of this practice tenant</summary>
    <ul class="scopes">
      ${rows}
    </ul>
  </details>`;
}

/** Whom to sign in as: accounts of this browser, or another. */
export function accountPage(flow: SignInFlow, appName: string, accounts: readonly User[]): PracticeResponse {
  const rows = accounts.map(
    (user) =>
      html`<button class="row" name="account" value="${user.userPrincipalName}">
        ${user.displayName}<br /><span class="soft">${user.userPrincipalName}</span>
      </button>`,
  );
  return flowPage(
    flow,
    'Pick an account',
    html`<p class="brand">Signed in on this browser</p>
      <h1>Pick an account</h1>
      <p>to continue to <strong>${appName}</strong></p>
      ${stepForm(
        flow,
        'account',
        html`${rows}<button class="row" name="account" value="">Use another account</button>`,
      )}`,
  );
}

/** The user name. */
export function usernamePage(
  context: EntraContext,
  flow: SignInFlow,
  appName: string,
  error: EntraError | null,
): PracticeResponse {
  return flowPage(
    flow,
    'Sign in',
    html`<p class="brand">${context.world.state.tenant.displayName}</p>
      <h1>Sign in</h1>
      <p>to continue to <strong>${appName}</strong></p>
      ${errorLine(error)}
      ${stepForm(
        flow,
        'username',
        html`<label for="loginfmt">E-mail address of your account</label>
          <input
            id="loginfmt"
            name="loginfmt"
            type="email"
            autocomplete="username"
            required
            autofocus
            value="${flow.username}"
          />
          <div class="actions">
            <button class="main">Next</button>
            <button name="action" value="cancel" formnovalidate>Cancel</button>
          </div>`,
      )}
      ${practiceAccounts(context)}`,
  );
}

/** The password. */
export function passwordPage(
  context: EntraContext,
  flow: SignInFlow,
  error: EntraError | null,
): PracticeResponse {
  return flowPage(
    flow,
    'Enter password',
    html`<p class="brand">${flow.username}</p>
      <h1>Enter password</h1>
      ${errorLine(error)}
      ${stepForm(
        flow,
        'password',
        html`<input type="hidden" name="username" value="${flow.username}" autocomplete="username" />
          <label for="passwd">Password</label>
          <input id="passwd" name="passwd" type="password" autocomplete="current-password" autofocus />
          <div class="actions">
            <button class="main" name="action" value="go">Sign in</button>
            <button name="action" value="cancel">Cancel</button>
          </div>
          <button class="plain" name="action" value="other">Sign in with another account</button>`,
      )}
      ${practiceAccounts(context)}`,
  );
}

/** The second factor. */
export function mfaPage(flow: SignInFlow, error: EntraError | null): PracticeResponse {
  return flowPage(
    flow,
    'Enter code',
    html`<p class="brand">${flow.username}</p>
      <h1>Enter code</h1>
      <p>
        Enter the code from your authenticator app. In this practice tenant it is always <code>123456</code>.
      </p>
      ${errorLine(error)}
      ${stepForm(
        flow,
        'mfa',
        html`<label for="otc">Code</label>
          <input id="otc" name="otc" type="text" inputmode="numeric" autocomplete="one-time-code" autofocus />
          <div class="actions">
            <button class="main" name="action" value="go">Verify</button>
            <button name="action" value="cancel">Cancel</button>
          </div>`,
      )}`,
  );
}
