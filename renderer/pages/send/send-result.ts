import type { SendDocument } from '../../../electron/contract/documents';

/** What a test mail says: an outsider's refusal is good news, and its acceptance the worst. */
export type SendMeaning = 'accepted' | 'accepted-outside' | 'refused-outside' | 'refused-inside';

/** Reads a test mail's end against the agreed mailboxes. */
export function meaningOf(
  { from, result }: Pick<SendDocument, 'from' | 'result'>,
  senders: readonly string[],
): SendMeaning {
  const isInside = senders.some((sender) => sender.toLowerCase() === from.toLowerCase());
  if (result === 'accepted') return isInside ? 'accepted' : 'accepted-outside';
  return isInside ? 'refused-inside' : 'refused-outside';
}
