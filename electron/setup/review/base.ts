import type { ReviewBase } from '../../contract/review';
import type { SetupRecord } from '../../ports/records';
import { specAt } from '../stage';
import type { BaseFacts } from './base-facts';
import { declaredOf } from './rules-application';
import { delegatedOf } from './rules-rights';

/** What was seen of all that has no place in the setup file. */
export function baseOf(
  facts: BaseFacts,
  record: Pick<SetupRecord, 'spec' | 'stage'>,
  takenAt: string,
  takenBy: string,
): ReviewBase {
  const { owners, delegated, principal, group, organization } = facts;
  const application = facts.application.ok ? facts.application.value : null;
  return {
    ...{ takenAt, takenBy },
    owners: owners.ok && application !== null ? owners.value.map(({ name }) => name) : null,
    redirectUris: application === null ? null : [...application.redirectUris],
    declared: application === null ? null : declaredOf(application),
    delegated: delegated.ok ? delegatedOf(delegated.value) : null,
    assignmentRequired: principal?.assignmentRequired ?? null,
    groupOwners: group?.owners === undefined ? null : [...group.owners],
    auditDisabled: organization?.auditDisabled ?? null,
    unifiedAudit: facts.unifiedAudit,
    policy: facts.policy,
    senders: sendersOf(facts, record),
  };
}

function sendersOf(
  { recipients, mailboxes }: BaseFacts,
  { spec, stage }: Pick<SetupRecord, 'spec' | 'stage'>,
): ReviewBase['senders'] {
  if (!recipients.ok || !mailboxes.ok) return {};
  const found = specAt(spec, stage).senders.flatMap(({ address }) => {
    const now = recipients.value.get(address.toLowerCase());
    const state = now === undefined ? undefined : mailboxes.value.get(now.externalDirectoryObjectId);
    if (now === undefined || state === undefined) return [];
    const { hidden, onHold, forwardsTo, accountDisabled } = state;
    const id = now.externalDirectoryObjectId;
    return [
      [address.toLowerCase(), { id, kind: now.kind, hidden, onHold, forwardsTo, accountDisabled }] as const,
    ];
  });
  return Object.fromEntries(found);
}

/**
 * What was agreed stays; what could not be read then, or is new in the setup file, is taken from today. Senders that left
 * the setup file leave.
 */
export function completedBase(base: ReviewBase, today: ReviewBase, addresses: readonly string[]): ReviewBase {
  const senders = addresses.flatMap((address) => {
    const key = address.toLowerCase();
    const known = base.senders[key] ?? today.senders[key];
    return known === undefined ? [] : [[key, known] as const];
  });
  return { ...filledBase(base, today), senders: Object.fromEntries(senders) };
}

/** A base whose gaps, which could not be read then, are filled from another one; its own senders. */
export function filledBase(base: ReviewBase, other: ReviewBase | undefined): ReviewBase {
  const known: Readonly<Record<string, unknown>> = other ?? {};
  const filled = Object.entries(base).map(([name, value]) => [name, value ?? known[name] ?? null] as const);
  return { ...base, ...(Object.fromEntries(filled) as Partial<ReviewBase>) };
}
