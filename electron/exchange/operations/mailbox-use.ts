import type { MailboxUseView } from '../../ports/exchange';
import { orNullIfMissing } from '../errors';
import type { Row } from '../invoke';
import { flag, list, text, textOrNull, wholeNumber } from '../rows';
import type { OperationContext } from './context';

/**
 * What stands against removing a mailbox: Get-Mailbox, Get-MailboxStatistics, Get-MailboxPermission and
 * Get-RecipientPermission (facts 8.3); never its content. Null where there is none.
 */
export async function mailboxUse(
  call: OperationContext['call'],
  identity: string,
): Promise<MailboxUseView | null> {
  const [mailbox] = (await orNullIfMissing(call('Get-Mailbox', { Identity: identity }))) ?? [];
  if (mailbox === undefined) return null;
  const [statistics, permissions, senders] = await Promise.all([
    call('Get-MailboxStatistics', { Identity: identity }),
    call('Get-MailboxPermission', { Identity: identity }),
    call('Get-RecipientPermission', { Identity: identity }),
  ]);
  const [numbers = {}] = statistics;
  return {
    externalDirectoryObjectId: text(mailbox, 'ExternalDirectoryObjectId'),
    size: textOrNull(numbers, 'TotalItemSize'),
    items: wholeNumber(numbers, 'ItemCount'),
    lastUse: lastUseOf(numbers),
    delegates: delegatesOf(mailbox, permissions, senders),
    holds: holdsOf(mailbox),
  };
}

const useTimes = ['LastUserActionTime', 'LastInteractionTime', 'LastLogonTime'];

/** Exchange's background work counts as a logon: the time of a person's action comes first. */
function lastUseOf(row: Row): string | null {
  const [time] = useTimes.flatMap((name) => textOrNull(row, name) ?? []);
  if (time === undefined || Number.isNaN(Date.parse(time))) return null;
  return new Date(time).toISOString();
}

/** What belongs to the mailbox itself and to Exchange's own accounts. */
const ownRight = /^(?:NT AUTHORITY\\|S-1-5-)/iu;

function delegatesOf(mailbox: Row, permissions: readonly Row[], senders: readonly Row[]): readonly string[] {
  const full = permissions
    .filter((row) => flag(row, 'IsInherited') !== true && flag(row, 'Deny') !== true)
    .map((row) => text(row, 'User'));
  const names = [
    ...full,
    ...senders.map((row) => text(row, 'Trustee')),
    ...list(mailbox, 'GrantSendOnBehalfTo'),
  ];
  return [...new Set(names.filter((name) => name !== '' && !ownRight.test(name)))];
}

const holdFlags: readonly (readonly [property: string, words: string])[] = [
  ['LitigationHoldEnabled', 'litigation hold'],
  ['RetentionHoldEnabled', 'retention hold'],
  ['ComplianceTagHoldApplied', 'a retention label'],
  ['DelayHoldApplied', 'delay hold'],
];

function holdsOf(mailbox: Row): readonly string[] {
  return [
    ...holdFlags.flatMap(([property, words]) => (flag(mailbox, property) === true ? [words] : [])),
    ...list(mailbox, 'InPlaceHolds'),
  ];
}
