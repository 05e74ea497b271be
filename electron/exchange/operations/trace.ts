import type { Exchange } from '../../ports/exchange';
import { text, textOrNull } from '../rows';
import type { OperationContext } from './context';

const twoDays = 2 * 24 * 60 * 60 * 1000;

/** Get-MessageTraceV2 and Get-MessageTraceDetailV2 (facts 8.1): at most 100 queries in five minutes, so ask for many senders at once. */
export function traceOperations({ call }: OperationContext): Pick<Exchange, 'messageTrace' | 'traceReason'> {
  return {
    async messageTrace({ senders, subject, since }) {
      const rows = await call('Get-MessageTraceV2', {
        SenderAddress: [...senders],
        StartDate: since,
        // An end in the future is allowed and spares this computer's clock from being right.
        EndDate: new Date(Date.parse(since) + twoDays).toISOString(),
        ...(subject === undefined ? {} : { Subject: subject, SubjectFilterType: 'Contains' }),
        ResultSize: 1000,
      });
      return rows.map((row) => ({
        messageTraceId: text(row, 'MessageTraceId'),
        messageId: text(row, 'MessageId'),
        received: text(row, 'Received'),
        sender: text(row, 'SenderAddress').toLowerCase(),
        recipient: text(row, 'RecipientAddress').toLowerCase(),
        subject: text(row, 'Subject'),
        status: text(row, 'Status'),
      }));
    },
    async traceReason(messageTraceId, recipient) {
      const rows = await call('Get-MessageTraceDetailV2', {
        MessageTraceId: messageTraceId,
        RecipientAddress: recipient,
      });
      const time = (row: (typeof rows)[number]): number => Date.parse(text(row, 'Date')) || 0;
      const last = [...rows].sort((a, b) => time(a) - time(b)).at(-1);
      return last === undefined ? null : textOrNull(last, 'Detail');
    },
  };
}
