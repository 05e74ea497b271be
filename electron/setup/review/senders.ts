import type { MailboxStateView, RecipientView } from '../../ports/exchange';
import { specAt } from '../stage';
import type { ReviewContext } from './types';

/** A sender of the setup file as it was agreed and as it is. */
export interface SenderAgreed {
  readonly address: string;
  /** The mailbox's object id as it was agreed, or else as the address leads to it today; null: not known. */
  readonly id: string | null;
  /** Whether the id was taken down when it was agreed. */
  readonly isKept: boolean;
  /** Whom the address leads to today; null: nobody, or not known. */
  readonly now: RecipientView | null;
  /** The agreed mailbox as it stands today; null: gone, or not known. */
  readonly mailbox: MailboxStateView | null;
}

/** The senders of the stage that is applied. */
export function sendersAgreed({ record, seen, base }: ReviewContext): readonly SenderAgreed[] {
  const { recipients } = seen.lint;
  return specAt(record.spec, record.stage).senders.map(({ address }) => {
    const now = recipients.ok ? (recipients.value.get(address.toLowerCase()) ?? null) : null;
    const kept = base?.senders[address.toLowerCase()]?.id ?? null;
    const id = kept ?? now?.externalDirectoryObjectId ?? null;
    const mailbox = id !== null && seen.mailboxes.ok ? (seen.mailboxes.value.get(id) ?? null) : null;
    return { address, id, isKept: kept !== null, now, mailbox };
  });
}
