import type { SetupSpec, Sender } from '../../contract/setup-file';
import type { UserView } from '../../ports/directory';
import type { RecipientView } from '../../ports/exchange';
import { chooseSku, hasMailboxLicence } from '../licence/skus';
import type { Observation } from '../observation';

/** What an address of the setup file turned out to be. */
export type SenderState =
  | { readonly kind: 'mailbox'; readonly recipient: RecipientView; readonly personal: boolean }
  /** A user mailbox, or a user without one, that lacks a licence. `sku`: null where no seat is free. */
  | {
      readonly kind: 'unlicensed';
      readonly user: UserView;
      readonly sku: { id: string; name: string } | null;
    }
  /** Licensed, the mailbox is not there yet. */
  | { readonly kind: 'provisioning'; readonly user: UserView }
  | { readonly kind: 'to-create' }
  | { readonly kind: 'foreign-domain'; readonly domain: string }
  | { readonly kind: 'alias'; readonly primary: string }
  | { readonly kind: 'not-shared'; readonly found: string }
  | { readonly kind: 'on-premises' }
  | { readonly kind: 'resource'; readonly found: string }
  | { readonly kind: 'group'; readonly found: string }
  | { readonly kind: 'other'; readonly found: string }
  | { readonly kind: 'not-found' }
  /** Without Exchange rights: the user is known (or is to be created), the mailbox cannot be seen. */
  | { readonly kind: 'unseen'; readonly user: UserView | null };

/** Judges every sender by what was observed; the order is that of the setup file. */
export function judgeSenders(spec: SetupSpec, observation: Observation): ReadonlyMap<string, SenderState> {
  const states = new Map(spec.senders.map((sender) => [sender.address, judge(sender, observation)]));
  const lacking = [...states.values()].filter((state) => state.kind === 'unlicensed').length;
  if (lacking === 0) return states;
  const chosen = chooseSku(observation.skus ?? [], lacking);
  const sku = chosen === null ? null : { id: chosen.skuId, name: chosen.skuPartNumber };
  for (const [address, state] of states) {
    if (state.kind === 'unlicensed') states.set(address, { ...state, sku });
  }
  return states;
}

function judge(sender: Sender, observation: Observation): SenderState {
  const user = observation.users[sender.address] ?? null;
  if (observation.exchange === null) return judgeUnseen(sender, user, observation);
  const recipient = observation.exchange.recipients[sender.address];
  if (recipient !== undefined) return judgeRecipient(sender, recipient, user);
  if (user === null) return judgeMissing(sender, observation);
  if (sender.create === 'shared') return { kind: 'not-shared', found: 'a user without a mailbox' };
  if (isAlias(sender.address, user)) return { kind: 'alias', primary: user.mail ?? user.userPrincipalName };
  if (hasMailboxLicence(user)) return { kind: 'provisioning', user };
  return { kind: 'unlicensed', user, sku: null };
}

function judgeRecipient(sender: Sender, recipient: RecipientView, user: UserView | null): SenderState {
  const kind = recipient.kind;
  if (/Group|DistributionList/u.test(kind)) return { kind: 'group', found: kind };
  if (kind === 'MailUser' || kind.startsWith('Remote')) {
    return user?.onPremisesSyncEnabled === false
      ? { kind: 'other', found: 'a mail user whose mailbox lies outside' }
      : { kind: 'on-premises' };
  }
  if (/^(?:Room|Equipment|Scheduling)Mailbox$/u.test(kind)) return { kind: 'resource', found: kind };
  if (kind !== 'UserMailbox' && kind !== 'SharedMailbox') return { kind: 'other', found: kind };
  if (recipient.primarySmtpAddress.toLowerCase() !== sender.address) {
    return { kind: 'alias', primary: recipient.primarySmtpAddress };
  }
  if (kind === 'SharedMailbox') return { kind: 'mailbox', recipient, personal: false };
  if (sender.create === 'shared') return { kind: 'not-shared', found: 'a user mailbox' };
  if (user !== null && !hasMailboxLicence(user)) return { kind: 'unlicensed', user, sku: null };
  return { kind: 'mailbox', recipient, personal: true };
}

function judgeMissing(sender: Sender, observation: Observation): SenderState {
  if (sender.create !== 'shared') return { kind: 'not-found' };
  const domain = domainOf(sender.address);
  const accepted = observation.organization.domains.some((own) => own.toLowerCase() === domain);
  return accepted ? { kind: 'to-create' } : { kind: 'foreign-domain', domain };
}

function judgeUnseen(sender: Sender, user: UserView | null, observation: Observation): SenderState {
  if (user === null) {
    const missing = judgeMissing(sender, observation);
    return missing.kind === 'to-create' ? { kind: 'unseen', user: null } : missing;
  }
  if (isAlias(sender.address, user)) return { kind: 'alias', primary: user.mail ?? user.userPrincipalName };
  return { kind: 'unseen', user };
}

function isAlias(address: string, user: UserView): boolean {
  return (
    user.mail !== null &&
    user.mail.toLowerCase() !== address &&
    user.userPrincipalName.toLowerCase() !== address
  );
}

/** The part after the @, in lower case. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}
