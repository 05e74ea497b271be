import type { TraceRow } from '../../world/exchange-types';
import { keyAt, type Call, type Route } from '../call';
import { resourceNotFound } from '../errors';
import { list, one } from '../odata/answers';
import { plainText, time } from '../odata/filter-check';
import type { Shape } from '../odata/shape';
import { only } from '../rights/rules';

const set = 'admin/exchange/tracing/messageTraces';

/** Which role is needed was not read (U): those who surely may trace in Exchange. */
const mayTrace = only('exchangeAdministrator');

/** Without times asked for the cmdlet's own window holds: the last 48 hours (facts 8.1). */
const windowSeconds = 48 * 3600;

function traceShape(): Shape<TraceRow> {
  return {
    type: 'exchangeMessageTrace',
    directory: false,
    fields: {
      id: (row) => row.messageTraceId,
      fromIP: () => null,
      messageId: (row) => row.messageId,
      receivedDateTime: (row) => row.received,
      recipientAddress: (row) => row.recipientAddress,
      senderAddress: (row) => row.senderAddress,
      size: (row) => row.size,
      status: (row) => `${row.status.slice(0, 1).toLowerCase()}${row.status.slice(1)}`,
      subject: (row) => row.subject,
      toIP: () => null,
    },
    filters: {
      messageId: plainText,
      receivedDateTime: time,
      recipientAddress: plainText,
      senderAddress: plainText,
      status: plainText,
      subject: plainText,
    },
  };
}

function rows(call: Call): readonly TraceRow[] {
  const { state, clock } = call.world;
  const all = [...state.traces].reverse();
  if (call.query.filter?.includes('receivedDateTime') === true) return all;
  return all.filter((row) => clock.secondsSince(row.received) <= windowSeconds);
}

/** The message trace through Graph (facts 2.15). */
export const messageTraceRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/admin/exchange/tracing/messageTraces',
    right: mayTrace,
    handle: (call) => list(call, set, traceShape(), rows(call)),
  },
  {
    method: 'GET',
    path: '/admin/exchange/tracing/messageTraces/{exchangeMessageTrace-id}',
    right: mayTrace,
    handle: (call) => {
      const { value } = keyAt(call);
      const found = call.world.state.traces.find((row) => row.messageTraceId === value);
      if (found === undefined) throw resourceNotFound(value);
      return one(call, set, traceShape(), found);
    },
  },
];
