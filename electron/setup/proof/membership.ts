import type {
  AccessPolicyView,
  ExchangeReads,
  RecipientView,
  RoleAssignmentView,
} from '../../ports/exchange';
import { attempt, type Attempt } from '../../engine/attempt';
import type { Membership } from './reach';

/** Deeper nesting is not followed: nobody could review it either. */
const deepest = 5;

/** A mailbox of Exchange Online; mailboxes on premises appear as MailUser. */
export function isMailbox({ kind }: RecipientView): boolean {
  return kind.endsWith('Mailbox') && !kind.startsWith('Remote');
}

/** What the members of scopes and policies are read from. */
export interface ReachDeps {
  readonly exchange: Pick<ExchangeReads, 'scope' | 'recipientsMatching' | 'recipient' | 'groupMembers'>;
}

/** Whom the scope of a role assignment matches today; `everyone` without a scope (facts 6.2, 6.4). */
export async function assignmentMembers(
  { exchange }: ReachDeps,
  { name, scope, scopeName }: RoleAssignmentView,
): Promise<'everyone' | Membership> {
  if (scope === 'organization') return 'everyone';
  const unknown = (why: string): Membership => ({ known: false, reason: `Scope of ${name}: ${why}` });
  if (scopeName === null || scope === 'unknown') return unknown('of a kind that is not known here.');
  if (scope === 'administrativeUnit') {
    return unknown(`the members of the administrative unit ${scopeName} are not read.`);
  }
  const found = await attempt(exchange.scope(scopeName));
  if (!found.ok) return unknown(found.error.message);
  if (found.value === null && scope === 'group') {
    // Exchange makes a management scope for a group and names that; where it names the group, its direct members count.
    const members = await attempt(exchange.groupMembers(scopeName));
    return members.ok ? mailboxesOf(members.value) : unknown(members.error.message);
  }
  if (found.value === null) return unknown(`${scopeName} is not there any more.`);
  const matched = await attempt(exchange.recipientsMatching(found.value.recipientFilter));
  return matched.ok ? mailboxesOf(matched.value) : unknown(matched.error.message);
}

/** The mailboxes of an access policy: of one recipient or of a group; nested groups count here (facts 7). */
export async function policyMembers(deps: ReachDeps, policy: AccessPolicyView): Promise<Membership> {
  const unknown = (why: string): Membership => ({
    known: false,
    reason: `Access policy for ${policy.scopeName}: ${why}`,
  });
  const holder = await attempt(deps.exchange.recipient(policy.scopeIdentity));
  if (!holder.ok) return unknown(holder.error.message);
  if (holder.value === null) return unknown('its group is not there any more.');
  if (isMailbox(holder.value)) return mailboxesOf([holder.value]);
  const found = new Map<string, string>();
  const seen = new Set<string>();
  let level: readonly RecipientView[] = [holder.value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth === deepest) return unknown('its groups are nested too deep.');
    const next: RecipientView[] = [];
    for (const group of level) {
      if (seen.has(group.distinguishedName)) continue;
      seen.add(group.distinguishedName);
      const members = await attempt(deps.exchange.groupMembers(identityOf(group)));
      if (!members.ok) return unknown(members.error.message);
      for (const member of members.value) {
        if (isMailbox(member)) found.set(keyOf(member), member.primarySmtpAddress);
        else if (isGroup(member)) next.push(member);
      }
    }
    level = next;
  }
  return { known: true, mailboxes: found };
}

/** A distribution or mail-enabled security group. */
export function isGroup({ kind }: RecipientView): boolean {
  return kind.endsWith('Group');
}

/** What names a group for Exchange, and no other. */
export function identityOf(group: RecipientView): string {
  return group.distinguishedName === '' ? group.primarySmtpAddress : group.distinguishedName;
}

/** The object id; the address where Entra does not know the mailbox yet, else all such would count as one. */
function keyOf({ externalDirectoryObjectId: id, primarySmtpAddress: address }: RecipientView): string {
  return id === '' ? address.toLowerCase() : id;
}

/** The mailboxes of a list that was read, or why it was not. */
export function membershipOf(recipients: Attempt<readonly RecipientView[]>): Membership {
  return recipients.ok ? mailboxesOf(recipients.value) : { known: false, reason: recipients.error.message };
}

function mailboxesOf(recipients: readonly RecipientView[]): Membership {
  const mailboxes = recipients
    .filter(isMailbox)
    .map((recipient) => [keyOf(recipient), recipient.primarySmtpAddress] as const);
  return { known: true, mailboxes: new Map(mailboxes) };
}
