import type { Group, Mailbox } from '../../world/exchange-types';
import type { WorldState } from '../../world/state';
import { ambiguous, notFound } from '../errors';

export type Recipient = Mailbox | Group;

/** Mailboxes whose Entra account was not deleted; a deleted account's mailbox is soft-deleted and out of sight. */
export function liveMailboxes(state: WorldState): readonly Mailbox[] {
  const deleted = new Set(state.users.filter((user) => user.deletedDateTime !== null).map((user) => user.id));
  return state.mailboxes.filter((mailbox) => !deleted.has(mailbox.externalDirectoryObjectId));
}

/** Everything that has an address: mailboxes, mail users, contacts, groups. */
export function recipients(state: WorldState): readonly Recipient[] {
  return [...liveMailboxes(state), ...state.groups];
}

/** True for what Get-Mailbox shows: a mailbox in this organisation, not a mail user or contact. */
export function isCloudMailbox(recipient: Recipient): recipient is Mailbox {
  return (
    recipient.recipientTypeDetails.endsWith('Mailbox') && 'folders' in recipient && !recipient.onPremises
  );
}

export function isGroup(recipient: Recipient): recipient is Group {
  return 'members' in recipient;
}

/** Whether an access policy can be scoped to the recipient (facts 7): shared mailboxes and plain groups cannot. */
export function isSecurityPrincipal(recipient: Recipient): boolean {
  return ['UserMailbox', 'MailUser', 'MailUniversalSecurityGroup'].includes(recipient.recipientTypeDetails);
}

/** All proxy addresses in lower case, without prefix. */
export function addressesOf(recipient: Recipient): readonly string[] {
  const proxies = recipient.emailAddresses.filter((address) => /^smtp:/iu.test(address));
  const bare = proxies.map((address) => address.replace(/^smtp:/iu, '').toLowerCase());
  return [...new Set([recipient.primarySmtpAddress.toLowerCase(), ...bare])];
}

/** Every form of identity that the cmdlet pages list, in lower case. */
function identitiesOf(recipient: Recipient): readonly string[] {
  const { guid, externalDirectoryObjectId, distinguishedName, name, alias, displayName } = recipient;
  const own = 'folders' in recipient ? [recipient.exchangeGuid, recipient.userPrincipalName] : [];
  const ids = [guid, externalDirectoryObjectId, distinguishedName, name, alias, displayName, ...own];
  return [...ids.map((id) => id.toLowerCase()), ...addressesOf(recipient)];
}

/** All recipients of a list that the identity fits: id, distinguished name, name, alias, UPN or any address. */
export function matching<Kind extends Recipient>(list: readonly Kind[], identity: string): readonly Kind[] {
  const wanted = identity.replace(/^smtp:/iu, '').toLowerCase();
  return list.filter((recipient) => identitiesOf(recipient).includes(wanted));
}

/** The one recipient with that identity; throws where there is none or more than one. */
export function findOne<Kind extends Recipient>(list: readonly Kind[], identity: string): Kind {
  const [first, ...others] = matching(list, identity);
  if (first === undefined) throw notFound(identity);
  if (others.length > 0) throw ambiguous(identity);
  return first;
}

/** A mailbox of this organisation by any identity. */
export function findMailbox(state: WorldState, identity: string): Mailbox {
  return findOne(liveMailboxes(state).filter(isCloudMailbox), identity);
}

/** A distribution or mail-enabled security group by any identity; Microsoft 365 groups have cmdlets of their own. */
export function findDistributionGroup(state: WorldState, identity: string): Group {
  return findOne(
    state.groups.filter((group) => group.recipientTypeDetails !== 'GroupMailbox'),
    identity,
  );
}
