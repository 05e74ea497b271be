import { describe, expect, it } from 'vitest';
import type { EffectiveReach } from '../../../../electron/contract/proof';
import { reviewCsv } from '../../../../electron/handoff/review-csv';
import { reviewPage } from '../../../../electron/handoff/review-page';
import { reachDrifts } from '../../../../electron/setup/review/rules-rights';
import { worded } from '../../../../electron/setup/review/review';
import type { ReviewContext } from '../../../../electron/setup/review/types';
import { reviewDocument } from '../../../../electron/services/review';
import { recordDrifts } from '../../../../electron/upkeep/review/record-drifts';
import { aStep } from '../../../support/documents/parts';
import { provenRecord } from '../../../support/many-setups';

const now = new Date('2026-11-21T12:00:00Z');
const tenantId = '11111111-1111-4111-8111-111111111111';
const noLogs = { directory: null, unified: null, takesIn: null };
const record = provenRecord(now, tenantId, 'mailer');

const reach = (change: Partial<EffectiveReach>): EffectiveReach => ({
  ...{ kind: 'different', count: 1, mailboxes: [], more: 0, foreign: [], missing: [], unknown: [] },
  ...change,
});

function reached(change: Partial<EffectiveReach>, isExplained = false) {
  const context = { record, seen: { lint: { reach: reach(change) } } } as unknown as ReviewContext;
  return reachDrifts(context, isExplained).map(({ id, evidence }) => [id, ...evidence]);
}

describe('whom it reaches', () => {
  it('is a drift of its own where nothing else says why', () => {
    expect(reached({ foreign: ['a@b.example'], missing: ['c@b.example'] })).toEqual([
      ['reach-foreign', 'It reaches a@b.example.'],
      ['reach-missing', 'It does not reach c@b.example.'],
    ]);
    expect(reached({ foreign: ['a@b.example'] }, true)).toEqual([]);
  });

  it('is always told of the outsider', () => {
    expect(reached({ foreign: [record.spec.outsider] }, true).map(([id]) => id)).toEqual(['outsider-inside']);
  });
});

describe('the plan of the setup file', () => {
  const licence = aStep({
    id: 'l',
    kind: 'licence.assign',
    group: 'mailboxes',
    summary: 'Assign a licence.',
  });

  it('is a drift where no other one asks for a step of it', () => {
    const [only] = worded([], { record, steps: [licence] }, noLogs);
    expect(only).toMatchObject({ id: 'plan-differs', evidence: ['Assign a licence.'] });
    expect(only?.mend).toMatchObject({ way: 'apply', steps: [{ id: 'l', summary: 'Assign a licence.' }] });
  });

  it('mends the drift that asks for it, and is not told twice', () => {
    const found = [{ id: 'sender-unlicensed' as const, evidence: ['x'] }];
    const drifts = worded(found, { record, steps: [licence] }, noLogs);
    expect(drifts.map(({ id, mend }) => [id, mend.way])).toEqual([['sender-unlicensed', 'apply']]);
  });

  it('waits where people must settle first which mailbox is meant', () => {
    const found = [{ id: 'sender-replaced' as const, evidence: ['x'] }];
    const drifts = worded(found, { record, steps: [licence] }, noLogs);
    expect(drifts.map(({ id, mend }) => [id, mend.way, mend.steps.length])).toEqual([
      ['sender-replaced', 'person', 0],
    ]);
  });
});

describe('what the records say', () => {
  it('finds that the vendor holds an older credential', () => {
    const ids = recordDrifts(record, [], false, now).map(({ id }) => id);
    expect(ids).toEqual(['handoff-older']);
    expect(recordDrifts(record, [], true, now)).toEqual([]);
  });
});

describe('the reports', () => {
  const found = [
    { id: 'application-renamed' as const, evidence: ['=HYPERLINK("https://evil.example")', '<b>'] },
  ];
  const document = reviewDocument(
    [
      {
        ...{ setup: 'mailer', application: '@Mailer', clientId: tenantId, tenant: tenantId },
        ...{ tenantName: '+Contoso', reviewedAt: now.toISOString(), reviewedBy: 'a@contoso.example' },
        ...{ against: { proof: null, base: null }, verdict: 'notes', reach: reach({}) },
        ...{ drifts: worded(found, { record, steps: [] }, noLogs), checklist: [] },
        due: { next: '2027-02-21', isOverdue: false, signed: null },
      },
    ],
    [
      {
        ...{ setup: 'other', application: 'Other', tenant: tenantId, tenantName: 'Fabrikam' },
        ...{ why: 'The tenant was not named.', next: null },
      },
    ],
    now,
  );

  it('as a table: a line each, as wide as its head, and no cell that a spreadsheet would run', () => {
    const lines = reviewCsv(document).trimEnd().split('\r\n');
    expect(lines).toHaveLength(3);
    const cells = lines.map((line) => [...line.matchAll(/"(?:[^"]|"")*"/gu)].map(([cell]) => cell));
    expect(new Set(cells.map(({ length }) => length)).size).toBe(1);
    expect(cells.flat().filter((cell) => /^"[=+\-@]/u.test(cell))).toEqual([]);
    expect(lines[1]).toContain(`"'=HYPERLINK(""https://evil.example"") <b>"`);
    expect(lines[2]).toContain('"not reviewed"');
  });

  it('as a page: what a tenant calls things is no markup', () => {
    const page = reviewPage(document);
    expect(page).toContain('&#60;b&#62;');
    expect(page).not.toContain('<b>');
    expect(page).toContain('The tenant was not named.');
  });

  it('is not called fine where a setup was not reviewed', () => {
    expect(document.verdict).toBe('unknown');
  });
});
