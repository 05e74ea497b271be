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
  /** Every mailbox of the tenant; left out where nobody asks how many of them are in reach. */
  readonly all?: Membership;
  /** How many they were when they were counted lately; instead of `all`. */
  readonly counted?: { readonly mailboxes: number; readonly at: string };
  /** Why parts of the rights could not be read at all. */
  readonly unreadable: readonly string[];
  /** The agreed mailboxes: address and object id, null where there is no such mailbox. */
  readonly senders: readonly { readonly address: string; readonly id: string | null }[];
}

interface Part {
  readonly everyone: boolean;
  /** Ids that a Deny takes away from everyone; null: nothing can. */
  readonly denied: ReadonlySet<string> | null;
  readonly mailboxes: ReadonlyMap<string, string>;
  readonly unknown: readonly string[];
}

const listed = 50;
const nobody: Part = { everyone: false, denied: null, mailboxes: new Map(), unknown: [] };

/**
 * From which mailboxes the application can send by what is configured: (Entra grants cut by access policies) ∪ (RBAC
 * scopes) (facts 6.6, 7). What is not known may hide more mailboxes, so it never ends in `exact`.
 */
export function effectiveReach(input: ReachInput): EffectiveReach {
  const parts = [entraPart(input), ...input.rbac.map(assignmentPart)];
  if (parts.some((one) => one.everyone)) return tenantWide(input, parts);
  const reached = new Map(parts.flatMap((one) => [...one.mailboxes]));
  const unknown = reasonsOf(input, parts);
  // By id, and by address where the id could not be read.
  const agreed = new Set(input.senders.flatMap(({ id, address }) => [id || address, address.toLowerCase()]));
  const inReach = new Set([...reached].flat());
  const foreign = [...reached]
    .filter((keys) => !keys.some((key) => agreed.has(key)))
    .map(([, address]) => address);
  const missing = input.senders
    .filter(({ id, address }) => !inReach.has(id || address.toLowerCase()))
    .map(({ address }) => address);
  const mailboxes = [...reached.values()].sort();
  return {
    kind: kindOf(foreign.length, missing.length, unknown.length),
    count: unknown.length > 0 ? null : mailboxes.length,
    ...mailboxesOfTenant(input, reached),
    mailboxes: mailboxes.slice(0, listed),
    more: Math.max(0, mailboxes.length - listed),
    foreign: foreign.sort().slice(0, listed),
    missing: unknown.length > 0 ? [] : missing.slice(0, listed),
    unknown,
  };
}

function reasonsOf({ unreadable }: ReachInput, parts: readonly Part[]): string[] {
  return [...new Set([...unreadable, ...parts.flatMap((one) => one.unknown)])];
}

/** M of "N of M": what is in reach counts also where the list of mailboxes does not show it. */
function mailboxesOfTenant(
  { all, counted }: Pick<ReachInput, 'all' | 'counted'>,
  reached: ReadonlyMap<string, string>,
): Pick<EffectiveReach, 'of' | 'countedAt'> {
  if (all === undefined) return countedBefore(counted, reached.size);
  if (!all.known) return { of: null };
  const hidden = [...reached.keys()].filter((id) => !all.mailboxes.has(id)).length;
  return { of: all.mailboxes.size + hidden };
}

/** A count of an earlier proof: fewer than are in reach can't be right any more. */
function countedBefore(
  counted: ReachInput['counted'],
  reached: number,
): Pick<EffectiveReach, 'of' | 'countedAt'> {
  if (counted === undefined) return {};
  return { of: Math.max(counted.mailboxes, reached), countedAt: counted.at };
}

/**
 * A right that no Restrict and no scope limits: every mailbox, those to come among them, save what a Deny takes away. Then
 * what is not known may give some of these back.
 */
function tenantWide(input: ReachInput, parts: readonly Part[]): EffectiveReach {
  const unknown = reasonsOf(input, parts);
  const none = { mailboxes: [], more: 0, foreign: [], missing: [], unknown };
  const { all, counted } = input;
  if (all?.known !== true) {
    const of = all === undefined ? countedBefore(counted, 0) : { of: null };
    return { kind: 'tenant-wide', count: null, ...of, ...none };
  }
  const of = all.mailboxes.size;
  if (parts.some((one) => one.everyone && one.denied === null)) {
    return { kind: 'tenant-wide', count: of, of, ...none };
  }
  const given = new Set(parts.flatMap((one) => [...one.mailboxes.keys()]));
  const denied = new Set(parts.flatMap((one) => [...(one.denied ?? [])]));
  const away = [...denied].filter((id) => all.mailboxes.has(id) && !given.has(id)).length;
  return { kind: 'tenant-wide', count: unknown.length > 0 ? null : of - away, of, ...none };
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
  if (entra.some((right) => !right.cut)) return { ...nobody, everyone: true };
  const denying = policies.filter((policy) => policy.right === 'deny');
  if (restricting.length === 0 && denying.length === 0) return { ...nobody, everyone: true };
  if (restricting.length === 0) {
    const denied = denying.flatMap(({ members }) => (members.known ? [...members.mailboxes.keys()] : []));
    return { ...nobody, everyone: true, denied: new Set(denied), unknown: reasonsAgainst(denying) };
  }
  const mailboxes = new Map(
    restricting.flatMap(({ members }) => (members.known ? [...members.mailboxes] : [])),
  );
  for (const { members } of denying) {
    if (members.known) for (const id of members.mailboxes.keys()) mailboxes.delete(id);
  }
  return { ...nobody, mailboxes, unknown: reasonsAgainst(policies) };
}

function reasonsAgainst(policies: ReachInput['policies']): readonly string[] {
  return policies.flatMap(({ members }) => (members.known ? [] : [members.reason]));
}

function assignmentPart(members: 'everyone' | Membership): Part {
  if (members === 'everyone') return { ...nobody, everyone: true };
  return members.known
    ? { ...nobody, mailboxes: members.mailboxes }
    : { ...nobody, unknown: [members.reason] };
}
