import { describe, expect, it } from 'vitest';
import { practice, type Practice } from './fixture';

const ever = { StartDate: '2020-01-01T00:00:00Z', EndDate: '2100-01-01T00:00:00Z' };
const search = (p: Practice, more: Record<string, unknown> = {}) =>
  p.call('Search-UnifiedAuditLog', { ...ever, ...more });
const makeScope = (p: Practice, name: string) =>
  p.call('New-ManagementScope', { Name: name, RecipientRestrictionFilter: "Alias -eq 'anna'" });

function withRecords(count: number): Practice {
  const p = practice();
  makeScope(p, 'first');
  const [record] = p.world.logs.unifiedAudit;
  for (let index = 1; index < count; index += 1) {
    p.world.logs.unifiedAudit.push({ ...record!, id: `record ${index}` });
  }
  return p;
}

describe('Search-UnifiedAuditLog', () => {
  it('finds what was changed, by whom and how, and no reads', () => {
    const p = practice();
    makeScope(p, 'Sendwright x');
    p.call('Get-ManagementScope');
    const [record, another] = search(p);
    expect(another).toBeUndefined();
    expect(record).toMatchObject({ Operations: 'New-ManagementScope', RecordType: 'ExchangeAdmin' });
    expect(JSON.parse(String(record!.AuditData))).toMatchObject({
      ObjectId: 'Sendwright x',
      Parameters: [{ Name: 'Name', Value: 'Sendwright x' }, { Name: 'RecipientRestrictionFilter' }],
    });
  });

  it('takes nothing in while it is switched off', () => {
    const p = practice();
    p.state.organization.unifiedAuditLogIngestionEnabled = false;
    makeScope(p, 'x');
    p.state.organization.unifiedAuditLogIngestionEnabled = true;
    expect(search(p)).toEqual([]);
  });

  it('gives 100 by default, at most 5,000 a call, and goes on within a session', () => {
    const p = withRecords(5100);
    expect(search(p)).toHaveLength(100);
    expect(p.fail('Search-UnifiedAuditLog', { ...ever, ResultSize: 5001 }).message).toMatch(/5000/u);
    const session = { SessionId: 's', SessionCommand: 'ReturnLargeSet', ResultSize: 5000 };
    const [first, second, third] = [search(p, session), search(p, session), search(p, session)];
    expect([first, second, third].map((rows) => rows.length)).toEqual([5000, 100, 0]);
    expect(second[0]).toMatchObject({ ResultIndex: 5001, ResultCount: 5100 });
  });

  it('shows 5,000 of a session that is sorted, and refuses to change its kind', () => {
    const p = withRecords(5100);
    const session = { SessionId: 's', SessionCommand: 'ReturnNextPreviewPage', ResultSize: 5000 };
    expect([search(p, session).length, search(p, session).length]).toEqual([5000, 0]);
    const other = { ...ever, ...session, SessionCommand: 'ReturnLargeSet' };
    expect(p.fail('Search-UnifiedAuditLog', other).message).toMatch(/SessionCommand/u);
  });

  it('looks for text, operations and kinds of records, within the time asked for', () => {
    const p = practice();
    makeScope(p, 'one');
    makeScope(p, 'two');
    expect(search(p, { FreeText: 'TWO' })).toHaveLength(1);
    expect(search(p, { Operations: ['Set-ManagementScope'] })).toEqual([]);
    expect(search(p, { RecordType: 'ExchangeItem' })).toEqual([]);
    expect(search(p, { EndDate: '2021-01-01T00:00:00Z' })).toEqual([]);
    expect(
      p.fail('Search-UnifiedAuditLog', { StartDate: ever.EndDate, EndDate: ever.StartDate }).type,
    ).toMatch(/TaskArgument/u);
  });

  it('forgets after 180 days', () => {
    const p = practice();
    makeScope(p, 'old');
    p.world.clock.advance(181 * 24 * 3600);
    expect(search(p)).toEqual([]);
  });

  it('is hidden from whoever does not administer Exchange', () => {
    const p = practice();
    expect(p.fail('Search-UnifiedAuditLog', ever, 'appadmin').status).toBe(403);
  });
});
