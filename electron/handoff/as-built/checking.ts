import { minuteText } from '../../contract/minutes';
import type { Markup } from '../html';
import { html, nothing } from '../html';
import { code, command, row, unknown, wideTable } from '../table';
import { provenWithWords, statusWords, verdictWords } from '../verdict-words';
import type { AsBuiltInput } from './input';

/** The last proof in short; the whole of it lies in the vendor's handoff. */
export function proofPart({ record }: AsBuiltInput): Markup {
  const { lastProof } = record;
  if (lastProof === null) {
    return html`<h2>Proof</h2>
      <p>
        <span class="warn">Not proven</span> since it was last changed: nobody has seen yet that the mailboxes
        can send and others are refused. Run ${code(`sendwright prove ${record.id}`)}.
      </p>`;
  }
  const { verdict, time, document } = lastProof;
  const mark = verdict === 'proven' ? 'good' : 'warn';
  return html`<h2>Proof</h2>
    <p>
      <span class="${mark}">${verdictWords[verdict]}</span>, ${minuteText(time)}.
      ${document?.summary ?? unknown('this proof was recorded without its parts')}
    </p>
    ${document?.provenWith === undefined ? nothing : html`<p>${provenWithWords[document.provenWith]}</p>`}
    ${
      document === undefined
        ? nothing
        : html`<table>
              ${document.parts.map(({ title, status, finding }) =>
                row(title, html`${statusWords[status]}: ${finding}`),
              )}
            </table>
            <p class="soft">Times and request ids stand on the proof page, <code>proof.html</code>.</p>`
    }`;
}

/** How the customer sees it for himself, without Sendwright. */
export function checkingPart(input: AsBuiltInput): Markup {
  const { record, senders } = input;
  const clientId = record.objects.clientId ?? '<client id>';
  const inside = senders[0] ?? '';
  const rows = [
    ...(record.spec.app === undefined ? [entraRow(input)] : []),
    ...(record.spec.scoping === 'rbac' ? rbacRows(input, inside) : policyRows(input, inside)),
    [
      'What it sent',
      html`Exchange admin center → Mail flow → Message trace
      ${command(`Get-MessageTraceV2 -SenderAddress ${inside}`)}`,
      'only what the product was meant to send',
    ],
    [
      'Who signed in as the application',
      html`Entra admin center → Sign-in logs → Service principal sign-ins, application ${code(clientId)}`,
      "the vendor's addresses and no others",
    ],
    ['All of it again', code(`sendwright prove ${record.id}`), 'exit code 0, "proven"'],
  ];
  return html`<h2>How to check it yourself</h2>
    <p>
      Commands are for Exchange Online PowerShell, after <code>Connect-ExchangeOnline</code>. All of them only
      read.
    </p>
    ${wideTable(
      [
        ['What', 16],
        ['Where', 52],
        ['What you should see', 32],
      ],
      rows,
    )}`;
}

function entraRow({ record, profile }: AsBuiltInput): readonly (string | Markup)[] {
  const delegated = profile.delegatedMailSend
    ? ' Mail.Send (delegated) is listed there and not consented.'
    : '';
  return [
    'Permissions in Entra',
    html`Entra admin center → App registrations → ${record.spec.application} → API permissions`,
    record.spec.scoping === 'rbac'
      ? `no application permission; Mail.Send here would open every mailbox.${delegated}`
      : `Mail.Send (application), granted, and no other application permission.${delegated}`,
  ];
}

function rbacRows(
  { record, names, senders }: AsBuiltInput,
  inside: string,
): readonly (readonly (string | Markup)[])[] {
  const principal = record.objects.servicePrincipalId ?? '<object id of the service principal>';
  const test = (mailbox: string): Markup =>
    command(`Test-ServicePrincipalAuthorization -Identity ${principal} -Resource ${mailbox}`);
  return [
    [
      'The right',
      command(`Get-ManagementRoleAssignment -RoleAssignee ${principal}`),
      html`one line: "${names.role}", with ${code(names.scope)} as CustomResourceScope`,
    ],
    [
      'Whom the scope holds',
      command(
        `Get-Recipient -RecipientPreviewFilter (Get-ManagementScope -Identity "${names.scope}").RecipientFilter`,
      ),
      senders.length > 5
        ? `the ${senders.length} mailboxes above and nobody else`
        : `${senders.join(', ')} and nobody else`,
    ],
    ['A mailbox inside', test(inside), 'InScope: True'],
    ['A mailbox outside', test(record.spec.outsider), 'InScope: False'],
  ];
}

function policyRows(
  { record, names }: AsBuiltInput,
  inside: string,
): readonly (readonly (string | Markup)[])[] {
  const clientId = record.objects.clientId ?? '<client id>';
  const test = (mailbox: string): Markup =>
    command(`Test-ApplicationAccessPolicy -AppId ${clientId} -Identity ${mailbox}`);
  return [
    [
      'The policy',
      command(`Get-ApplicationAccessPolicy | Where-Object AppId -eq "${clientId}"`),
      html`one policy: RestrictAccess, ScopeName ${code(names.group ?? '')}`,
    ],
    [
      'Whom the group holds',
      command(`Get-DistributionGroupMember -Identity "${names.group ?? ''}"`),
      'the mailboxes above and nobody else',
    ],
    ['A mailbox inside', test(inside), 'AccessCheckResult: Granted'],
    ['A mailbox outside', test(record.spec.outsider), 'AccessCheckResult: Denied'],
  ];
}
