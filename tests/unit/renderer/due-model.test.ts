import { describe, expect, it } from 'vitest';
import { applied, byEnd, byReview, dueThen } from '../../../renderer/pages/due/due-model';
import { lineOf, lines, proven } from '../../e2e/stage/samples';

const names = (rows: readonly { readonly application: string }[]) => rows.map((row) => row.application);
const row = (application: string, more: Partial<typeof proven>) => ({ ...proven, application, ...more });

describe('what is due', () => {
  it('counts what is applied alone, and not what was taken back', () => {
    const gone = lineOf({ ...proven, application: 'Gone', state: 'removed' }, '', '');
    expect(names(applied([...lines, gone]))).toEqual([
      ...['Helpdesk Notifier', 'eLegere', 'Autologyx Catalyst', 'Ostendo Continuum'],
    ]);
  });

  it('has what ends first on top', () => {
    const rows = [
      row('Late', { due: 'now', credential: { kind: 'secret', expires: '2027-01-01', daysLeft: 40 } }),
      row('Early', { due: 'now', credential: { kind: 'secret', expires: '2026-12-01', daysLeft: 9 } }),
      row('Well', { due: 'none' }),
      row('No credential', { due: 'now', credential: null }),
    ];
    expect(names(dueThen(rows, 'now'))).toEqual(['Early', 'Late', 'No credential']);
    expect(dueThen(rows, 'soon')).toEqual([]);
    expect(names(byEnd(rows))).toEqual(['Early', 'Late', 'Well']);
  });

  it('tells reviews by their day', () => {
    const review = (next: string) => ({ last: null, next, isOverdue: false, signedBy: null });
    const rows = [
      row('B', { review: review('2027-02-01') }),
      row('A', { review: review('2027-01-01') }),
      proven,
    ];
    expect(names(byReview(rows))).toEqual(['A', 'B']);
  });
});
