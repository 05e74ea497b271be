import type { Handoff, HandoffField } from '../contract/handoff';
import type { ProvenWith } from '../contract/proof';
import type { VendorProfile } from '../contract/vendor-profile';
import type { Markup } from './html';
import { html, nothing } from './html';
import { pageAround } from './page-shell';
import { receiptCommand, sealedForPart } from './sealed-for';
import { ownKeyPart } from './own-key';

/** The page the vendor works from: its own steps, field by field. Self-contained, no script, prints on A4. */
export function handoffPage(handoff: Handoff, profile: VendorProfile): string {
  const title = `${handoff.application}: sending mail for ${handoff.tenant.name}`;
  return pageAround(
    title,
    html`<p class="soft">
        Handed over on ${day(handoff.madeAt)} with ${handoff.madeBy}. There is no secret on this page.
      </p>
      ${(handoff.cautions ?? []).map((caution) => html`<p class="caution" role="note">${caution}</p>`)}
      ${overview(handoff)}
      <h2>What to do: ${profile.where.join(' → ')}</h2>
      <ol>
        ${profile.steps.map(
          (step) => html` <li>${step.do}${step.fields === true ? fieldTable(handoff) : nothing}</li>`,
        )}
      </ol>
      ${credentialPart(handoff)} ${goodToKnow(profile)} ${troubleshooting(handoff)}`,
  );
}

function overview(handoff: Handoff): Markup {
  return html`<h2>At a glance</h2>
    <table>
      <tr>
        <th scope="row">Tenant</th>
        <td>${handoff.tenant.name} (${handoff.tenant.domain})<br /><code>${handoff.tenant.id}</code></td>
      </tr>
      <tr>
        <th scope="row">Application (client) ID</th>
        <td><code>${handoff.clientId}</code></td>
      </tr>
      <tr>
        <th scope="row">May send from</th>
        <td>
          ${handoff.senders.map((sender) => html`<code>${sender}</code><br />`)}and from no other mailbox
        </td>
      </tr>
      <tr>
        <th scope="row">Scope</th>
        <td><code>${handoff.scope}</code></td>
      </tr>
      <tr>
        <th scope="row">Token endpoint</th>
        <td><code>${handoff.endpoints.token}</code></td>
      </tr>
      <tr>
        <th scope="row">Sends through</th>
        <td><code>POST ${handoff.endpoints.sendMail}</code></td>
      </tr>
      <tr>
        <th scope="row">Credential ends on</th>
        <td>${handoff.expiresOn ?? "the vendor's own credential"}</td>
      </tr>
      <tr>
        <th scope="row">Proof</th>
        <td>${proofLine(handoff)}</td>
      </tr>
    </table>`;
}

function proofLine({ proof }: Handoff): Markup {
  if (proof === null) return html`<span class="warn">Not proven yet.</span>`;
  const at = `${day(proof.time)} ${proof.time.slice(11, 16)} UTC`;
  switch (proof.verdict) {
    case 'proven':
      return provenLine(proof.provenWith, at);
    case 'not-yet-effective':
      return html`<span class="warn">Configured, not yet effective</span> on ${at}. Exchange takes 30 minutes
        to 2 hours; do not test until you are told.`;
    case 'failed':
      return html`<span class="warn">The proof failed</span> on ${at}. Do not go live; ask whoever handed this
        over.`;
    case 'unknown':
      return html`<span class="warn">Not everything could be tested</span> on ${at}.`;
  }
}

/** Whose word it is stands beside it: a proof with another key says nothing of the vendor's own. */
function provenLine(provenWith: ProvenWith | undefined, at: string): Markup {
  const found = 'approved mailboxes can send, another mailbox was refused.';
  switch (provenWith) {
    case 'vendor-report':
      return html`<span class="good">Proven, as you report</span> on ${at} with your own key: ${found}`;
    case 'proof-credential':
      return html`<span class="good">The rights are proven</span> on ${at}: ${found} It was tried with a
        credential made for that and removed again, not with your own key.`;
    case 'own-credential':
    case undefined:
      return html`<span class="good">Proven</span> on ${at}: ${found}`;
  }
}

function fieldTable(handoff: Handoff): Markup {
  return html` <table>
    ${handoff.fields.map(
      (field) =>
        html` <tr>
          <th scope="row">${field.name}</th>
          <td>
            ${fieldValue(field, handoff)}${field.note === undefined ? nothing : html`<small>${field.note}</small>`}
          </td>
        </tr>`,
    )}
  </table>`;
}

function fieldValue(field: HandoffField, handoff: Handoff): Markup {
  if ('value' in field) return html`<code>${field.value}</code>`;
  if ('sealed' in field) return sealedValue(handoff);
  return html`your own: it was never handed to anyone here`;
}

