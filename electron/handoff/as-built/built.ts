import type { Markup } from '../html';
import { html, nothing } from '../html';
import { code, row, unknown, wideTable } from '../table';
import { lastOutputOf } from './history';
import type { AsBuiltInput } from './input';

const notHere = 'this computer has not seen it';

/** What was built: the objects in the tenant with their ids, mailbox by mailbox, and the credential. */
export function builtPart(input: AsBuiltInput): Markup {
  const { record } = input;
  return html`<h2>What was built</h2>
    <h3>In Entra</h3>
    <table>
      ${row('Tenant', html`${record.tenantName} (${record.spec.tenant})<br />${code(record.tenantId)}`)}
      ${entraRows(input)}
    </table>
    <h3>In Exchange Online</h3>
    <table>
      ${exchangeRows(input)}
    </table>
    <h3>Mailboxes that may send</h3>
    ${mailboxTable(input)}
    <h3>Credential</h3>
    <table>
      ${credentialRows(input)}
    </table>`;
}

function id(value: string | undefined): Markup {
  return value === undefined ? unknown(notHere) : code(value);
}

function entraRows({ record, profile, names }: AsBuiltInput): Markup {
  const { objects, spec } = record;
  const isOurs = spec.app === undefined;
  return html`${row('Application', isOurs ? spec.application : `${spec.application}, owned by the vendor`)}
  ${row('Application (client) ID', id(objects.clientId ?? spec.app?.clientId))}
  ${isOurs ? row('Object ID of the registration', id(objects.applicationId)) : nothing}
  ${row('Object ID of the service principal', id(objects.servicePrincipalId))}
  ${isOurs ? row('Found again by', html`tag ${code(names.tag)}, unique name ${code(names.uniqueName)}`) : nothing}
  ${
    isOurs
      ? row(
          'Who may sign in to it',
          profile.audience === 'AzureADMyOrg'
            ? 'this tenant only'
            : 'any Entra tenant: the product signs in from its own',
        )
      : nothing
  }
  ${isOurs ? row('Redirect URIs', profile.redirectUris.length === 0 ? 'none' : profile.redirectUris.join(', ')) : nothing}
  ${row(
    'Permissions in Entra',
    spec.scoping === 'rbac'
      ? `No application permission. ${profile.delegatedMailSend ? 'Delegated Mail.Send is declared, because the vendor’s guide asks for it; it is not consented.' : ''}`
      : 'Mail.Send (application), cut down by the access policy below.',
  )}`;
}

function exchangeRows({ record, names, senders }: AsBuiltInput): Markup {
  const group = names.group === null ? null : row('Security group of the senders', code(names.group));
  if (record.spec.scoping === 'accessPolicy') {
    return html`${group ?? nothing}
    ${row('Application access policy', html`RestrictAccess, for the members of ${code(names.group ?? '')}`)}`;
  }
  return html`${row(
    'Service principal in Exchange',
    html`points to the one in Entra, ${id(record.objects.servicePrincipalId)}`,
  )}
  ${group ?? nothing}
  ${row(
    'Management scope',
    html`${code(names.scope)}:
    ${
      names.group === null
        ? `exactly ${senders.length === 1 ? 'one mailbox' : `these ${senders.length} mailboxes`}, by object id`
        : `the members of ${names.group}`
    }`,
  )}
  ${row('Role assignment', html`${code(names.assignment)}: the role "${names.role}", within that scope only`)}`;
}

function mailboxTable({ record, journal, senders }: AsBuiltInput): Markup {
  const wanted = new Map(
    [...record.spec.senders, record.spec.testStage]
      .filter((sender) => sender !== undefined)
      .map((sender) => [sender.address, sender]),
  );
  const rows = senders.map((address) => {
    const made = lastOutputOf(journal, `mailbox:${address}`);
    const licence = lastOutputOf(journal, `licence:${address}`);
    const isWanted = wanted.get(address)?.create === 'shared';
    const origin =
      made?.isMadeHere === true
        ? html`shared mailbox, made for this${objectIdOf(made.outputs)}`
        : isWanted
          ? html`shared mailbox; ${unknown('whether it was made for this, or was there before')}`
          : html`was there before; it was not changed`;
    const cost = licence?.isMadeHere === true ? 'assigned for this' : 'none assigned for this';
    return [code(address), origin, cost];
  });
  return wideTable(
    [
      ['Mailbox', 38],
      ['Where it comes from', 40],
      ['Licence', 22],
    ],
    rows,
  );
}

function objectIdOf(outputs: Readonly<Record<string, unknown>>): Markup {
  const { objectId } = outputs;
  return typeof objectId === 'string' ? html`<br />${code(objectId)}` : nothing;
}

function credentialRows(input: AsBuiltInput): Markup {
  const { record, credential, isVendorsKey } = input;
  if (record.spec.app !== undefined) {
    return row('Kind', "the vendor's own, in its own tenant; nobody here ever held it");
  }
  const known = record.credential;
  if (known === null) return row('Kind', unknown('this computer holds none and has seen none'));
  const kind =
    known.kind === 'secret' ? 'client secret' : isVendorsKey ? "the vendor's own certificate" : 'certificate';
  const { thumbprints } = credential;
  return html`${row('Kind', kind)} ${row('Key ID in Entra', code(known.keyId))}
  ${row('Ends on', html`<strong>${known.expires.slice(0, 10)}</strong> (UTC)`)}
  ${known.kind === 'secret' ? nothing : row('Thumbprint (SHA-1)', thumbprints === null ? unknown(notHere) : code(thumbprints.sha1))}
  ${known.kind === 'secret' ? nothing : row('Thumbprint (SHA-256)', thumbprints === null ? unknown(notHere) : code(thumbprints.sha256))}
  ${row('Where its secret part is kept', isVendorsKey ? 'with the vendor alone: the private key was never here' : keptIn(input))}`;
}

function keptIn({ record, credential }: AsBuiltInput): Markup | string {
  const handed = [record.handedOver?.keyId, record.rotation?.handedBefore?.keyId];
  const isHandedOver = record.credential !== null && handed.includes(record.credential.keyId);
  const vendor = isHandedOver
    ? 'with the vendor, who got it in the sealed part of the handoff'
    : 'not with the vendor yet, as far as this computer knows';
  const store = credential.keptIn;
  return store === null
    ? html`${unknown('this computer does not hold it, or its keychain could not be asked')}; and ${vendor}`
    : `in ${store}, on the computer that made it; and ${vendor}`;
}
