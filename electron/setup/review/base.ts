import type { ReviewBase } from '../../contract/review';
import { specAt } from '../stage';
import type { SetupRecord } from '../../ports/records';
import { declaredOf } from './rules-application';
import { delegatedOf } from './rules-rights';
import type { ReviewSeen } from './types';

/** What was seen of all that has no place in the setup file. */
export function baseOf(
  seen: ReviewSeen,
  record: Pick<SetupRecord, 'spec' | 'stage'>,
  takenAt: string,
  takenBy: string,
): ReviewBase {
  const { lint, observation } = seen;
  const application = lint.application.ok ? lint.application.value : null;
  const looked = observation.ok ? observation.value : null;
  const unified = looked?.records?.unifiedAudit;
  return {
    ...{ takenAt, takenBy },
    owners: lint.owners.ok && application !== null ? lint.owners.value.map(({ name }) => name) : null,
    redirectUris: application === null ? null : [...application.redirectUris],
    declared: application === null ? null : declaredOf(application),
    delegated: lint.delegated.ok ? delegatedOf(lint) : null,
    assignmentRequired: looked?.servicePrincipal?.assignmentRequired ?? null,
    groupOwners: looked?.exchange?.group?.owners === undefined ? null : [...looked.exchange.group.owners],
    auditDisabled: looked?.exchange?.organization.auditDisabled ?? null,
    unifiedAudit: unified?.ok === true ? unified.value : null,
    policy: looked?.policy ?? null,
    senders: sendersOf(seen, record),
  };
}

function sendersOf(
  { lint, mailboxes }: ReviewSeen,
  { spec, stage }: Pick<SetupRecord, 'spec' | 'stage'>,
): ReviewBase['senders'] {
  if (!lint.recipients.ok || !mailboxes.ok) return {};
  const recipients = lint.recipients.value;
  const states = mailboxes.value;
  const found = specAt(spec, stage).senders.flatMap(({ address }) => {
    const now = recipients.get(address.toLowerCase());
    const state = now === undefined ? undefined : states.get(now.externalDirectoryObjectId);
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
