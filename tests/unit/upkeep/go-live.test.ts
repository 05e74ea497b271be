import { describe, expect, it } from 'vitest';
import type { SignOff, SignOffKind } from '../../../electron/contract/go-live';
import type { GoLiveFacts, GoLiveReads } from '../../../electron/upkeep/go-live/facts';
import { goLiveItems, verdictOf } from '../../../electron/upkeep/go-live/items';
import { contoso } from '../../support/documents/parts';

const now = new Date('2026-11-21T12:00:00Z');
const times = { idleMs: 1, busyMs: 1, policyMs: 1 };

function word(what: SignOffKind, on = '2026-11-21'): SignOff {
  return { what, by: 'Jane Doe', on, note: null, notedAt: '2026-11-21T11:00:00Z' };
}

const quiet: GoLiveReads = {
  auditing: { isOn: true, finding: 'On.' },
  failures: { count: 0, since: '2026-11-20T10:00:00Z', last: null },
};

/** Everything is as it must be. */
const record: GoLiveFacts['record'] = {
  id: 'ostendo-continuum',
  spec: {
    ...{ application: 'Ostendo Continuum', vendor: 'ostendo', tenant: contoso.id, scoping: 'rbac' },
    ...{ senders: [{ address: 'invoices@contoso.example' }], outsider: 'ceo@contoso.example' },
    credential: { kind: 'secret', months: 6 },
  },
  configured: { at: '2026-11-20T10:00:00Z', times },
  lastProof: { time: '2026-11-20T12:00:00Z', verdict: 'proven', rounds: 1 },
  handedOver: { at: '2026-11-20T13:00:00Z', keyId: 'k' },
  signOffs: [word('uat'), word('security-review', '2026-10-01'), word('vendor-validation')],
};

const itemsOf = (change: Partial<GoLiveFacts['record']> = {}, reads: Partial<GoLiveReads> = {}) =>
  goLiveItems({ record: { ...record, ...change }, reads: { ...quiet, ...reads }, now });
const openOf = (items: ReturnType<typeof itemsOf>) =>
  items.filter(({ status }) => status === 'open').map(({ id }) => id);

describe('the go-live gate', () => {
  it('opens where it is proven, signed, audited and without a failure', () => {
    expect(openOf(itemsOf())).toEqual([]);
    expect(verdictOf(itemsOf())).toBe('may-go-live');
  });

  it.each<[string, Partial<GoLiveFacts['record']>, Partial<GoLiveReads>, string]>([
    ['nothing was proven', { lastProof: null }, {}, 'proof'],
    [
      'the proof failed',
      { lastProof: { time: '2026-11-20T12:00:00Z', verdict: 'failed', rounds: 1 } },
      {},
      'proof',
    ],
    ['only the test stage is proven', { stage: 'test' }, {}, 'proof'],
    [
      'the rights were changed after the proof',
      { configured: { at: '2026-11-20T12:30:00Z', times } },
      {},
      'proof',
    ],
    [
      'the proof is older than a month',
      {
        configured: { at: '2026-09-01T10:00:00Z', times },
        lastProof: { time: '2026-10-01T12:00:00Z', verdict: 'proven', rounds: 1 },
      },
      {},
      'proof',
    ],
    [
      'the users tried it before the rights were changed',
      {
        configured: { at: '2026-11-22T10:00:00Z', times },
        lastProof: { time: '2026-11-22T12:00:00Z', verdict: 'proven', rounds: 1 },
      },
      {},
      'uat',
    ],
    ['nobody reviewed it', { signOffs: [word('uat'), word('vendor-validation')] }, {}, 'security-review'],
    [
      'the vendor spoke before the last handoff',
      { signOffs: [word('uat'), word('security-review'), word('vendor-validation', '2026-11-19')] },
      {},
      'vendor-validation',
    ],
    ['auditing is off', {}, { auditing: { isOn: false, finding: 'Off.' } }, 'auditing'],
    ['auditing cannot be read', {}, { auditing: { problem: 'No right.' } }, 'auditing'],
    [
      'mail failed',
      {},
      { failures: { count: 2, since: '2026-11-20T10:00:00Z', last: '2026-11-21T09:00:00Z' } },
      'failures',
    ],
    ['the trace cannot be read', {}, { failures: { problem: 'No right.' } }, 'failures'],
  ])('stays closed where %s', (_why, change, reads, open) => {
    const items = itemsOf(change, reads);
    expect(openOf(items)).toEqual([open]);
    expect(verdictOf(items)).toBe('not-yet');
    const item = items.find(({ id }) => id === open);
    expect(item?.next).not.toBeNull();
    expect(item?.who).not.toBeNull();
  });

  it('lets a name answer for auditing that is off, and for failures that were looked at', () => {
    const signOffs = [...(record.signOffs ?? []), word('auditing-waived'), word('failures-reviewed')];
    const items = itemsOf(
      { signOffs },
      {
        auditing: { isOn: false, finding: 'Off.' },
        failures: { count: 1, since: '2026-11-20T10:00:00Z', last: '2026-11-21T09:00:00Z' },
      },
    );
    expect(items.map(({ status }) => status)).toEqual(['done', 'done', 'done', 'done', 'waived', 'done']);
    expect(items[4]?.finding).toContain('Waived: Signed by Jane Doe on 2026-11-21');
  });

  it('does not take a review of failures for those that came after it', () => {
    const signOffs = [...(record.signOffs ?? []), word('failures-reviewed', '2026-11-20')];
    const last = { count: 1, since: '2026-11-20T10:00:00Z', last: '2026-11-21T09:00:00Z' };
    expect(openOf(itemsOf({ signOffs }, { failures: last }))).toEqual(['failures']);
  });

  it('takes no word of the same day that was written down before', () => {
    const early = '2026-11-21T10:59:00Z';
    const late = '2026-11-21T11:01:00Z';
    const proof = { time: '2026-11-21T11:30:00Z', verdict: 'proven', rounds: 1 } as const;
    const at = (time: string) =>
      openOf(
        itemsOf({
          ...{ configured: { at: time, times }, lastProof: proof, handedOver: { at: time, keyId: 'k' } },
        }),
      );
    expect(at(early)).toEqual([]);
    expect(at(late)).toEqual(['uat', 'vendor-validation']);
    const reviewed = { signOffs: [...(record.signOffs ?? []), word('failures-reviewed')] };
    const failedAt = (last: string) =>
      openOf(itemsOf(reviewed, { failures: { count: 1, since: '2026-11-20T10:00:00Z', last } }));
    expect(failedAt(early)).toEqual([]);
    expect(failedAt(late)).toEqual(['failures']);
  });

  it('takes the last word, not the first', () => {
    const signOffs = [...(record.signOffs ?? []), { ...word('uat'), by: 'John Roe' }];
    expect(itemsOf({ signOffs })[1]?.signed?.by).toBe('John Roe');
  });

  it('tells the vendor’s own mail, which is no word', () => {
    const acceptance = {
      ...{ firstAt: '2026-11-21T08:00:00Z', from: 'invoices@contoso.example', messages: 3, recipients: 2 },
      lookedAt: '2026-11-21T09:00:00Z',
    };
    const [, , , vendor] = itemsOf({ acceptance, signOffs: [word('uat'), word('security-review')] });
    expect(vendor).toMatchObject({ status: 'open' });
    expect(vendor?.finding).toContain('since 2026-11-21');
  });
});
