import { isCloudMailbox, liveMailboxes } from '../exchange/recipients/find';
import type { AccessToken } from '../world/access-token';
import { noteSend } from '../world/audit-logs';
import type { Mailbox } from '../world/exchange-types';
import type { World } from '../world/world';
import { refuse } from './answer';
import type { SendAnswer, SendRefusal } from './answer';
import { deliver } from './deliver';
import { hasMailboxLicence } from './licence';
import { readMessage } from './message';
import type { Draft } from './message';
import { provisionMailboxes } from './provision';
import { sendVerdict } from './rights';

export type { SendAnswer } from './answer';

/** `POST /users/{mailbox}/sendMail` (or `/me/sendMail`) after the token was checked and the body parsed. */
export interface SendRequest {
  readonly token: AccessToken;
  /** Object id or user principal name from the URL; anything else is ErrorInvalidUser. */
  readonly mailbox: string;
  /** The `message` of the body, as it came. */
  readonly message: Record<string, unknown>;
  readonly saveToSentItems: boolean;
}

/**
 * Sends a message by the real rule of rights (facts 5.3, 6.6, 7, 8.1). 202 is not delivery. Every call that reaches
 * the rights counts as a call of the application, which keeps its cache alive (facts 6.7).
 */
export function sendMail(world: World, request: SendRequest): SendAnswer {
  provisionMailboxes(world);
  const mailbox = findSender(world, request.mailbox);
  if ('status' in mailbox) return mailbox;
  const verdict = sendVerdict(world, request.token, mailbox);
  if (!verdict.allowed) return denial(verdict.reason);
  const draft = readMessage(request.message);
  if ('status' in draft) return draft;
  const problem = senderProblem(mailbox, draft);
  if (problem !== null) return problem;
  deliver(world, mailbox, draft, request.saveToSentItems);
  noteSend(world, request.token, mailbox);
  return { status: 202 };
}

function findSender(world: World, asked: string): Mailbox | SendRefusal {
  const { state } = world;
  const wanted = asked.toLowerCase();
  const user = state.users.find(
    (one) =>
      one.deletedDateTime === null && (one.id === wanted || one.userPrincipalName.toLowerCase() === wanted),
  );
  if (user === undefined) return refuse(404, 'ErrorInvalidUser', `The requested user '${asked}' is invalid.`);
  const mailbox = liveMailboxes(state).find((one) => one.externalDirectoryObjectId === user.id);
  const usable =
    mailbox !== undefined &&
    isCloudMailbox(mailbox) &&
    world.clock.secondsSince(mailbox.readyAt) >= 0 &&
    (mailbox.recipientTypeDetails !== 'UserMailbox' || hasMailboxLicence(state, user));
  return usable
    ? mailbox
    : refuse(404, 'MailboxNotEnabledForRESTAPI', 'REST API is not yet supported for this mailbox.');
}

function denial(reason: 'no-right' | 'access-policy'): SendRefusal {
  const message =
    reason === 'access-policy'
      ? 'Access to OData is disabled: [RAOP] : Blocked by tenant configured AppOnly AccessPolicy settings.'
      : 'Access is denied. Check credentials and try again.';
  return refuse(403, 'ErrorAccessDenied', message);
}

function senderProblem(mailbox: Mailbox, draft: Draft): SendRefusal | null {
  const own = mailbox.primarySmtpAddress.toLowerCase();
  // Sending from an alias needs a setting the facts do not show, so it is refused.
  if (draft.authors.some((author) => author.toLowerCase() !== own)) {
    return refuse(
      403,
      'ErrorSendAsDenied',
      'The user account which was used to submit this request does not have the right to send mail on behalf of the specified sending account.',
    );
  }
  // Facts 8.3: at the quota a mailbox stops sending first. Code and status are not in the facts (K).
  if (mailbox.full) {
    return refuse(507, 'ErrorQuotaExceeded', 'The mailbox has exceeded its quota and cannot send.');
  }
  return null;
}
