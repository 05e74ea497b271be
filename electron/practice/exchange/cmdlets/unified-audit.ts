import type { AuditSearch, UnifiedAuditRow } from '../../world/audit-logs';
import type { World } from '../../world/world';
import type { CmdletCall, CmdletFamily, Output } from '../cmdlet';
import { invalidValue } from '../errors';
import type { Parameters } from '../parameters';

/** Search-UnifiedAuditLog: what the organisation kept of who did what (docs/activity.md says how sure its limits are). */
export const unifiedAuditCmdlets: CmdletFamily = {
  'Search-UnifiedAuditLog': {
    parameters: [
      ...['StartDate', 'EndDate', 'FreeText', 'Operations', 'RecordType', 'ObjectIds', 'UserIds'],
      ...['ResultSize', 'SessionId', 'SessionCommand'],
    ],
    run: search,
  },
};

const limits = {
  page: 5000,
  defaultPage: 100,
  largeSet: 50_000,
  preview: 5000,
  keptMs: 180 * 24 * 3600 * 1000,
};
const recordNumbers = { ExchangeAdmin: 1, ExchangeItem: 2, AzureActiveDirectory: 8 } as const;

function search({ world, parameters }: CmdletCall): readonly Output[] {
  const size = parameters.count('ResultSize') ?? limits.defaultPage;
  if (size > limits.page) throw invalidValue(`ResultSize must be between 1 and ${limits.page}.`);
  const session = sessionOf(world, parameters);
  const from = session.given;
  const page = session.rows.slice(from, from + size);
  session.given += page.length;
  return page.map((row, at) => shown(world, row, from + at + 1, session.rows.length));
}

/** Without a session each call begins anew. With one, the search of its first call is gone through. */
function sessionOf(world: World, parameters: Parameters): AuditSearch {
  const command = parameters.text('SessionCommand')?.toLowerCase() ?? '';
  const id = parameters.text('SessionId');
  const fresh = (): AuditSearch => ({ command, rows: found(world, parameters, command), given: 0 });
  if (id === undefined) return fresh();
  const known = world.logs.searches;
  const session = known.get(id) ?? fresh();
  if (session.command !== command) throw invalidValue('The SessionCommand of a session must stay the same.');
  known.set(id, session);
  return session;
}

/** A large set comes unsorted, up to 50,000; else newest first, up to 5,000. */
function found(world: World, parameters: Parameters, command: string): readonly UnifiedAuditRow[] {
  const from = parameters.time('StartDate') ?? 0;
  const to = parameters.time('EndDate') ?? 0;
  if (from > to) throw invalidValue('The start date must be before the end date.');
  const oldest = world.clock.now().getTime() - limits.keptMs;
  const rows = world.logs.unifiedAudit.filter((row) => {
    const time = Date.parse(row.creationDate);
    return time >= Math.max(from, oldest) && time < to && isAsked(row, parameters);
  });
  return command === 'returnlargeset'
    ? rows.slice(0, limits.largeSet)
    : rows.reverse().slice(0, limits.preview);
}

function isAsked(row: UnifiedAuditRow, parameters: Parameters): boolean {
  const lists = [
    ['Operations', row.operation],
    ['ObjectIds', row.objectId],
    ['UserIds', row.userId],
  ] as const;
  const record = parameters.text('RecordType')?.toLowerCase();
  const text = parameters.text('FreeText')?.toLowerCase();
  return (
    (record === undefined || record === row.recordType.toLowerCase()) &&
    lists.every(([name, value]) => isAmong(parameters.list(name), value)) &&
    (text === undefined || JSON.stringify(row).toLowerCase().includes(text))
  );
}

function isAmong(wanted: readonly string[], value: string): boolean {
  return wanted.length === 0 || wanted.some((one) => one.toLowerCase() === value.toLowerCase());
}

function shown(world: World, row: UnifiedAuditRow, index: number, count: number): Output {
  const { recordType, creationDate, userId, operation, id, objectId, data } = row;
  const audit = {
    ...{ CreationTime: creationDate.slice(0, 19), Id: id, Operation: operation },
    ...{ OrganizationId: world.state.tenant.id, RecordType: recordNumbers[recordType] },
    ...{ ResultStatus: 'Success', UserId: userId, ObjectId: objectId },
    ...data,
  };
  return {
    ...{ RecordType: recordType, CreationDate: creationDate, UserIds: userId, Operations: operation },
    ...{ AuditData: JSON.stringify(audit), ResultIndex: index, ResultCount: count },
    ...{ Identity: id, IsValid: true, ObjectState: 'Unchanged' },
  };
}
