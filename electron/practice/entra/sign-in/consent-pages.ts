import type { PracticeResponse } from '../../server/handler';
import { html } from '../../pages/html';
import type { Html } from '../../pages/html';
import type { User } from '../../world/directory-types';
import { mayConsentForAll } from '../consent';
import type { MissingConsent } from '../consent';
import type { Client } from '../clients';
import type { SignInFlow } from '../sessions';
import { flowPage, stepForm } from './pages';

function scopeList(missing: readonly MissingConsent[]): Html {
  const rows = missing.flatMap(({ resource, values }) =>
    values.map((value) => {
      const scope = resource.oauth2PermissionScopes.find((one) => one.value === value);
      const note = scope?.type === 'Admin' ? html` <span class="soft">· needs an administrator</span>` : null;
      return html`<li>
        ${scope?.adminConsentDisplayName ?? value}${note}<br /><code>${value}</code>
        <span class="soft">· ${resource.displayName}</span>
      </li>`;
    }),
  );
  return html`<ul class="scopes">
    ${rows}
  </ul>`;
}

/** What the application asks for, in words; Accept or Cancel. */
export function consentPage(
  flow: SignInFlow,
  client: Client,
  user: User,
  missing: readonly MissingConsent[],
  headers: Readonly<Record<string, string>>,
): PracticeResponse {
  const forAll = mayConsentForAll(user)
    ? html`<label class="check"
        ><input type="checkbox" name="forAll" value="yes" /><span
          >Consent on behalf of your organization<br /><span class="soft"
            >Nobody else of the organization will be asked.</span
          ></span
        ></label
      >`
    : null;
  return flowPage(
    flow,
    'Permissions requested',
    html`<p class="brand">${user.userPrincipalName}</p>
      <h1>Permissions requested</h1>
      <p><strong>${client.displayName}</strong> · <span class="soft">unverified</span></p>
      <p>This application would like to:</p>
      ${scopeList(missing)}
      ${stepForm(
        flow,
        'consent',
        html`${forAll}
          <div class="actions">
            <button class="main" name="action" value="accept">Accept</button>
            <button name="action" value="cancel">Cancel</button>
          </div>`,
      )}`,
    headers,
  );
}

/** The person may not consent: AADSTS90094 is what the application will hear. */
export function adminApprovalPage(
  flow: SignInFlow,
  client: Client,
  user: User,
  missing: readonly MissingConsent[],
  headers: Readonly<Record<string, string>>,
): PracticeResponse {
  return flowPage(
    flow,
    'Need admin approval',
    html`<p class="brand">${user.userPrincipalName}</p>
      <h1>Need admin approval</h1>
      <p>
        <strong>${client.displayName}</strong> needs permission to access resources in your organization that
        only an admin can grant. Please ask an admin to grant permission to this app before you can use it.
      </p>
      ${scopeList(missing)}
      ${stepForm(
        flow,
        'admin-approval',
        html` <div class="actions">
            <button class="main" name="action" value="cancel">
              Return to the application without granting consent
            </button>
          </div>
          <button class="plain" name="action" value="other">
            Have an admin account? Sign in with that account
          </button>`,
      )}`,
    headers,
  );
}
