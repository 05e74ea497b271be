import { z } from 'zod';
import type { AuditLineView } from '../ports/activity';
import type { DirectoryReads } from '../ports/directory';
import { parseAnswer } from './answer';
import { filter, largestPage, quoted } from './odata';
import { graphPermissions } from './permissions';
import type { GraphSession } from './session';

/** Reports allow five requests in ten seconds (facts 2.14); whoever else asks wants some too. */
export const reportPagesMost = 3;

const auditSchema = z.looseObject({
  id: z.string(),
  result: z.string().nullish(),
  activityDateTime: z.string(),
  activityDisplayName: z.string().nullish(),
  initiatedBy: z
    .looseObject({
      user: z.looseObject({ userPrincipalName: z.string().nullish() }).nullish(),
      app: z.looseObject({ displayName: z.string().nullish() }).nullish(),
    })
    .nullish(),
  targetResources: z
    .array(z.looseObject({ id: z.string().nullish(), displayName: z.string().nullish() }))
    .nullish(),
});

/** The directory's audit log on applications, newest first (facts 2.14). */
export function auditLog({ reader }: GraphSession): Pick<DirectoryReads, 'applicationAudits'> {
  return {
    async applicationAudits() {
      const onApplications = filter(`category eq ${quoted('ApplicationManagement')}`);
      const { elements, more } = await reader.firstPages(
        {
          path: `/auditLogs/directoryAudits?${onApplications}&$orderby=${encodeURIComponent('activityDateTime desc')}&${largestPage}`,
          scopes: graphPermissions.applicationAudits.scopes,
        },
        reportPagesMost,
      );
      return { lines: elements.map(auditView), more };
    },
  };
}

/** A line as the log has it. */
export function auditView(body: unknown): AuditLineView {
  const line = parseAnswer(auditSchema, body, 'a line of the audit log');
  const { user, app } = line.initiatedBy ?? {};
  const targets = line.targetResources ?? [];
  return {
    id: line.id,
    at: line.activityDateTime,
    activity: line.activityDisplayName ?? '',
    by: user?.userPrincipalName ?? app?.displayName ?? '',
    targets: targets.flatMap(({ id }) => (id == null ? [] : [id])),
    names: targets.flatMap(({ displayName }) => (displayName == null ? [] : [displayName])),
    result: line.result ?? null,
  };
}
