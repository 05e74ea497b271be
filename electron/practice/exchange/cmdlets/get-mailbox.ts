import type { CmdletCall, CmdletFamily, Output } from '../cmdlet';
import { isCloudMailbox, liveMailboxes } from '../recipients/find';
import { mailboxRow } from '../recipients/rows';
import { select, selectionParameters } from '../recipients/select';

const exoIdentities = ['Identity', 'ExternalDirectoryObjectId', 'PrimarySmtpAddress', 'UserPrincipalName'];

/** Get-Mailbox and Get-EXOMailbox. */
export const getMailboxCmdlets: CmdletFamily = {
  'Get-Mailbox': { parameters: selectionParameters, run: getMailbox },
  'Get-EXOMailbox': {
    parameters: [...selectionParameters, ...exoIdentities.slice(1), 'Properties', 'PropertySets'],
    run: getExoMailbox,
  },
};

/** The Minimum property set, which Get-EXOMailbox answers with when not asked for more. */
const minimum = [
  'UserPrincipalName',
  'Alias',
  'DisplayName',
  'EmailAddresses',
  'ExternalDirectoryObjectId',
  'Guid',
  'ExchangeGuid',
  'DistinguishedName',
  'Identity',
  'Id',
  'Name',
  'PrimarySmtpAddress',
  'RecipientType',
  'RecipientTypeDetails',
];

const propertySets: Readonly<Record<string, readonly string[]>> = {
  minimum: [],
  audit: ['AuditEnabled'],
  custom: Array.from({ length: 15 }, (_, index) => `CustomAttribute${index + 1}`),
  addresslist: ['HiddenFromAddressListsEnabled'],
  delivery: ['MessageCopyForSentAsEnabled'],
};

function getMailbox(call: CmdletCall): readonly Output[] {
  const { world, parameters } = call;
  const found = select(call, {
    from: liveMailboxes(world.state).filter(isCloudMailbox),
    identity: parameters.text('Identity'),
    filter: parameters.text('Filter'),
  });
  return found.map((mailbox) => mailboxRow(world.state, mailbox));
}

function getExoMailbox(call: CmdletCall): readonly Output[] {
  const { world, parameters } = call;
  const found = select(call, {
    from: liveMailboxes(world.state).filter(isCloudMailbox),
    identity: exoIdentity(call),
    filter: parameters.text('Filter'),
  });
  const sets = parameters.list('PropertySets').map((set) => set.toLowerCase());
  const asked = parameters.list('Properties').map((name) => name.toLowerCase());
  const all = sets.includes('all') || asked.includes('*');
  const wanted = new Set(
    [...minimum, ...sets.flatMap((set) => propertySets[set] ?? []), ...asked].map((name) =>
      name.toLowerCase(),
    ),
  );
  return found.map((mailbox) => {
    const row = Object.entries(mailboxRow(world.state, mailbox));
    return Object.fromEntries(row.filter(([name]) => all || wanted.has(name.toLowerCase())));
  });
}

/** The identity of the Get-EXO cmdlets, from whichever of its parameters carries it. */
export function exoIdentity({ parameters }: CmdletCall): string | undefined {
  const name = exoIdentities.find((one) => parameters.has(one));
  return name === undefined ? undefined : parameters.text(name);
}
