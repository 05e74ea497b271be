import type { ProofPart } from '../../contract/proof';
import { attempt, type Attempt } from '../../engine/attempt';
import { mapLimited } from './pace';
import { commonProblem, count, part, some } from './part';
import type { ProofDeps, SendRecord } from './types';

export type ItemCounts = ReadonlyMap<string, Attempt<number>>;

const atOnce = 5;

/** How many items lie in Sent Items of each mailbox: numbers only, never content (facts 11a). */
export async function countSentItems(
  { exchange }: ProofDeps,
  mailboxes: readonly string[],
): Promise<ItemCounts> {
  const counts = await mapLimited(
    mailboxes,
    atOnce,
    async (mailbox) => [mailbox, await attempt(exchange.sentItems(mailbox))] as const,
  );
  return new Map(counts);
}

/** Counts once more where no copy was seen yet: folder statistics lag, and the trace took its time meanwhile. */
export async function countUntilGrown(
  deps: ProofDeps,
  before: ItemCounts,
  after: ItemCounts,
): Promise<ItemCounts> {
  const open = [...after.keys()].filter((mailbox) => hasGrown(before, after, mailbox) === false);
  return new Map([...after, ...(await countSentItems(deps, open))]);
}

/** Null where it is not known. */
function hasGrown(before: ItemCounts, after: ItemCounts, mailbox: string): boolean | null {
  const [then, now] = [before.get(mailbox), after.get(mailbox)];
  return then?.ok === true && now?.ok === true ? now.value > then.value : null;
}

/**
 * Sent Items before and after. It is a convenience for the customer, not a right: it never decides the verdict, and
 * a mailbox in use may count up by itself.
 */
export function sentItemsPart(
  accepted: readonly SendRecord[],
  before: ItemCounts,
  after: ItemCounts,
): ProofPart {
  if (accepted.length === 0) {
    return part('sent-items', 'skipped', 'No test mail was accepted, so there is no copy to look for.');
  }
  const addresses = accepted.map((record) => record.address);
  const common = commonProblem(addresses.map((address) => problemOf(after.get(address))));
  if (common !== null) {
    return part('sent-items', 'unknown', `The items could not be counted: ${common}`, {
      who: 'whoever has access to the mailboxes',
      next: 'Look into Sent Items of each sender by hand.',
    });
  }
  const evidence = addresses.map((address) => ({
    mailbox: address,
    text: `${address}: ${shown(before.get(address))} before, ${shown(after.get(address))} after.`,
  }));
  const open = addresses.filter((address) => hasGrown(before, after, address) !== true);
  if (open.length === 0) {
    return part('sent-items', 'pass', `${count(addresses.length, 'mailbox')} with one more item.`, {
      evidence,
    });
  }
  return part('sent-items', 'unknown', `No new copy seen in ${some(open)}.`, {
    evidence,
    who: 'whoever has access to the mailbox',
    next: 'Folder statistics lag: look into Sent Items of the mailbox by hand.',
  });
}

function problemOf(items: Attempt<number> | undefined): string | null {
  return items === undefined || items.ok ? null : items.error.message;
}

function shown(items: Attempt<number> | undefined): string {
  if (items === undefined) return 'not counted';
  return items.ok ? count(items.value, 'item') : `not readable (${items.error.message})`;
}
