import type { SendAnswer } from '../../ports/mail';
import type { SendRecord, Tested } from './types';

type Outcome = Pick<SendRecord, 'outcome' | 'text'>;

/** Codes of a mailbox that is there but that Graph does not serve (yet) (facts 5.3). */
const notServed = new Set(['MailboxNotEnabledForRESTAPI', 'MailboxNotSupportedForRESTAPI']);

/**
 * What an answer to sendMail means, told by its code and never by its text (facts 5.3). Only ErrorAccessDenied is a
 * denial; a 404 says that there is no mailbox and nothing about rights (facts 11a).
 */
export function classify(answer: SendAnswer, address: string, tested: Tested): Outcome {
  if (answer.kind === 'accepted') {
    return { outcome: 'accepted', text: `${address}: accepted (202).` };
  }
  const said = `${answer.status} ${answer.code}`;
  if (answer.code === 'ErrorAccessDenied') return denial(said, address, tested);
  if (notServed.has(answer.code)) {
    return {
      outcome: 'not-ready',
      text: `${address}: ${said}. Graph does not serve this mailbox: it is new, without a licence, or on premises.`,
    };
  }
  if (answer.code === 'ErrorQuotaExceeded' || answer.status === 507) {
    return { outcome: 'full', text: `${address}: ${said}. The mailbox is full and cannot send.` };
  }
  if (answer.status === 404 || answer.code === 'ErrorInvalidUser') {
    return {
      outcome: 'no-mailbox',
      text: `${address}: ${said}. There is no such mailbox; this is no refusal.`,
    };
  }
  return { outcome: 'unknown', text: `${address}: ${said}. This says nothing about the right to send.` };
}

function denial(said: string, address: string, tested: Tested): Outcome {
  if (tested === 'inside') {
    return {
      outcome: 'lagging',
      text: `${address}: refused (${said}) although Exchange's own test says it may: its caches have not caught up.`,
    };
  }
  return { outcome: 'denied', text: `${address}: refused (${said}).` };
}
