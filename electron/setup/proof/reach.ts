import type { EffectiveReach } from '../../contract/proof';

/** Mailboxes by object id, with their addresses; or why they are not known. */
export type Membership =
  | { readonly known: true; readonly mailboxes: ReadonlyMap<string, string> }
  | { readonly known: false; readonly reason: string };

export interface ReachInput {
  /** Rights to send that Entra gives, and whether access policies cut them down. */
  readonly entra: readonly { readonly name: string; readonly cut: boolean }[];
  readonly policies: readonly { readonly right: 'restrict' | 'deny'; readonly members: Membership }[];
  /** Exchange's role assignments that send; `everyone`: without a scope. */
  readonly rbac: readonly ('everyone' | Membership)[];
  /** Why parts of the rights could not be read at all. */
  readonly unreadable: readonly string[];
  /** The agreed mailboxes: address and object id, null where there is no such mailbox. */
  readonly senders: readonly { readonly address: string; readonly id: string | null }[];
}

interface Part {
  readonly everyone: boolean;
  readonly mailboxes: ReadonlyMap<string, string>;
  readonly unknown: readonly string[];
}

const listed = 50;
const nobody: Part = { everyone: false, mailboxes: new Map(), unknown: [] };

/**
 * From which mailboxes the application can send by what is configured: (Entra grants cut by access policies) ∪ (RBAC
 * scopes) (facts 6.6, 7). What is not known may hide more mailboxes, so it never ends in `exact`.
 */
export function effectiveReach(input: ReachInput): EffectiveReach {
  const parts = [entraPart(input), ...input.rbac.map(assignmentPart)];
  const everyone = parts.some((one) => one.everyone);
  const reached = new Map(parts.flatMap((one) => [...one.mailboxes]));
  const unknown = [...new Set([...input.unreadable, ...parts.flatMap((one) => one.unknown)])];
  // By id, and by address where the id could not be read.
  const agreed = new Set(input.senders.flatMap(({ id, address }) => [id || address, address.toLowerCase()]));
  const inReach = new Set([...reached].flat());
  const foreign = [...reached]
    .filter((keys) => !keys.some((key) => agreed.has(key)))
    .map(([, address]) => address);
  const missing = input.senders
    .filter(({ id, address }) => !inReach.has(id || address.toLowerCase()))
    .map(({ address }) => address);
  if (everyone) {
    const none = { count: null, mailboxes: [], more: 0, foreign: [], missing: [] };
    return { kind: 'tenant-wide', ...none, unknown };
  }
  const mailboxes = [...reached.values()].sort();
  return {
    kind: kindOf(foreign.length, missing.length, unknown.length),
    count: unknown.length > 0 ? null : mailboxes.length,
    mailboxes: mailboxes.slice(0, listed),
    more: Math.max(0, mailboxes.length - listed),
    foreign: foreign.sort().slice(0, listed),
    missing: unknown.length > 0 ? [] : missing.slice(0, listed),
    unknown,
  };
}

/** A foreign mailbox is certain whatever else is unknown; a missing one is not. */
function kindOf(foreign: number, missing: number, unknown: number): EffectiveReach['kind'] {
  if (unknown > 0) return foreign > 0 ? 'wider' : 'unknown';
  if (foreign > 0) return missing > 0 ? 'different' : 'wider';
  return missing > 0 ? 'narrower' : 'exact';
}

/** Deny beats Restrict; several Restrict are a union; without any Restrict every mailbox is granted (facts 7). */
function entraPart({ entra, policies }: ReachInput): Part {
  if (entra.length === 0) return nobody;
  const restricting = policies.filter((policy) => policy.right === 'restrict');
  if (entra.some((right) => !right.cut) || restricting.length === 0) return { ...nobody, everyone: true };
  const denying = policies.filter((policy) => policy.right === 'deny');
  const mailboxes = new Map(
    restricting.flatMap(({ members }) => (members.known ? [...members.mailboxes] : [])),
  );
  for (const { members } of denying) {
    if (members.known) for (const id of members.mailboxes.keys()) mailboxes.delete(id);
  }
  return {
    everyone: false,
    mailboxes,
    unknown: policies.flatMap(({ members }) => (members.known ? [] : [members.reason])),
  };
}

function assignmentPart(members: 'everyone' | Membership): Part {
  if (members === 'everyone') return { ...nobody, everyone: true };
  return members.known
    ? { everyone: false, mailboxes: members.mailboxes, unknown: [] }
    : { ...nobody, unknown: [members.reason] };
}
