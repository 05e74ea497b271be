import { chunksOf } from '../../contract/chunks';
import type { Exchange, MailboxStateView, RecipientView } from '../../ports/exchange';
import { orNullIfMissing } from '../errors';
import type { Row } from '../invoke';
import { anyOf } from '../opath';
import { flag, list, onlyRow, text, textOrNull } from '../rows';
import type { OperationContext } from './context';
import { mailboxUse } from './mailbox-use';

/** So many addresses go into one filter; the maximum length of a filter is not documented (facts 6.4). */
const addressesPerCall = 20;

type Recipients = Pick<
  Exchange,
  | 'recipient'
  | 'recipients'
  | 'recipientsMatching'
  | 'mailboxes'
  | 'mailboxAuditing'
  | 'mailboxStates'
  | 'createSharedMailbox'
  | 'disableMailboxAccount'
  | 'mailboxUse'
  | 'removeMailbox'
>;

/** Get-Recipient, New-Mailbox -Shared and Set-Mailbox -AccountDisabled (facts 6.4, 8.3). */
export function recipientOperations({ call }: OperationContext): Recipients {
  const matching = async (filter: string): Promise<readonly RecipientView[]> => {
    const rows = await call('Get-Recipient', { Filter: filter, ResultSize: 'Unlimited' }, recipientFields);
    return rows.map(recipientView);
  };
  return {
    async recipient(identity) {
      const rows = await orNullIfMissing(call('Get-Recipient', { Identity: identity }));
      return rows?.[0] === undefined ? null : recipientView(rows[0]);
    },
    async recipients(addresses) {
      const wanted = [...new Set(addresses.map((address) => address.toLowerCase()))];
      const chunks = chunksOf(wanted, addressesPerCall);
      const found = await Promise.all(chunks.map(async (chunk) => matching(addressFilter(chunk))));
      const byAddress = new Map(found.flat().flatMap((view) => view.addresses.map((own) => [own, view])));
      return new Map(
        wanted.flatMap((address) => {
          const view = byAddress.get(address);
          return view === undefined ? [] : [[address, view] as const];
        }),
      );
    },
    recipientsMatching: matching,
    async mailboxes() {
      return (await call('Get-Mailbox', { ResultSize: 'Unlimited' }, recipientFields)).map(recipientView);
    },
    async mailboxAuditing(ids) {
      return new Map(
        (await mailboxRows(call, ids)).map((row) => [
          text(row, 'ExternalDirectoryObjectId'),
          flag(row, 'AuditEnabled') === true,
        ]),
      );
    },
    async mailboxStates(ids) {
      const states = (await mailboxRows(call, ids)).map(mailboxState);
      return new Map(states.map((state) => [state.recipient.externalDirectoryObjectId, state]));
    },
    async createSharedMailbox(address, displayName) {
      const alias = await freeName(matching, address);
      const rows = await call('New-Mailbox', {
        Shared: true,
        Name: alias,
        Alias: alias,
        DisplayName: displayName,
        PrimarySmtpAddress: address,
      });
      return recipientView(onlyRow(rows, 'New-Mailbox'));
    },
    async disableMailboxAccount(address) {
      await call('Set-Mailbox', { Identity: address, AccountDisabled: true });
    },
    mailboxUse: async (identity) => mailboxUse(call, identity),
    async removeMailbox(identity) {
      await call('Remove-Mailbox', { Identity: identity, Confirm: false });
    },
  };
}

async function mailboxRows(call: OperationContext['call'], ids: readonly string[]): Promise<readonly Row[]> {
  const rows = await Promise.all(
    chunksOf(ids, addressesPerCall).map(async (chunk) =>
      call('Get-Mailbox', { Filter: anyOf('ExternalDirectoryObjectId', chunk), ResultSize: 'Unlimited' }),
    ),
  );
  return rows.flat();
}

function mailboxState(row: Row): MailboxStateView {
  const litigation = flag(row, 'LitigationHoldEnabled');
  const holds = list(row, 'InPlaceHolds');
  return {
    recipient: recipientView(row),
    hidden: flag(row, 'HiddenFromAddressListsEnabled'),
    onHold: holds.length > 0 ? true : litigation,
    forwardsTo: textOrNull(row, 'ForwardingSmtpAddress') ?? textOrNull(row, 'ForwardingAddress'),
    accountDisabled: flag(row, 'AccountDisabled'),
    audited: flag(row, 'AuditEnabled'),
  };
}

/** What `recipientView` reads of a row: of a whole tenant's mailboxes nothing else need be told. */
export const recipientFields = [
  ...['ExternalDirectoryObjectId', 'RecipientTypeDetails', 'DisplayName', 'DistinguishedName'],
  ...['PrimarySmtpAddress', 'EmailAddresses'],
] as const;

/** A recipient's, mailbox's or group member's row; all three cmdlets name these properties alike. */
export function recipientView(row: Row): RecipientView {
  const primary = text(row, 'PrimarySmtpAddress').toLowerCase();
  const proxies = list(row, 'EmailAddresses')
    .filter((proxy) => /^smtp:/iu.test(proxy))
    .map((proxy) => proxy.slice('smtp:'.length).toLowerCase());
  return {
    externalDirectoryObjectId: text(row, 'ExternalDirectoryObjectId'),
    kind: text(row, 'RecipientTypeDetails'),
    displayName: text(row, 'DisplayName'),
    distinguishedName: text(row, 'DistinguishedName'),
    primarySmtpAddress: primary,
    addresses: [...new Set([primary, ...proxies])].filter((address) => address !== ''),
  };
}

/** Proxy addresses are stored with their type in front, so that is how they are asked for. */
function addressFilter(addresses: readonly string[]): string {
  return anyOf(
    'EmailAddresses',
    addresses.map((address) => `smtp:${address}`),
  );
}

/** Name and alias of a new recipient: at most 64 characters, plain ones only, a letter or digit first (facts 3). */
export function aliasOf(address: string): string {
  const plain = plainOf(address.slice(0, address.indexOf('@'))).slice(0, 64);
  return plain.replace(/\.+$/u, '') || 'mailbox';
}

function plainOf(text: string): string {
  const letters = text.normalize('NFKD').replace(/[^\w.-]/gu, '');
  return letters.replace(/^[^A-Za-z0-9]+|\.+$/gu, '').replace(/\.{2,}/gu, '.');
}

/**
 * A name that nobody has: names and aliases are unique in an organisation, addresses of two domains may begin alike. The
 * second choice ends in the domain; where that is taken too, Exchange says so.
 */
async function freeName(
  matching: (filter: string) => Promise<readonly RecipientView[]>,
  address: string,
): Promise<string> {
  const name = aliasOf(address);
  const taken = await matching(`${anyOf('Alias', [name])} -or ${anyOf('Name', [name])}`);
  if (taken.length === 0) return name;
  const domain = plainOf(address.slice(address.indexOf('@') + 1))
    .replaceAll('.', '-')
    .slice(0, 30);
  return `${name.slice(0, 63 - domain.length)}-${domain}`;
}
