import type { Mailbox } from '../../world/exchange-types';
import type { WorldState } from '../../world/state';
import type { CmdletCall, CmdletFamily, Output } from '../cmdlet';
import { invalidValue, notOffered } from '../errors';
import type { ListChange, Parameters } from '../parameters';
import { accountOf } from '../recipients/account';
import { checkNewAddress, checkNewAlias } from '../recipients/addresses';
import { findMailbox } from '../recipients/find';

const customAttributes = Array.from({ length: 15 }, (_, index) => `CustomAttribute${index + 1}`);

/** Set-Mailbox and Remove-Mailbox. */
export const setMailboxCmdlets: CmdletFamily = {
  'Set-Mailbox': {
    parameters: [
      'Identity',
      'AccountDisabled',
      'Alias',
      'AuditEnabled',
      'DisplayName',
      'EmailAddresses',
      'HiddenFromAddressListsEnabled',
      'MessageCopyForSentAsEnabled',
      'Type',
      'Force',
      ...customAttributes,
    ],
    run: change,
  },
  'Remove-Mailbox': { parameters: ['Identity', 'Force'], run: remove },
};

function change({ world, parameters }: CmdletCall): readonly Output[] {
  const { state } = world;
  const mailbox = findMailbox(state, parameters.required('Identity'));
  const alias = parameters.text('Alias');
  if (alias !== undefined) checkNewAlias(state, alias, mailbox);
  const addresses = newAddresses(state, mailbox, parameters.change('EmailAddresses'));
  const kind = newKind(parameters);
  mailbox.recipientTypeDetails = kind ?? mailbox.recipientTypeDetails;
  mailbox.alias = alias ?? mailbox.alias;
  mailbox.displayName = parameters.text('DisplayName') ?? mailbox.displayName;
  mailbox.hiddenFromAddressLists =
    parameters.boolean('HiddenFromAddressListsEnabled') ?? mailbox.hiddenFromAddressLists;
  mailbox.auditEnabled = parameters.boolean('AuditEnabled') ?? mailbox.auditEnabled;
  mailbox.messageCopyForSentAsEnabled =
    parameters.boolean('MessageCopyForSentAsEnabled') ?? mailbox.messageCopyForSentAsEnabled;
  setCustomAttributes(mailbox, parameters);
  if (addresses !== null) setAddresses(state, mailbox, addresses);
  setAccount(state, mailbox, parameters);
  return [];
}

function newKind(parameters: Parameters): 'UserMailbox' | 'SharedMailbox' | null {
  const type = parameters.text('Type')?.toLowerCase();
  if (type === undefined) return null;
  if (type === 'regular') return 'UserMailbox';
  if (type === 'shared') return 'SharedMailbox';
  throw notOffered(`Set-Mailbox -Type ${type}`);
}

function setCustomAttributes(mailbox: Mailbox, parameters: Parameters): void {
  for (const name of parameters.names().filter((one) => customAttributes.includes(one))) {
    mailbox.customAttributes[name] = parameters.text(name) ?? '';
  }
}

/** The new list of proxy addresses, checked; null where it does not change. */
function newAddresses(
  state: WorldState,
  mailbox: Mailbox,
  change: ListChange | undefined,
): readonly string[] | null {
  if (change === undefined) return null;
  const prefixed = (address: string): string => (/^[a-z0-9]+:/iu.test(address) ? address : `smtp:${address}`);
  const lower = (list: readonly string[]): readonly string[] =>
    list.map((one) => prefixed(one).toLowerCase());
  const list =
    change.kind === 'replace'
      ? change.values.map(prefixed)
      : [
          ...mailbox.emailAddresses.filter((one) => !lower(change.remove).includes(one.toLowerCase())),
          ...change.add.map(prefixed),
        ];
  if (list.filter((address) => address.startsWith('SMTP:')).length !== 1) {
    throw invalidValue('There must be exactly one primary SMTP address (SMTP:) in EmailAddresses.');
  }
  for (const address of list.filter((one) => /^smtp:/iu.test(one))) {
    checkNewAddress(state, address.slice('smtp:'.length), mailbox);
  }
  return [...new Map(list.map((address) => [address.toLowerCase(), address])).values()];
}

function setAddresses(state: WorldState, mailbox: Mailbox, addresses: readonly string[]): void {
  mailbox.emailAddresses = [...addresses];
  const primary = addresses.find((address) => address.startsWith('SMTP:'));
  if (primary === undefined) return;
  mailbox.primarySmtpAddress = primary.slice('SMTP:'.length);
  const account = accountOf(state, mailbox);
  if (account !== undefined) account.mail = mailbox.primarySmtpAddress;
}

/** Facts 2.1 (K): for a shared mailbox an Exchange administrator may block sign-in this way. */
function setAccount(state: WorldState, mailbox: Mailbox, parameters: Parameters): void {
  const account = accountOf(state, mailbox);
  const disabled = parameters.boolean('AccountDisabled');
  if (disabled !== undefined) {
    mailbox.accountDisabled = disabled;
    if (account !== undefined) account.accountEnabled = !disabled;
  }
  if (account !== undefined) account.displayName = mailbox.displayName;
}

/** Takes the Entra account along, into the soft-deleted ones. */
function remove({ world, parameters }: CmdletCall): readonly Output[] {
  const { state } = world;
  const mailbox = findMailbox(state, parameters.required('Identity'));
  const id = mailbox.externalDirectoryObjectId;
  const account = accountOf(state, mailbox);
  if (account === undefined) state.mailboxes = state.mailboxes.filter((one) => one !== mailbox);
  else account.deletedDateTime = world.clock.iso();
  for (const group of state.groups) group.members = group.members.filter((member) => member !== id);
  return [];
}
