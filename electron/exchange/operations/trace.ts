import type { Exchange, TraceView } from '../../ports/exchange';
import { text, textOrNull } from '../rows';
import type { Row } from '../invoke';
import type { OperationContext } from './context';

/** As many as a query gives by default, of 5,000 at most (facts 8.1). */
const pageSize = 1000;
/** Of 100 queries in five minutes that everybody in the tenant shares. */
const pagesMost = 20;
const dayMs = 24 * 60 * 60 * 1000;
/** What became of mail that did not get there (facts 8.1). */
const failedStatuses = ['Failed', 'FilteredAsSpam', 'Quarantined'];

/**
 * Get-MessageTraceV2 and Get-MessageTraceDetailV2 (facts 8.1): at most 100 queries in five minutes, so ask for many
 * senders at once. Rows come newest first; a full page is followed by one that starts where it ended
 * (StartingRecipientAddress with EndDate), which may repeat its last row.
 */
export function traceOperations({ call }: OperationContext): Pick<Exchange, 'messageTrace' | 'traceReason'> {
  return {
    async messageTrace({ senders, subject, since, days = 2, failed }) {
      const query = {
        SenderAddress: [...senders],
        StartDate: since,
        ...(subject === undefined ? {} : { Subject: subject, SubjectFilterType: 'Contains' }),
        ...(failed === undefined ? {} : { Status: failedStatuses }),
        ResultSize: pageSize,
      };
      // An end in the future is allowed and spares this computer's clock from being right.
      let next: Readonly<Record<string, string>> = {
        EndDate: new Date(Date.parse(since) + days * dayMs).toISOString(),
      };
      const found = new Map<string, TraceView>();
      for (let page = 0; page < pagesMost; page += 1) {
        const rows = (await call('Get-MessageTraceV2', { ...query, ...next })).map(traceView);
        const before = found.size;
        for (const row of rows) found.set(`${row.messageTraceId} ${row.recipient}`, row);
        const last = rows.at(-1);
        // A full page without anything new would come again and again.
        if (last === undefined || rows.length < pageSize || found.size === before) break;
        next = { EndDate: last.received, StartingRecipientAddress: last.recipient };
      }
      return [...found.values()];
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

function traceView(row: Row): TraceView {
  return {
    messageTraceId: text(row, 'MessageTraceId'),
    messageId: text(row, 'MessageId'),
    received: text(row, 'Received'),
    sender: text(row, 'SenderAddress').toLowerCase(),
    recipient: text(row, 'RecipientAddress').toLowerCase(),
    subject: text(row, 'Subject'),
    status: text(row, 'Status'),
  };
}
