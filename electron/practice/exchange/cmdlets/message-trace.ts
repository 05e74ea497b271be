import type { TraceRow } from '../../world/exchange-types';
import type { World } from '../../world/world';
import type { CmdletCall, CmdletFamily, Output } from '../cmdlet';
import { invalidValue } from '../errors';
import type { Parameters } from '../parameters';

/** Get-MessageTraceV2 and its details (facts 8.1). */
export const messageTraceCmdlets: CmdletFamily = {
  'Get-MessageTraceV2': {
    parameters: [
      'StartDate',
      'EndDate',
      'MessageId',
      'MessageTraceId',
      'RecipientAddress',
      'SenderAddress',
      'Status',
      'Subject',
      'SubjectFilterType',
      'ResultSize',
      'StartingRecipientAddress',
    ],
    run: trace,
  },
  'Get-MessageTraceDetailV2': { parameters: ['MessageTraceId', 'RecipientAddress'], run: detail },
};

const day = 24 * 3600 * 1000;
const limits = { results: 5000, defaultResults: 1000, query: 10 * day, past: 90 * day, byDefault: 2 * day };

function trace({ world, parameters, warn }: CmdletCall): readonly Output[] {
  const [from, to] = period(world, parameters);
  const size = resultSize(parameters);
  const found = world.state.traces
    .filter((row) => Date.parse(row.received) >= from && Date.parse(row.received) <= to)
    .filter((row) => isAsked(row, parameters))
    .sort(newestFirst)
    .filter((row) => isPast(row, to, parameters.text('StartingRecipientAddress')));
  if (found.length > size) warn('There are more results, use the following command to get more.');
  return found.slice(0, size).map(shown);
}

/** By time, then by recipient: the order by which a query goes on where another one ended. */
function newestFirst(one: TraceRow, other: TraceRow): number {
  const later = Date.parse(other.received) - Date.parse(one.received);
  if (later !== 0) return later;
  return one.recipientAddress.toLowerCase() < other.recipientAddress.toLowerCase() ? -1 : 1;
}

/** With a recipient to start from, those at the very end of the period before it were shown already. */
function isPast(row: TraceRow, to: number, start: string | undefined): boolean {
  if (start === undefined || Date.parse(row.received) < to) return true;
  return row.recipientAddress.toLowerCase() >= start.toLowerCase();
}

/** Default the last 48 hours, 10 days at most, 90 days back at most. */
function period(world: World, parameters: Parameters): readonly [number, number] {
  const now = world.clock.now().getTime();
  if (parameters.has('StartDate') !== parameters.has('EndDate')) {
    throw invalidValue('StartDate and EndDate must be used together.');
  }
  const from = parameters.time('StartDate') ?? now - limits.byDefault;
  const to = parameters.time('EndDate') ?? now;
  if (from > to) throw invalidValue('StartDate must be before EndDate.');
  if (to - from > limits.query) {
    throw invalidValue('The time between StartDate and EndDate must not exceed 10 days.');
  }
  if (now - from > limits.past + 1000) throw invalidValue('Data is available for the last 90 days only.');
  return [from, to];
}

function resultSize(parameters: Parameters): number {
  const size = parameters.count('ResultSize') ?? limits.defaultResults;
  if (size > limits.results) throw invalidValue(`ResultSize must be between 1 and ${limits.results}.`);
  return size;
}

function isAsked(row: TraceRow, parameters: Parameters): boolean {
  const lists = [
    ['MessageId', row.messageId],
    ['RecipientAddress', row.recipientAddress],
    ['SenderAddress', row.senderAddress],
    ['Status', row.status],
  ] as const;
  const id = parameters.text('MessageTraceId');
  return (
    (id === undefined || id.toLowerCase() === row.messageTraceId) &&
    lists.every(([name, value]) => isAmong(parameters.list(name), value)) &&
    hasSubject(row.subject, parameters)
  );
}

function isAmong(wanted: readonly string[], value: string): boolean {
  return wanted.length === 0 || wanted.some((one) => one.toLowerCase() === value.toLowerCase());
}

/** Without SubjectFilterType the whole subject must be given: what Microsoft's default is, is not in the facts. */
function hasSubject(subject: string, parameters: Parameters): boolean {
  const wanted = parameters.text('Subject')?.toLowerCase();
  if (wanted === undefined) return true;
  const text = subject.toLowerCase();
  switch (parameters.text('SubjectFilterType')?.toLowerCase()) {
    case 'contains':
      return text.includes(wanted);
    case 'startswith':
      return text.startsWith(wanted);
    case 'endswith':
      return text.endsWith(wanted);
    default:
      return text === wanted;
  }
}

function shown(row: TraceRow): Output {
  return {
    MessageTraceId: row.messageTraceId,
    MessageId: row.messageId,
    Received: row.received,
    SenderAddress: row.senderAddress,
    RecipientAddress: row.recipientAddress,
    Subject: row.subject,
    Status: row.status,
    Size: row.size,
    FromIP: '',
    ToIP: '',
  };
}

function detail({ world, parameters }: CmdletCall): readonly Output[] {
  const id = parameters.required('MessageTraceId').toLowerCase();
  const recipient = parameters.required('RecipientAddress').toLowerCase();
  return world.state.traces
    .filter((row) => row.messageTraceId === id && row.recipientAddress.toLowerCase() === recipient)
    .flatMap((row) => events(row));
}

function events(row: TraceRow): readonly Output[] {
  const event = (name: string, text: string): Output => ({
    Date: row.received,
    Event: name,
    Action: '',
    Detail: text,
    MessageTraceId: row.messageTraceId,
    MessageId: row.messageId,
    SenderAddress: row.senderAddress,
    RecipientAddress: row.recipientAddress,
  });
  const last = row.status === 'Failed' ? 'Fail' : row.status === 'Expanded' ? 'Expand' : 'Deliver';
  const text = row.status === 'Delivered' ? 'The message was successfully delivered.' : (row.reason ?? '');
  return [event('Submit', 'The message was submitted.'), event(last, text)];
}
