import { addressesOf, isCloudMailbox, isGroup, recipients } from '../exchange/recipients/find';
import { defaultDomain, initialDomain, isAcceptedDomain } from '../exchange/recipients/naming';
import type { Recipient } from '../exchange/recipients/find';
import type { Group, Mailbox, MailItem, TraceStatus } from '../world/exchange-types';
import type { World } from '../world/world';
import type { Draft } from './message';

/** What became of one recipient. */
interface Outcome {
  readonly address: string;
  readonly status: TraceStatus;
  readonly reason: string | null;
}

/**
 * Takes an accepted message through transport: Sent Items of the mailbox in the URL (facts 8.1), outbox, inboxes, the
 * trace, and a failure notice to the sender where a recipient could not be reached.
 */
export function deliver(world: World, sender: Mailbox, draft: Draft, saveToSentItems: boolean): void {
  const { state } = world;
  const item: MailItem = {
    id: world.newId(),
    from: sender.primarySmtpAddress,
    to: [...draft.recipients],
    subject: draft.subject,
    body: draft.body,
    headers: draft.headers.map((header) => ({ ...header })),
    internetMessageId: `<${world.newId()}@${initialDomain(state)}>`,
    time: world.clock.iso(),
  };
  state.outbox.push(item);
  if (saveToSentItems) sender.folders.sentItems.push(copy(world, item));
  const outcomes = route(world, item, draft.recipients, new Set());
  const messageTraceId = world.newId();
  const size = Buffer.byteLength(JSON.stringify(item));
  for (const outcome of outcomes) {
    state.traces.push({
      messageTraceId,
      messageId: item.internetMessageId,
      received: item.time,
      senderAddress: item.from,
      recipientAddress: outcome.address,
      subject: item.subject,
      status: outcome.status,
      size,
      reason: outcome.reason,
    });
    if (outcome.status === 'Failed') sender.folders.inbox.push(failureNotice(world, item, outcome));
  }
}

function route(
  world: World,
  item: MailItem,
  addresses: readonly string[],
  expanded: Set<string>,
): readonly Outcome[] {
  const { state } = world;
  return addresses.flatMap((address) => {
    if (!isAcceptedDomain(state, address)) return [external(world, address)];
    const recipient = recipients(state).find((one) => addressesOf(one).includes(address.toLowerCase()));
    if (recipient === undefined) {
      const reason = '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup';
      return [{ address, status: 'Failed' as const, reason }];
    }
    if (isGroup(recipient)) return expand(world, item, address, recipient, expanded);
    return [toMailbox(world, item, address, recipient)];
  });
}

/** Facts 11a: Delivered to an external address means accepted by the next server. */
function external(world: World, address: string): Outcome {
  const refused = world.state.refusedExternalRecipients.some(
    (one) => one.toLowerCase() === address.toLowerCase(),
  );
  return refused
    ? {
        address,
        status: 'Failed',
        reason: '550 5.1.1 The email account that you tried to reach does not exist',
      }
    : { address, status: 'Delivered', reason: null };
}

function toMailbox(world: World, item: MailItem, address: string, mailbox: Mailbox): Outcome {
  if (mailbox.full) {
    const reason = '554 5.2.2 STOREDRV.Deliver; mailbox full: the recipient is over quota';
    return { address, status: 'Failed', reason };
  }
  if (isCloudMailbox(mailbox)) mailbox.folders.inbox.push(copy(world, item));
  return { address, status: 'Delivered', reason: null };
}

function expand(
  world: World,
  item: MailItem,
  address: string,
  group: Group,
  expanded: Set<string>,
): readonly Outcome[] {
  const outcome: Outcome = { address, status: 'Expanded', reason: null };
  if (expanded.has(group.externalDirectoryObjectId)) return [outcome];
  expanded.add(group.externalDirectoryObjectId);
  const members: readonly Recipient[] = recipients(world.state).filter((one) =>
    group.members.includes(one.externalDirectoryObjectId),
  );
  const addresses = members.map((member) => member.primarySmtpAddress);
  return [outcome, ...route(world, item, addresses, expanded)];
}

function copy(world: World, item: MailItem): MailItem {
  return {
    ...item,
    id: world.newId(),
    to: [...item.to],
    headers: item.headers.map((header) => ({ ...header })),
  };
}

/** 202 is not delivery: a failure reaches the sender's Inbox, never the API (facts 8.1). */
function failureNotice(world: World, item: MailItem, outcome: Outcome): MailItem {
  return {
    id: world.newId(),
    from: `postmaster@${defaultDomain(world.state)}`,
    to: [item.from],
    subject: `Undeliverable: ${item.subject}`,
    body: `Your message to ${outcome.address} couldn't be delivered.\n\n${outcome.reason ?? ''}\n`,
    headers: [{ name: 'x-failed-recipients', value: outcome.address }],
    internetMessageId: `<${world.newId()}@${initialDomain(world.state)}>`,
    time: world.clock.iso(),
  };
}
