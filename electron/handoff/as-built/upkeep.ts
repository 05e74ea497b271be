import type { Markup } from '../html';
import { html, nothing } from '../html';
import { daysBefore } from '../ics';
import { code, command } from '../table';
import { lastOutputOf } from './history';
import type { AsBuiltInput } from './input';
import { underWay } from './rotation';

/** How the credential is renewed before it ends: by whom, from when on, in which order. */
export function renewalPart(input: AsBuiltInput): Markup {
  const { record, profile, roles, isVendorsKey } = input;
  const { credential, spec } = record;
  if (spec.app !== undefined) {
    return html`<h2>How to renew</h2>
      <p>Nothing ends on this side: the vendor renews its own credential in its own tenant.</p>`;
  }
  const what = credential?.kind === 'certificate' ? 'certificate' : 'client secret';
  const place = html`Entra admin center → App registrations → ${spec.application} → Certificates & secrets`;
  return html`<h2>How to renew</h2>
    ${underWay(input) === null ? nothing : html`<p class="warn">A renewal is under way, as told above.</p>`}
    ${
      credential === null || underWay(input) !== null
        ? nothing
        : html`<p>
            The ${what} ends on <strong>${credential.expires.slice(0, 10)}</strong>. Without a new one no mail
            is sent from that day on. Begin a month before: on ${daysBefore(credential.expires, 30)}.
          </p>`
    }
    <ol>
      ${
        isVendorsKey
          ? html`<li>
                Ask the vendor for its new public certificate (<code>.cer</code> or <code>.pem</code>).
              </li>
              <li>Add it beside the old one: ${place} → Certificates. It takes ${roles.applications}.</li>`
          : html`<li>Make a new ${what} beside the old one: ${place}. It takes ${roles.applications}.</li>
              <li>Hand it to the vendor sealed, never in an e-mail; a secret is shown once only.</li>`
      }
      <li>The vendor enters it at ${profile.where.join(' → ')} and sends a test message.</li>
      <li>
        See the new one work: Entra admin center → Sign-in logs → Service principal sign-ins, application
        ${record.objects.clientId === undefined ? '' : code(record.objects.clientId)}, the key ID of the new
        one.
      </li>
      <li>
        Only then remove the old one:
        ${place}${credential === null ? '' : html`, key ID ${code(credential.keyId)}`}.
      </li>
    </ol>
    <p>Scope, role and mailboxes stay as they are: a renewal touches the ${what} only.</p>`;
}

/** How it is all taken back: the switch that stops it at once, then step by step, never reaching further on the way. */
export function takeBackPart(input: AsBuiltInput): Markup {
  const { record, roles } = input;
  return html`<h2>How to take it back</h2>
    <p>
      <strong>To stop it at once:</strong> Entra admin center → Enterprise applications →
      ${record.spec.application} → Properties → Enabled for users to sign-in: No. Tokens already issued run on
      until they end, after about an hour.
    </p>
    <p>To take it back for good, in this order. It takes ${roles.applications}, and ${roles.exchange}.</p>
    <ol>
      ${record.spec.scoping === 'rbac' ? rbacSteps(input) : policySteps(input)}
      <li>
        ${
          record.spec.app === undefined
            ? html`Delete the registration: Entra admin center → App registrations →
              ${record.spec.application} → Delete. Its credential and its service principal go with it. For 30
              days it can be restored.`
            : html`Delete the vendor's service principal: Entra admin center → Enterprise applications →
              ${record.spec.application} → Properties → Delete.`
        }
      </li>
      <li>Tell the vendor, so that it removes what it entered.</li>
      ${leftovers(input)}
    </ol>`;
}

function rbacSteps({ names, record }: AsBuiltInput): Markup {
  const { servicePrincipalId } = record.objects;
  return html`<li>
      Take away the right: ${command(`Remove-ManagementRoleAssignment -Identity "${names.assignment}"`)}
    </li>
    <li>
      The scope, which nothing uses then: ${command(`Remove-ManagementScope -Identity "${names.scope}"`)}
    </li>
    ${groupStep(names.group)}
    ${
      servicePrincipalId === undefined
        ? nothing
        : html`<li>
            The service principal in Exchange, not the one in Entra:
            ${command(`Remove-ServicePrincipal -Identity ${servicePrincipalId}`)}
          </li>`
    }`;
}

function policySteps({ names, record, roles }: AsBuiltInput): Markup {
  const clientId = record.objects.clientId ?? '<client id>';
  return html`<li>
      First revoke Mail.Send: Entra admin center → Enterprise applications → ${record.spec.application} →
      Permissions. It takes ${roles.grants}. <strong>Never remove the policy before that:</strong> the
      application would reach every mailbox.
    </li>
    <li>Wait an hour: until then older tokens still carry the permission.</li>
    <li>
      Remove the policy:
      ${command(
        `Get-ApplicationAccessPolicy | Where-Object AppId -eq "${clientId}" | Remove-ApplicationAccessPolicy`,
      )}
    </li>
    ${groupStep(names.group)}`;
}

function groupStep(group: string | null): Markup {
  if (group === null) return nothing;
  return html`<li>
    The group, whose members' mailboxes stay as they are:
    ${command(`Remove-DistributionGroup -Identity "${group}"`)}
  </li>`;
}

/** Mailboxes and licences that were there for this alone. */
function leftovers({ record, roles, journal }: AsBuiltInput): Markup {
  const wanted = record.spec.senders.filter(({ create }) => create === 'shared');
  const isMade = (address: string): boolean =>
    lastOutputOf(journal, `mailbox:${address}`)?.isMadeHere === true;
  const made = wanted.filter(({ address }) => isMade(address));
  const others = wanted.filter(({ address }) => !isMade(address));
  return html`${
    made.length === 0
      ? nothing
      : html`<li>
          Mailboxes made for this, when nobody needs their mail any more:
          ${made.map(({ address }) => html`${command(`Remove-Mailbox -Identity ${address}`)}`)} They can be
          restored for 30 days. Licences that were assigned for this are taken away by ${roles.licences}.
        </li>`
  }
  ${
    others.length === 0
      ? nothing
      : html`<li>
          ${others.map(({ address }) => html`${code(address)} `)} not made by the computer that wrote this:
          there before, or made by another one. Ask before anybody removes it.
        </li>`
  }`;
}
