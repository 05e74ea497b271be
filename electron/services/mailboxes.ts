import type { MailboxLine } from '../contract/desk/setups';
import { toAppError } from '../contract/errors';
import type { UserView } from '../ports/directory';
import type { RecipientView } from '../ports/exchange';
import type { Connection } from './connection';

/** So many are shown for one text: whoever sees more types on. */
const mostShown = 25;

/**
 * Mailboxes by the beginning of a name or address. Graph knows them all, shared ones too, but not which they are: that
 * is Exchange's to say, and asked where it answers at once. Preflight looks closely at those that are chosen.
 */
export async function searchMailboxes(
  connection: Connection,
  text: string,
  signal: AbortSignal,
): Promise<{ readonly found: readonly MailboxLine[]; readonly more: boolean }> {
  const { users, more } = await connection.directory(signal).usersMatching(text, mostShown);
  const addressed = users.flatMap((user) =>
    user.mail === null ? [] : [{ user, address: user.mail.toLowerCase() }],
  );
  const kinds = await recipientsOf(
    connection,
    addressed.map(({ address }) => address),
    signal,
  );
  return { found: addressed.map(({ user, address }) => line(user, address, kinds.get(address))), more };
}

/** Whoever may not ask Exchange sees what Graph tells. */
async function recipientsOf(
  connection: Connection,
  addresses: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, RecipientView>> {
  if (!connection.exchangeIsAtHand || addresses.length === 0) return new Map();
  try {
    return await connection.exchange(signal).recipients(addresses);
  } catch (error) {
    if (toAppError(error).code === 'cancelled') throw error;
    return new Map();
  }
}

function line(user: UserView, address: string, recipient: RecipientView | undefined): MailboxLine {
  const { displayName } = user;
  const isLicensed = user.servicePlans.some((plan) => plan.startsWith('EXCHANGE_S_'));
  const kind = recipient === undefined ? guessedKind(user, isLicensed) : kindOf(recipient.kind);
  return {
    address: recipient?.primarySmtpAddress ?? address,
    displayName: displayName === '' ? address : displayName,
    kind,
    hint: hintOf(kind, isLicensed, recipient),
  };
}

function kindOf(recipient: string): MailboxLine['kind'] {
  if (recipient === 'UserMailbox') return 'user';
  return recipient === 'SharedMailbox' ? 'shared' : 'other';
}

/** A shared mailbox has an account that is blocked and needs no licence. */
function guessedKind({ accountEnabled }: UserView, isLicensed: boolean): MailboxLine['kind'] {
  return accountEnabled || isLicensed ? 'user' : 'shared';
}

function hintOf(
  kind: MailboxLine['kind'],
  isLicensed: boolean,
  recipient: RecipientView | undefined,
): string | null {
  if (recipient !== undefined && !recipient.kind.endsWith('Mailbox')) {
    return 'It has no mailbox in Exchange Online.';
  }
  return kind === 'user' && !isLicensed ? 'No licence with Exchange Online is seen.' : null;
}
