import type { SetupRecord } from '../ports/records';
import { specAt } from '../setup/stage';

/**
 * What a refusal of sendMail means for this setup, by its error code (facts 5.3) and by whether `from` is one of the
 * senders; the service's text, which is localised, is not looked at. Never empty: an unknown code is said as such.
 */
export function meaningOfRefusal(code: string, record: SetupRecord, from: string): string {
  const isSender = specAt(record.spec, record.stage).senders.some(
    (sender) => sender.address === from.toLowerCase(),
  );
  switch (code) {
    case 'ErrorAccessDenied':
      return isSender
        ? `${from} is one of the senders. Exchange caches rights for 30 minutes to 2 hours; if the setup is older, run: sendwright prove ${record.id}`
        : `${from} is not one of the senders of this setup, so this refusal is right.`;
    case 'ErrorInvalidUser':
    case 'ResourceNotFound':
    case 'ErrorItemNotFound':
      return `${from} is not the identity of a mailbox. Use its primary address, not an alias.`;
    case 'MailboxNotEnabledForRESTAPI':
    case 'MailboxNotSupportedForRESTAPI':
      return `${from} has no Exchange Online mailbox that Graph can use: no licence, on premises, or made a few minutes ago.`;
    case 'ErrorSendAsDenied':
      return 'The from address differs from the mailbox that sends.';
    default:
      return `Microsoft’s answer is not one that Sendwright knows. Its code is ${code}.`;
  }
}
