import type { PlannedSender } from '../mailboxes/plan';
import { listed } from '../planning';

/** A mailbox within a scope or a group today. */
export interface Reached {
  readonly id: string;
  readonly address: string;
}

/** What a change of the senders is followed by: Exchange caches both ends of it (facts 6.7). */
export const untilCachesEnd = 'Effective within 30 minutes to 2 hours; until then the old senders hold.';

/** Ids of those within reach today who are no senders: what a correction takes away. */
export function removedOf(today: readonly Reached[], senders: readonly PlannedSender[]): readonly string[] {
  const wanted = new Set(senders.map((sender) => sender.id.value));
  return today.map((one) => one.id).filter((id) => !wanted.has(id));
}

/** What is there today and how it differs from the senders: "2 mailboxes; to be added: a; to be removed: b". */
export function changeOf(today: readonly Reached[], senders: readonly PlannedSender[]): string {
  const there = new Set(today.map((one) => one.id));
  const wanted = new Set(senders.map((sender) => sender.id.value));
  const added = senders.filter(({ id }) => typeof id.value !== 'string' || !there.has(id.value));
  const removed = today.filter((one) => !wanted.has(one.id));
  return [
    `${today.length} mailbox${today.length === 1 ? '' : 'es'}`,
    ...(added.length === 0 ? [] : [`to be added: ${listed(added.map((one) => one.address))}`]),
    ...(removed.length === 0 ? [] : [`to be removed: ${listed(removed.map((one) => one.address))}`]),
  ].join('; ');
}
