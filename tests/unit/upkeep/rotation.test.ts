import { describe, expect, it } from 'vitest';
import type { Rotation } from '../../../electron/ports/rotation';
import { beginningOf } from '../../../electron/upkeep/rotation/begin';
import { evidenceOf } from '../../../electron/upkeep/rotation/evidence';
import type { RotationFacts, RotationRecord, SeenKey } from '../../../electron/upkeep/rotation/facts';
import { findingsOf } from '../../../electron/upkeep/rotation/findings';
import { nextOf } from '../../../electron/upkeep/rotation/next';
import { deadlineOf, mayRemoveOld, phaseOf } from '../../../electron/upkeep/rotation/phase';

const now = new Date('2026-11-21T12:00:00Z');
const key = (keyId: string, more: Partial<SeenKey> = {}): SeenKey => ({
  ...{ kind: 'secret', keyId, name: `name of ${keyId}`, expires: '2027-05-20T00:00:00.000Z' },
  ...{ startsAt: '2026-06-01T00:00:00.000Z', madeHere: true },
  ...more,
});
const [old, fresh] = [key('old'), key('new', { startsAt: '2026-11-20T00:00:00.000Z' })];
const handedOver = { at: '2026-11-20T10:00:00.000Z', keyId: 'new' };
const witness = { kind: 'receipt', at: '2026-11-21T09:00:00.000Z', by: 'Jane Doe', notedAt: '' } as const;

function facts(
  rotation: Partial<Rotation> = {},
  record: RotationRecord = {},
  keys: readonly SeenKey[] = [old, fresh],
  held: { main: string | null; next: string | null } = { main: 'old', next: 'new' },
): RotationFacts {
  const months = { kind: 'secret', months: 6 } as const;
  return {
    rotation: {
      ...{ startedAt: '2026-11-20T00:00:00.000Z', startedBy: 'admin', wanted: months, before: months },
      ...{ old: [old], new: { ...fresh, madeAt: '2026-11-20T00:00:00.000Z' } },
      ...rotation,
    },
    ...{ record, seen: { keys, held }, now },
  };
}

describe('the phase of a rotation', () => {
  it.each([
    ['nothing made yet', facts({ new: null }), 'begun', 'make'],
    ['made', facts(), 'made', 'hand-over'],
    ['handed over', facts({}, { handedOver }), 'handed-over', 'await-vendor'],
    [
      'another was handed over',
      facts({}, { handedOver: { ...handedOver, keyId: 'old' } }),
      'made',
      'hand-over',
    ],
    ['seen working', facts({ witness }, { handedOver }), 'seen-working', 'remove-old'],
    ['the new one is gone', facts({ witness }, { handedOver }, [old]), 'begun', 'make'],
    ['nobody has the new one', facts({}, {}, [old, fresh], { main: 'old', next: null }), 'begun', 'make'],
    ['being aborted', facts({ aborting: { at: '', by: '' } }), 'made', 'finish-abort'],
  ] as const)('%s', (_what, given, phase, act) => {
    expect(phaseOf(given)).toBe(phase);
    expect(nextOf(given).act).toBe(act);
    expect(mayRemoveOld(given)).toBe(phase === 'seen-working');
  });

  it('goes back where the old one was used after the witness, and not before', () => {
    const oldSeen = (at: string) => facts({ witness, oldSeen: { at, by: 'John Roe' } }, { handedOver });
    expect(mayRemoveOld(oldSeen('2026-11-21T08:00:00.000Z'))).toBe(true);
    expect(mayRemoveOld(oldSeen('2026-11-21T10:00:00.000Z'))).toBe(false);
  });

  it('does not take for gone what was made a moment ago', () => {
    const made = facts({ new: { ...fresh, madeAt: '2026-11-21T11:55:00.000Z' } }, {}, [old]);
    expect(phaseOf(made)).toBe('made');
  });
});

describe('the deadline', () => {
  it('is the end of the first old one, or an earlier day', () => {
    expect(deadlineOf(facts())).toEqual({ at: old.expires, why: 'old-ends' });
    expect(deadlineOf(facts({ by: '2026-12-01' }))).toMatchObject({ why: 'set' });
    expect(deadlineOf(facts({ by: '2030-01-01' }))).toMatchObject({ why: 'old-ends' });
    expect(deadlineOf(facts({}, {}, [fresh]))).toBeNull();
  });
});

describe('what is evidence', () => {
  it('is the witness alone; all else is hope', () => {
    const tried = { keyId: 'new', test: { result: 'works', time: '', message: '' } };
    const takenOver = {
      by: 'Jane',
      at: '',
      bundle: '',
      notedAt: '',
      keyId: 'new',
      test: null,
      confirmed: false,
    };
    const record = { handedOver, takenOver, tried } as unknown as RotationRecord;
    expect(evidenceOf(facts({}, record)).map(({ weight }) => weight)).toEqual(['hope', 'hope', 'hope']);
    expect(evidenceOf(facts({ witness }, record))[0]).toMatchObject({ weight: 'evidence' });
  });
});

describe('what is found', () => {
  it.each([
    ['new-gone', facts({}, { handedOver }, [old])],
    ['new-lost', facts({}, { handedOver }, [old, fresh], { main: 'old', next: null })],
    ['old-gone', facts({}, {}, [fresh])],
    ['another-rotation', facts({}, {}, [old, fresh, key('third', { madeHere: false })])],
    ['overdue', facts({ by: '2026-11-01' })],
  ])('%s, with who mends it and how', (id, given) => {
    const [found] = findingsOf(given);
    expect(found?.id).toBe(id);
    expect(found?.who.length).toBeGreaterThan(2);
    expect(found?.next.length).toBeGreaterThan(10);
  });

  it('is nothing where all is in order', () => {
    expect(findingsOf(facts({}, { handedOver }))).toEqual([]);
  });
});

describe('how a rotation begins', () => {
  const about = { current: 'old', now, takeOver: false, fresh: false };
  const begin = (keys: readonly SeenKey[], main: string | null, more = {}) =>
    beginningOf({ keys, held: { main, next: null } }, { ...about, ...more }).how;
  const elsewhere = key('other', { madeHere: false, startsAt: '2026-11-20T00:00:00.000Z' });

  it('beside the one in use, wherever that is kept', () => {
    expect(begin([old], 'old')).toBe('make');
    expect(begin([key('old', { madeHere: false })], null)).toBe('make');
    expect(begin([key('old', { expires: '2026-11-01T00:00:00Z' })], null)).toBe('make');
    expect(begin([], null)).toBe('nothing');
  });

  it('not where another computer made a newer one, unless that is taken over', () => {
    expect(begin([old, elsewhere], 'old')).toBe('conflict');
    expect(begin([old, elsewhere], 'old', { takeOver: true })).toBe('make');
    expect(begin([key('a', { madeHere: false }), elsewhere], null, { current: null })).toBe('conflict');
  });

  it('with the one in use as the new one, where only older ones are left beside it', () => {
    expect(begin([fresh, old], 'new')).toBe('adopt');
    expect(begin([fresh, old], 'new', { fresh: true })).toBe('make');
    expect(begin([fresh, old], 'old')).toBe('make');
    expect(
      begin([key('new', { expires: '2026-12-01T00:00:00Z', startsAt: fresh.startsAt }), old], 'new'),
    ).toBe('make');
  });
});