/** Which file of the sealed part holds it. */
function sealedValue({ sealed, credential }: Handoff): Markup {
  const inside = html`in the sealed part, <code>${sealed?.file ?? ''}</code>: open it as told below, then`;
  return credential?.kind === 'certificate'
    ? html`${inside} import <code>certificate.pfx</code>; its passphrase stands in
        <code>credential.txt</code>`
    : html`${inside} copy the value from <code>credential.txt</code>`;
}

function credentialPart(handoff: Handoff): Markup {
  if (handoff.sealed === null) return ownKeyPart(handoff);
  const kind = handoff.credential?.kind === 'certificate' ? 'certificate' : 'client secret';
  return html`<h2>The ${kind}</h2>
    <p>It is in <code>${handoff.sealed.file}</code>. ${handoff.sealed.howToOpen}</p>
    ${sealedForPart(handoff.sealed)}
    <ul>
      ${
        kind === 'certificate'
          ? html`<li>
              Import <code>certificate.pfx</code> with the passphrase that stands in
              <code>credential.txt</code>
              beside it, then delete what you unpacked. Never send it by e-mail.
            </li>`
          : html`<li>
              Enter it once, then delete what you unpacked. Never send it by e-mail or put it into a ticket.
            </li>`
      }
      <li>
        It ends on ${handoff.expiresOn ?? ''}. <code>renewal.ics</code> puts reminders into your calendar.
      </li>
      <li>
        With Sendwright, in this folder: <code>${receiptCommand(handoff.sealed)}</code> checks every file,
        asks Microsoft whether the credential works, and writes a receipt without a secret; send that back.
      </li>
      <li>
        When a new one comes: enter it, send a test message, and say so. Only then is the old one removed.
      </li>
    </ul>`;
}

function goodToKnow(profile: VendorProfile): Markup {
  return html`<h2>Good to know</h2>
    <ul>
      <li>Sent Items: ${profile.sentItems}</li>
      ${profile.notes.map((note) => html` <li>${note}</li>`)}
      <li>${confirmation(profile)}</li>
    </ul>`;
}

function confirmation({ graphSendMailConfirmed: said }: VendorProfile): string {
  if (said === null) {
    return "Not confirmed by the vendor yet: that it sends through Graph's sendMail. Please confirm.";
  }
  return `Sending through Graph's sendMail was confirmed by ${said.by}${said.when === null ? ' (undated)' : ` on ${said.when}`}.`;
}

/** What a product that looks for a role in the token shows, although all is right (facts 2.10). */
function noRole({ scoping }: Handoff): Markup {
  if (scoping !== 'rbac') return nothing;
  return html`<tr>
    <th scope="row">The product misses Mail.Send or "roles" in the token</th>
    <td>
      The token carries no role, and that is right: Exchange decides by mailbox. The product must not look for
      it. Do not add the permission in Entra: it would open every mailbox. Tell whoever handed this over.
    </td>
  </tr>`;
}

function troubleshooting(handoff: Handoff): Markup {
  return html`<h2>If it does not work</h2>
    <table>
      ${credentialTrouble(handoff)}
      <tr>
        <th scope="row">AADSTS700016, AADSTS90002</th>
        <td>Client id or tenant id is wrong. Copy both from this page.</td>
      </tr>
      <tr>
        <th scope="row">403 ErrorAccessDenied</th>
        <td>
          The sender is not one of the approved mailboxes (${handoff.senders.join(', ')}), or the rights are
          not effective yet: up to 2 hours after the setup.
        </td>
      </tr>
      <tr>
        <th scope="row">404 ErrorInvalidUser</th>
        <td>The sender's address is misspelt.</td>
      </tr>
      ${noRole(handoff)}
      <tr>
        <th scope="row">AADSTS53003, on the application's own token</th>
        <td>
          A policy of the customer (Conditional Access for workload identities) refuses the address that your
          system signs in from; the credential is right. Send the time, the correlation id and that address to
          whoever handed this over: an administrator there adds the address to the policy's trusted location.
        </td>
      </tr>
    </table>`;
}

function ownSigned({ sealed }: Handoff): string {
  return sealed === null
    ? 'Another certificate signed: compare its thumbprint with the one on this page.'
    : 'Another certificate signed, or its private key is missing: import the PFX of the sealed part, not the public certificate.';
}

function credentialTrouble(handoff: Handoff): Markup {
  if (handoff.credential?.kind === 'certificate') {
    return html`<tr>
        <th scope="row">AADSTS700027</th>
        <td>${ownSigned(handoff)}</td>
      </tr>
      <tr>
        <th scope="row">AADSTS700024</th>
        <td>The clock of your server is wrong.</td>
      </tr>`;
  }
  return html`<tr>
      <th scope="row">AADSTS7000215</th>
      <td>Wrong secret. Take the value from the sealed part, not the secret id.</td>
    </tr>
    <tr>
      <th scope="row">AADSTS7000222</th>
      <td>The secret has ended. Ask for a new one.</td>
    </tr>`;
}

function day(isoTime: string): string {
  return isoTime.slice(0, 10);
}
