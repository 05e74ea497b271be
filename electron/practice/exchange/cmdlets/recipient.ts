import type { User } from '../../world/directory-types';
import type { Group, Mailbox } from '../../world/exchange-types';
import type { CmdletCall, CmdletFamily, Output } from '../cmdlet';
import { invalidValue, notFound } from '../errors';
import { isGroup, liveMailboxes, matching, recipients } from '../recipients/find';
import { groupRow, recipientRow } from '../recipients/rows';
import { select, selectionParameters } from '../recipients/select';
import { exoIdentity } from './get-mailbox';

/** Get-Recipient, Get-EXORecipient, Get-User and Get-Group. */
export const recipientCmdlets: CmdletFamily = {
  'Get-Recipient': {
    parameters: [...selectionParameters, 'RecipientPreviewFilter', 'Properties'],
    run: getRecipient,
  },
  'Get-EXORecipient': {
    parameters: [
      ...selectionParameters,
      'ExternalDirectoryObjectId',
      'PrimarySmtpAddress',
      'UserPrincipalName',
      'RecipientPreviewFilter',
      'Properties',
      'PropertySets',
    ],
    run: getRecipient,
  },
  'Get-User': { parameters: ['Identity', 'ResultSize'], run: getUser },
  'Get-Group': { parameters: selectionParameters, run: getGroup },
};

/** RecipientPreviewFilter is taken as OPATH, as in the official example; its text says LDAP (facts 6.4). */
function getRecipient(call: CmdletCall): readonly Output[] {
  const { world, parameters } = call;
  const preview = parameters.text('RecipientPreviewFilter');
  const filter = parameters.text('Filter');
  if (preview !== undefined && filter !== undefined) {
    throw invalidValue('Filter and RecipientPreviewFilter are not used together in the practice tenant.');
  }
  return select(call, {
    from: recipients(world.state),
    identity: exoIdentity(call),
    filter: filter ?? preview,
  }).map((recipient) => recipientRow(world.state, recipient));
}

function getUser({ world, parameters }: CmdletCall): readonly Output[] {
  const { state } = world;
  const identity = parameters.text('Identity');
  const found = state.users
    .filter((user) => user.deletedDateTime === null)
    .map((user) => ({
      user,
      mailbox: liveMailboxes(state).find((one) => one.externalDirectoryObjectId === user.id),
    }))
    .filter(({ user, mailbox }) => identity === undefined || isUser(user, mailbox, identity));
  if (identity !== undefined && found.length === 0) throw notFound(identity);
  return found
    .slice(0, parameters.count('ResultSize') ?? 1000)
    .map(({ user, mailbox }) => userRow(user, mailbox?.recipientTypeDetails ?? plainKind(user)));
}

function isUser(user: User, mailbox: Mailbox | undefined, identity: string): boolean {
  const wanted = identity.toLowerCase();
  if (user.id === wanted || user.userPrincipalName.toLowerCase() === wanted) return true;
  return mailbox !== undefined && matching([mailbox], identity).length > 0;
}

function plainKind(user: User): string {
  return user.accountEnabled ? 'User' : 'DisabledUser';
}

function userRow(user: User, kind: string): Output {
  return {
    Identity: user.userPrincipalName,
    DisplayName: user.displayName,
    UserPrincipalName: user.userPrincipalName,
    ExternalDirectoryObjectId: user.id,
    WindowsEmailAddress: user.mail ?? '',
    RecipientTypeDetails: kind,
    AccountDisabled: !user.accountEnabled,
    IsDirSynced: user.onPremisesSyncEnabled,
  };
}

function getGroup(call: CmdletCall): readonly Output[] {
  const { world, parameters } = call;
  const groups: readonly Group[] = recipients(world.state).filter(isGroup);
  return select(call, {
    from: groups,
    identity: parameters.text('Identity'),
    filter: parameters.text('Filter'),
  }).map((group) => ({ ...groupRow(group), Members: [...group.members] }));
}
