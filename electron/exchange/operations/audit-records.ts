import { z } from 'zod';
import type { AuditRecordView, ExchangeActivity } from '../../ports/activity';
import type { Row } from '../invoke';
import { text } from '../rows';
import type { OperationContext } from './context';

/** The most that a call gives, and calls until the 50,000 that a session holds (K: the cmdlet's own page). */
const pageSize = 5000;
const pagesMost = 10;

const parameterSchema = z.looseObject({ Name: z.string(), Value: z.unknown() });
const dataSchema = z.looseObject({
  ObjectId: z.string().nullish(),
  ResultStatus: z.string().nullish(),
  Parameters: z.array(parameterSchema).nullish(),
});

/**
 * Search-UnifiedAuditLog as a large set: unsorted, 5,000 a call under one session id. A session that hits an error inside
 * gives rows again, so each record counts once, and a page without a new one is the last.
 */
export function auditRecordOperations({ call }: OperationContext): ExchangeActivity {
  return {
    async auditRecords({ from, to, sessionId, freeText, recordType, operations }) {
      const query = {
        ...{ StartDate: from, EndDate: to, SessionId: sessionId, SessionCommand: 'ReturnLargeSet' },
        ...(freeText === undefined ? {} : { FreeText: freeText }),
        ...(recordType === undefined ? {} : { RecordType: recordType }),
        ...(operations === undefined ? {} : { Operations: [...operations] }),
        ResultSize: pageSize,
      };
      const found = new Map<string, AuditRecordView>();
      for (let page = 1; ; page += 1) {
        const rows = await call('Search-UnifiedAuditLog', query);
        const before = found.size;
        for (const row of rows) found.set(text(row, 'Identity'), recordView(row));
        const isLast = rows.length < pageSize || found.size === before;
        if (isLast || page >= pagesMost) return { records: [...found.values()], more: !isLast };
      }
    },
  };
}

function recordView(row: Row): AuditRecordView {
  const json = text(row, 'AuditData');
  const data = dataOf(json);
  return {
    id: text(row, 'Identity'),
    at: timeOf(text(row, 'CreationDate')),
    recordType: text(row, 'RecordType'),
    operation: text(row, 'Operations'),
    by: text(row, 'UserIds'),
    objectId: data?.ObjectId ?? '',
    result: data?.ResultStatus ?? null,
    parameters: (data?.Parameters ?? []).map(({ Name, Value }) => `-${Name} ${valueOf(Value)}`).join(' '),
    text: json,
  };
}

function valueOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** What a service writes into AuditData may be cut short: then the columns alone count. */
function dataOf(json: string): z.infer<typeof dataSchema> | null {
  try {
    const parsed = dataSchema.safeParse(JSON.parse(json));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Times of the log are UTC, with or without saying so. */
function timeOf(text: string): string {
  const time = new Date(/(?:Z|[+-]\d\d:?\d\d)$/u.test(text) ? text : `${text}Z`);
  return Number.isNaN(time.getTime()) ? text : time.toISOString();
}
