import { createMailbox } from '../../mail/provision';
import type { User } from '../../world/directory-types';
import type { World } from '../../world/world';
import type { CmdletCall, CmdletFamily, Output } from '../cmdlet';
import { exchangeError, notOffered } from '../errors';
import { aliasOf, checkNewAddress, checkNewAlias, checkNewName } from '../recipients/addresses';
import { defaultDomain } from '../recipients/naming';
import { mailboxRow } from '../recipients/rows';

/** New-Mailbox -Shared (facts 8.3); the other kinds of mailbox are not imitated. */
export const newMailboxCmdlets: CmdletFamily = {
  'New-Mailbox': {
    parameters: ['Name', 'Shared', 'DisplayName', 'Alias', 'PrimarySmtpAddress', 'Force'],
    run: create,
  },
};

function create({ world, parameters }: CmdletCall): readonly Output[] {
  if (!parameters.flag('Shared')) throw notOffered('New-Mailbox without -Shared');
  const { state } = world;
  const name = parameters.required('Name');
  checkNewName(state, name);
  const alias = parameters.text('Alias') ?? aliasOf(name);
  checkNewAlias(state, alias, null);
  const address = parameters.text('PrimarySmtpAddress') ?? `${alias}@${defaultDomain(state)}`;
  checkNewAddress(state, address, null);
  // A deleted user holds its name no more (K).
  const isTaken = state.users.some(
    (user) => user.deletedDateTime === null && user.userPrincipalName.toLowerCase() === address.toLowerCase(),
  );
  if (isTaken) {
    throw exchangeError(
      'Microsoft.Exchange.Management.Tasks.UserWithMatchingUserPrincipalNameExistsException',
      `The user principal name "${address}" is already in use.`,
    );
  }
  const displayName = parameters.text('DisplayName') ?? name;
  const user = createAccount(world, address, displayName);
  const mailbox = createMailbox(world, user, {
    name,
    alias,
    displayName,
    primarySmtpAddress: address,
    kind: 'SharedMailbox',
  });
  return [mailboxRow(state, mailbox)];
}

/**
 * The account in Entra that comes with it. Facts 8.3: one document says it is disabled, another tells admins to block
 * it; here it is enabled, so that whoever relies on the first has to look.
 */
function createAccount(world: World, userPrincipalName: string, displayName: string): User {
  const user: User = {
    id: world.newId(),
    userPrincipalName,
    displayName,
    mail: userPrincipalName,
    accountEnabled: true,
    usageLocation: null,
    userType: 'Member',
    password: null,
    assignedLicenses: [],
    roles: [],
    signIn: { mfaRequired: false, deviceCodeBlocked: false },
    onPremisesSyncEnabled: false,
    createdDateTime: world.clock.iso(),
    deletedDateTime: null,
  };
  world.state.users.push(user);
  return user;
}
