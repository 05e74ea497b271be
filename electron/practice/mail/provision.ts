import { addressesOf, recipients } from '../exchange/recipients/find';
import { defaultDomain, distinguishedName, initialDomain } from '../exchange/recipients/naming';
import type { User } from '../world/directory-types';
import type { Mailbox, RecipientTypeDetails } from '../world/exchange-types';
import type { World } from '../world/world';
import { hasMailboxLicence } from './licence';

/** What a new mailbox is made from. */
interface NewMailbox {
  readonly name: string;
  readonly alias: string;
  readonly displayName: string;
  readonly primarySmtpAddress: string;
  readonly kind: RecipientTypeDetails;
}

/** Makes a mailbox for an Entra user; Graph accepts it after `lag.mailbox` (facts 8.3). */
export function createMailbox(world: World, user: User, wanted: NewMailbox): Mailbox {
  const { state } = world;
  const routing = `${wanted.alias}@${initialDomain(state)}`;
  const taken = new Set(recipients(state).flatMap(addressesOf));
  const proxies =
    routing.toLowerCase() === wanted.primarySmtpAddress.toLowerCase() || taken.has(routing.toLowerCase())
      ? []
      : [`smtp:${routing}`];
  const mailbox: Mailbox = {
    guid: world.newId(),
    exchangeGuid: world.newId(),
    externalDirectoryObjectId: user.id,
    recipientTypeDetails: wanted.kind,
    name: wanted.name,
    alias: wanted.alias,
    displayName: wanted.displayName,
    distinguishedName: distinguishedName(state, wanted.name),
    userPrincipalName: user.userPrincipalName,
    primarySmtpAddress: wanted.primarySmtpAddress,
    emailAddresses: [`SMTP:${wanted.primarySmtpAddress}`, ...proxies],
    customAttributes: {},
    hiddenFromAddressLists: false,
    auditEnabled: true,
    accountDisabled: !user.accountEnabled,
    messageCopyForSentAsEnabled: false,
    full: false,
    onPremises: false,
    readyAt: new Date(world.clock.now().getTime() + world.lag.mailbox * 1000).toISOString(),
    folders: { sentItems: [], inbox: [] },
  };
  state.mailboxes.push(mailbox);
  user.mail = wanted.primarySmtpAddress;
  return mailbox;
}

/**
 * Gives every licensed user without a mailbox one, as Exchange Online does by itself. To be called after a licence
 * was assigned; the Exchange service and sendMail also call it, so that a forgotten call delays and loses nothing.
 */
export function provisionMailboxes(world: World): void {
  const { state } = world;
  const owners = new Set(state.mailboxes.map((mailbox) => mailbox.externalDirectoryObjectId));
  for (const user of state.users) {
    if (user.deletedDateTime !== null || owners.has(user.id) || user.onPremisesSyncEnabled) continue;
    if (!hasMailboxLicence(state, user)) continue;
    const [local = user.id, domain = ''] = user.userPrincipalName.split('@');
    const address = `${local}@${domain === '' ? defaultDomain(state) : domain}`;
    createMailbox(world, user, {
      name: local,
      alias: local,
      displayName: user.displayName,
      primarySmtpAddress: address,
      kind: 'UserMailbox',
    });
  }
}
