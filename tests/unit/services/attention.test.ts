import { describe, expect, it } from 'vitest';
import { statusListText } from '../../../electron/cli/print-status-list';
import { styleOf } from '../../../electron/cli/style';
import type { StatusDocument } from '../../../electron/contract/documents';
import { upkeepCalendar } from '../../../electron/handoff/upkeep-calendar';
import type { SetupRecord } from '../../../electron/ports/records';
import { statusOf } from '../../../electron/services/status';
import { byAttention } from '../../../electron/upkeep/attention';
import { reviewDue } from '../../../electron/upkeep/review/due';

const now = new Date('2026-11-21T12:00:00Z');
const day = 24 * 60 * 60 * 1000;
const inDays = (days: number): string => new Date(now.getTime() + days * day).toISOString();
const credential = (days: number) => ({ kind: 'secret' as const, keyId: 'k', expires: inDays(days) });
const proven = (ago = 1) => ({ time: inDays(-ago), verdict: 'proven' as const, rounds: 1 });
const kept = (severity: 'high' | 'medium' | 'low', ago = 1) => ({
  ...{ at: inDays(-ago), by: 'a@contoso.example', verdict: 'drift' as const },
  drifts: [{ id: 'scope-changed' as const, severity, title: 'x' }],
});

/** Proven, handed over, nothing due. */
function record(change: Partial<SetupRecord> = {}): SetupRecord {
  return {
    ...{ format: 1, id: 'mailer', tenantId: '11111111-1111-4111-8111-111111111111', tenantName: 'Contoso' },
    spec: {
      ...{ application: 'Mailer', vendor: 'ostendo', tenant: 'contoso.example', scoping: 'rbac' },
      ...{ senders: [{ address: 'invoices@contoso.example' }], outsider: 'ceo@contoso.example' },
      credential: { kind: 'secret', months: 6 },
    },
    ...{ createdAt: inDays(-10), updatedAt: inDays(-1) },
    objects: { clientId: '22222222-2222-4222-8222-222222222222' },
    credential: credential(100),
    lastRun: { time: inDays(-10), result: 'done', open: [] },
    lastProof: proven(),
    handedOver: { at: inDays(-1), keyId: 'k' },
    ...change,
  };
}

const attention = (change: Partial<SetupRecord> = {}) => statusOf(record(change), now);

describe('what a setup waits for', () => {
  it('is nothing where it is proven, handed over, reviewed and far from its end', () => {
    expect(attention()).toMatchObject({ due: 'none', because: [], waitsFor: null });
  });

  it.each<[string, Partial<SetupRecord>, string, RegExp]>([
    [
      'its last run failed',
      { lastRun: { time: inDays(0), result: 'failed', open: [] } },
      'now',
      /run failed/u,
    ],
    ['its proof failed', { lastProof: { ...proven(), verdict: 'failed' } }, 'now', /does not hold/u],
    ['its credential has ended', { credential: credential(-1) }, 'now', /has ended/u],
    ['its credential ends this week', { credential: credential(5) }, 'now', /ends in 5 days/u],
    ['its credential ends this month', { credential: credential(20) }, 'soon', /ends in 20 days/u],
    ['it is not proven', { lastProof: null }, 'soon', /not proven/u],
    ['its proof is old', { lastProof: proven(91) }, 'soon', /91 days old/u],
    ['it was not handed over', { handedOver: undefined }, 'soon', /not handed over/u],
    [
      'an older credential was handed over',
      { handedOver: { at: inDays(-9), keyId: 'old' } },
      'now',
      /older/u,
    ],
    ['the last review found something grave', { reviews: [kept('high')] }, 'now', /1 drift since/u],
    ['the last review found something', { reviews: [kept('medium')] }, 'soon', /1 drift since/u],
    ['its review is overdue', { createdAt: inDays(-120) }, 'soon', /review was due/u],
  ])('is told where %s', (_name, change, due, because) => {
    const found = attention(change);
    expect(found.due).toBe(due);
    expect(found.because?.join('; ')).toMatch(because);
    expect(found.waitsFor).toBe('you');
  });

  it('names the people whom open steps wait for', () => {
    const lastRun = {
      time: inDays(0),
      result: 'needs-person',
      open: ['x'],
      who: ['an Exchange Administrator'],
    };
    expect(attention({ lastRun })).toMatchObject({ due: 'now', waitsFor: 'an Exchange Administrator' });
  });

  it('is sorted by who is waited for first, and what ends first', () => {
    const all = [
      attention({ id: 'far' }),
      attention({ id: 'near', credential: credential(40) }),
      attention({ id: 'soon', credential: credential(20) }),
      attention({ id: 'ended', credential: credential(-3) }),
      attention({ id: 'grave', reviews: [kept('high')] }),
    ];
    expect(all.sort(byAttention).map(({ id }) => id)).toEqual(['ended', 'grave', 'soon', 'near', 'far']);
  });
});

describe('the list of many', () => {
  const many: StatusDocument = {
    ...{ format: 1, command: 'status' },
    setups: [
      ...['b', 'a'].map((id) => attention({ id })),
      attention({
        id: 'urgent',
        tenantId: '33333333-3333-4333-8333-333333333333',
        tenantName: 'Fabrikam',
        credential: credential(2),
      }),
    ].sort(byAttention),
  };

  it('says the sum first, then the tenants, the most urgent first, with their setups', () => {
    const lines = statusListText(many, styleOf(false)).split('\n');
    expect(lines[0]).toBe('3 setups in 2 tenants: 1 needs somebody now.');
    expect(lines.filter((line) => /Fabrikam|Contoso/u.test(line)).map((line) => line.split(' ')[0])).toEqual([
      'Fabrikam',
      'Contoso',
    ]);
    expect(lines.join('\n')).toMatch(/✗ urgent +2 d +the secret ends in 2 days/u);
  });
});

describe('the calendar of upkeep', () => {
  const uids = (text: string): readonly string[] => text.match(/^UID:.+$/gmu) ?? [];
  const document = (change: Partial<SetupRecord>): StatusDocument => ({
    ...{ format: 1, command: 'status', setups: [attention(change)] },
  });

  it('moves its entries where a credential was renewed or a review signed, instead of adding others', () => {
    const before = upkeepCalendar(document({}), now);
    const after = upkeepCalendar(document({ credential: { ...credential(170), keyId: 'other' } }), now);
    expect(uids(after)).toEqual(uids(before));
    expect(uids(before)).toHaveLength(6);
    const sequence = (text: string): number => Number(/SEQUENCE:(\d+)/u.exec(text)?.[1]);
    expect(sequence(after)).toBeGreaterThan(sequence(before));
    expect(before).toContain('SUMMARY:Review Mailer at Contoso');
  });
});

describe('when a review is due', () => {
  const signed = (on: string) => ({
    ...{ what: 'review' as const, by: 'Jane', on, note: null, notedAt: `${on}T10:00:00.000Z` },
  });

  it.each([
    ['2026-08-31', '2026-11-30', false],
    ['2026-08-20', '2026-11-20', true],
    ['2025-11-30', '2026-02-28', true],
  ])('three months after it was signed on %s: %s', (on, next, isOverdue) => {
    const review = { ...kept('low'), at: `${on}T09:00:00.000Z` };
    expect(reviewDue(record({ reviews: [review], signOffs: [signed(on)] }), now)).toMatchObject({
      next,
      isOverdue,
    });
  });

  it('counts from the setup where nobody signed one that was made', () => {
    const due = reviewDue(record({ signOffs: [signed('2026-11-01')] }), now);
    expect(due).toMatchObject({ next: '2027-02-11', signed: null });
  });
});
