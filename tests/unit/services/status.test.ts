import { describe, expect, it } from 'vitest';
import { statusOf } from '../../../electron/services/status';
import type { SetupRecord } from '../../../electron/ports/records';

const now = new Date('2026-11-21T12:00:00Z');

function record(change: Partial<SetupRecord> = {}): SetupRecord {
  return {
    format: 1,
    id: 'ostendo-continuum',
    tenantId: '11111111-1111-4111-8111-111111111111',
    tenantName: 'Contoso',
    spec: {
      application: 'Ostendo Continuum',
      vendor: 'ostendo',
      tenant: 'contoso.example',
      scoping: 'rbac',
      senders: [{ address: 'invoices@contoso.example' }],
      outsider: 'ceo@contoso.example',
      credential: { kind: 'secret', months: 6 },
    },
    createdAt: now.toISOString(),
    updatedAt: now.toISOString(),
    objects: {},
    credential: { kind: 'secret', keyId: 'k', expires: '2027-05-20T12:00:00Z' },
    lastRun: { time: now.toISOString(), result: 'done', open: [] },
    lastProof: null,
    ...change,
  };
}

const proof = (verdict: 'proven' | 'failed' | 'not-yet-effective' | 'unknown') => ({
  lastProof: { time: now.toISOString(), verdict, rounds: 1 },
});

describe('statusOf', () => {
  it('counts whole days to expiry', () => {
    expect(statusOf(record(), now).credential?.daysLeft).toBe(180);
  });

  it('counts calendar days, so that a credential made today for 180 days has 180 left', () => {
    const credential = { kind: 'secret' as const, keyId: 'k', expires: '2027-05-20T00:00:00.000Z' };
    expect(statusOf(record({ credential }), now).credential?.daysLeft).toBe(180);
  });

  it('sends nobody to a proof that only the vendor’s key can give', () => {
    const credential = { kind: 'certificate', months: 12, file: 'vendor.cer' } as const;
    const theirs = record({ spec: { ...record().spec, credential }, ...proof('unknown') });
    expect(statusOf(theirs, now).next).toMatch(/^hand it over .*--vendor-result FILE/u);
    const handedOver = { at: now.toISOString(), keyId: null };
    expect(statusOf({ ...theirs, handedOver }, now).next).toMatch(/^let the vendor prove/u);
    expect(statusOf(record(proof('unknown')), now).next).toMatch(/^prove it/u);
  });

  it('names whom a half-done setup waits for', () => {
    const lastRun = { time: '', result: 'needs-person', open: ['scope'], who: ['an Exchange Administrator'] };
    expect(statusOf(record({ lastRun }), now).next).toContain('an Exchange Administrator');
  });

  it.each([
    ['not handed over', {}, 'hand it over (sendwright handoff ostendo-continuum)'],
    ['handed over', { at: now.toISOString(), keyId: 'k' }, 'nothing; handed over on 2026-11-21'],
    ['handed over without a credential', { at: now.toISOString(), keyId: null }, 'nothing; handed over'],
    [
      'handed over before it was renewed',
      { at: now.toISOString(), keyId: 'old' },
      'hand the new credential over',
    ],
  ])('says what is next once proven, where it is %s', (_what, handedOver, next) => {
    const change = 'at' in handedOver ? { handedOver } : {};
    expect(statusOf(record({ ...proof('proven'), ...change }), now).next).toContain(next);
  });

  it.each([
    [record({ lastRun: null, credential: null }), 'planned'],
    [record({ lastRun: { time: '', result: 'needs-person', open: ['exchange.scope'] } }), 'partly-applied'],
    [record({ lastRun: { time: '', result: 'failed', open: [] } }), 'failed'],
    [record(), 'configured'],
    [record(proof('unknown')), 'configured'],
    [record(proof('proven')), 'proven'],
    [record(proof('failed')), 'proof-failed'],
    [record(proof('not-yet-effective')), 'not-yet-effective'],
  ] as const)('tells the state of record %#', (given, state) => {
    expect(statusOf(given, now).state).toBe(state);
  });

  it('calls an expired credential expired, even where the proof was good once', () => {
    const expired = { kind: 'secret' as const, keyId: 'k', expires: '2026-11-21T11:59:59Z' };
    expect(statusOf(record({ ...proof('proven'), credential: expired }), now).state).toBe('expired');
  });

  it('asks for renewal in the last thirty days', () => {
    const soon = { kind: 'secret' as const, keyId: 'k', expires: '2026-12-01T12:00:00Z' };
    expect(statusOf(record({ ...proof('proven'), credential: soon }), now).next).toContain('within 10 days');
  });
});

describe('the clock of a setup that is not yet effective', () => {
  const minute = 60_000;
  const ago = (minutes: number): string => new Date(now.getTime() - minutes * minute).toISOString();
  const times = { idleMs: 31 * minute, busyMs: 121 * minute, policyMs: 90 * minute };
  const effect = {
    ...{ since: ago(40), waitsFor: 'the caches', nextLook: ago(-5), latest: ago(-81) },
    ...{ overdue: false, lookAt: [] },
  };
  const waiting = (change: Partial<typeof effect>) =>
    record({
      lastProof: { time: ago(26), verdict: 'not-yet-effective', rounds: 1, effect: { ...effect, ...change } },
    });

  it('says before the first proof since when, for what and until when', () => {
    const status = statusOf(record({ configured: { at: ago(10), times } }), now);
    expect(status).toMatchObject({ state: 'configured', effect: { since: ago(10), nextLook: ago(-21) } });
    expect(status.next).toContain('leave the application alone until 2026-11-21 12:21 UTC');
  });

  it('says nothing of it once the first look is due, and prove is next', () => {
    const status = statusOf(record({ configured: { at: ago(32), times } }), now);
    expect([status.effect, status.next]).toEqual([null, 'prove it (sendwright prove ostendo-continuum)']);
  });

  it('goes on from the last look, tells when it is due, and when something is wrong', () => {
    expect(statusOf(waiting({}), now).next).toContain('until 2026-11-21 12:05 UTC');
    expect(statusOf(waiting({}), now).effect).toEqual(effect);
    expect(statusOf(waiting({ nextLook: ago(1) }), now).next).toContain('again now');
    expect(statusOf(waiting({ overdue: true }), now).next).toContain('something is wrong');
  });

  it('names what a run waits for, and when to apply again', () => {
    const lastRun = { time: ago(5), result: 'waiting', open: ['policy-wait'], waitsFor: 'the access policy' };
    const next = (nextTry: string) => statusOf(record({ lastRun: { ...lastRun, nextTry } }), now).next;
    expect(next(ago(-85))).toMatch(/waits for the access policy; .* after 2026-11-21 13:25 UTC/u);
    expect(next(ago(1))).toMatch(/ now$/u);
  });
});
