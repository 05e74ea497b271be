import { z } from 'zod';
import type { DirectoryActivity, SignInView } from '../ports/activity';
import type { TraceView } from '../ports/exchange';
import { parseAnswer } from './answer';
import { auditView, reportPagesMost } from './audit-log';
import { filter, largestPage, quoted } from './odata';
import { graphPermissions } from './permissions';
import type { GraphSession } from './session';

/** Rows of the message trace that are read at most: 20 pages of 999, about as through Exchange itself. */
const tracePagesMost = 20;

const signInSchema = z.looseObject({
  createdDateTime: z.string(),
  appDisplayName: z.string().nullish(),
  resourceDisplayName: z.string().nullish(),
  status: z.looseObject({ errorCode: z.number().nullish() }).nullish(),
});

const traceSchema = z.looseObject({
  id: z.string(),
  messageId: z.string().nullish(),
  receivedDateTime: z.string(),
  senderAddress: z.string().nullish(),
  recipientAddress: z.string().nullish(),
  subject: z.string().nullish(),
  status: z.string().nullish(),
});

/** What happened, as Graph's reports and traces tell it (facts 2.14, 2.15). */
export function activityReads({ reader }: GraphSession): DirectoryActivity {
  const byTime = `$orderby=${encodeURIComponent('activityDateTime desc')}`;
  return {
    async auditsOf(objectId, since) {
      const isOfIt = `targetResources/any(t: t/id eq ${quoted(objectId)})`;
      const wanted = filter(`activityDateTime ge ${since} and ${isOfIt}`);
      const path = `/auditLogs/directoryAudits?${wanted}&${byTime}&${largestPage}`;
      const { scopes, role } = graphPermissions.auditsOf;
      const { elements, more } = await reader.firstPages({ path, scopes, role }, reportPagesMost);
      return { lines: elements.map(auditView), more };
    },
    async signInsOf(userId, since) {
      const wanted = filter(`createdDateTime ge ${since} and userId eq ${quoted(userId)}`);
      const path = `/auditLogs/signIns?${wanted}&${largestPage}`;
      const { scopes, role } = graphPermissions.signInsOf;
      const { elements, more } = await reader.firstPages({ path, scopes, role }, reportPagesMost);
      return { lines: elements.map(signInView), more };
    },
    async messageTraces(senders, since, until) {
      const from = senders.map((address) => `senderAddress eq ${quoted(address)}`).join(' or ');
      const wanted = filter(`receivedDateTime ge ${since} and receivedDateTime lt ${until} and (${from})`);
      const path = `/admin/exchange/tracing/messageTraces?${wanted}&${largestPage}`;
      const { scopes, role } = graphPermissions.messageTraces;
      const { elements, more } = await reader.firstPages({ path, scopes, role }, tracePagesMost);
      return { rows: elements.map(traceView), more };
    },
  };
}

function signInView(body: unknown): SignInView {
  const line = parseAnswer(signInSchema, body, 'a sign-in');
  return {
    at: line.createdDateTime,
    application: line.appDisplayName ?? '',
    resource: line.resourceDisplayName ?? '',
    errorCode: line.status?.errorCode ?? 0,
  };
}

function traceView(body: unknown): TraceView {
  const row = parseAnswer(traceSchema, body, 'a row of the message trace');
  return {
    messageTraceId: row.id,
    messageId: row.messageId ?? '',
    received: row.receivedDateTime,
    sender: (row.senderAddress ?? '').toLowerCase(),
    recipient: (row.recipientAddress ?? '').toLowerCase(),
    subject: row.subject ?? '',
    status: row.status ?? '',
  };
}
