import type { ActivityLine, ActivityPart } from '../../contract/activity';
import { attempt } from '../../engine/attempt';
import type { AuditRecordView, AuditSearch } from '../../ports/activity';
import { dayMs } from '../trace-queries';
import { countsOf, isoTime, readPart, refusedByExchange, unavailable } from './part';
import type { ActivityAbout, ActivityDeps } from './types';

const id = 'unified-audit';
/** How long records are kept with the usual licences (K). */
const keptDays = 180;
/** The same in milliseconds. */
export const keptByUnifiedLog = keptDays * dayMs;
const mostLines = 20_000;

/** Cmdlets that change what an application may do in Exchange: what they were run on is compared with its own objects. */
const exchangeChanges = [
  ...['New-ManagementScope', 'Set-ManagementScope', 'Remove-ManagementScope'],
  ...['New-ManagementRoleAssignment', 'Set-ManagementRoleAssignment', 'Remove-ManagementRoleAssignment'],
  ...['New-ServicePrincipal', 'Set-ServicePrincipal', 'Remove-ServicePrincipal'],
  ...['New-ApplicationAccessPolicy', 'Set-ApplicationAccessPolicy', 'Remove-ApplicationAccessPolicy'],
  ...['Set-DistributionGroup', 'Remove-DistributionGroup', 'Update-DistributionGroupMember'],
  ...['Add-DistributionGroupMember', 'Remove-DistributionGroupMember'],
];

/** What the application did, and what was done in Exchange with it, its scopes, groups and policies. */
export async function unifiedPart(deps: ActivityDeps, about: ActivityAbout): Promise<ActivityPart> {
  const { from, now } = about;
  const begins = Math.max(from.getTime(), now.getTime() - keptByUnifiedLog);
  const period = { from: new Date(begins).toISOString(), to: now.toISOString() };
  const [isOn, read] = await Promise.all([
    attempt(deps.exchange.unifiedAuditLog()),
    attempt(searches(deps, about, period)),
  ]);
  if (!read.ok) {
    const { isApplication } = about;
    return refusedByExchange(id, period, read.error, { isApplication, queries: queriesOf(about, period) });
  }
  const isOff = isOn.ok && isOn.value === false;
  const { records, more } = read.value;
  if (isOff && records.length === 0) {
    return unavailable(
      id,
      period,
      {
        reason: 'switched-off',
        because: 'the unified audit log takes no entries in (UnifiedAuditLogIngestionEnabled is false).',
      },
      {
        who: 'an Exchange Administrator',
        next: 'Think of `Set-AdminAuditLogConfig -UnifiedAuditLogIngestionEnabled $true`: it counts from then on. It is read here and never changed.',
      },
    );
  }
  const lines = records.map(lineOf);
  return readPart(id, period, 'record', {
    ...{ lines, more, source: 'Search-UnifiedAuditLog' },
    queries: queriesOf(about, period),
    counts: countsOf(lines.map(({ what }) => what)),
    notes: [
      ...(isOff
        ? ['It takes no entries in any more: what happened since it was switched off is not in it.']
        : []),
      ...(isOn.ok ? [] : ['Whether it takes entries in could not be read.']),
      ...(from.getTime() < begins ? [`It keeps ${keptDays} days, longer with some licences.`] : []),
      'A record shows after an hour or two, sometimes after a day.',
    ],
  });
}

async function searches(
  { exchange, newId }: ActivityDeps,
  { clientId, servicePrincipalId, exchangeNames }: ActivityAbout,
  period: Pick<AuditSearch, 'from' | 'to'>,
): Promise<{ readonly records: readonly AuditRecordView[]; readonly more: boolean }> {
  const own = [clientId, ...(servicePrincipalId === null ? [] : [servicePrincipalId])];
  const ask = async (what: Partial<AuditSearch>) =>
    exchange.auditRecords({ ...period, ...what, sessionId: newId() });
  const answers = [];
  for (const freeText of own) answers.push(await ask({ freeText }));
  const inExchange = await ask({ recordType: 'ExchangeAdmin', operations: exchangeChanges });
  const names = [...own, ...exchangeNames].map((name) => name.toLowerCase());
  const onOwn = inExchange.records.filter(({ text }) => {
    const lower = text.toLowerCase();
    return names.some((name) => lower.includes(name));
  });
  const found = new Map(
    [...answers.flatMap(({ records }) => records), ...onOwn].map((one) => [one.id, one] as const),
  );
  const sorted = [...found.values()].sort((a, b) => b.at.localeCompare(a.at));
  const isCut = [...answers, inExchange].some(({ more }) => more) || sorted.length > mostLines;
  return { records: sorted.slice(0, mostLines), more: isCut };
}

function lineOf({ at, by, operation, objectId, result, parameters }: AuditRecordView): ActivityLine {
  return {
    ...{ at: isoTime(at), who: by, what: operation, target: objectId, result },
    detail: parameters === '' ? null : parameters,
  };
}

/** The same for whoever looks by hand. */
function queriesOf(
  { clientId }: ActivityAbout,
  { from, to }: Pick<AuditSearch, 'from' | 'to'>,
): ActivityPart['queries'] {
  return [
    {
      where: 'Exchange PowerShell',
      text: `Search-UnifiedAuditLog -StartDate '${from}' -EndDate '${to}' -FreeText '${clientId}' -SessionId '${clientId}' -SessionCommand ReturnLargeSet -ResultSize 5000`,
    },
  ];
}
