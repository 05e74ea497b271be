import { describe, expect, it } from 'vitest';
import { inOrder, matching, needsSomebody } from '../../../renderer/pages/start/setup-order';
import { lineOf, lines, manyLines, proven } from '../../e2e/stage/samples';

const names = (found: readonly { readonly application: string }[]) => found.map((line) => line.application);

describe('the order of the setups', () => {
  it('has what needs somebody on top, then drafts, then what is well', () => {
    expect(names(inOrder(lines))).toEqual([
      'Helpdesk Notifier',
      'Autologyx Catalyst',
      'eLegere',
      'Meridian Survey',
      'Ostendo Continuum',
    ]);
  });

  it('has what was changed last first, among the same', () => {
    const early = lineOf({ ...proven, application: 'Early' }, 'Generic', '2026-01-01T00:00:00.000Z');
    const late = lineOf({ ...proven, application: 'Late' }, 'Generic', '2026-02-01T00:00:00.000Z');
    expect(names(inOrder([early, late]))).toEqual(['Late', 'Early']);
  });

  it('counts a credential that ends within 30 days as needing somebody', () => {
    const ends = (daysLeft: number) =>
      lineOf({ ...proven, credential: { kind: 'secret', expires: '2027-01-01', daysLeft } }, '', '');
    expect(needsSomebody(ends(30))).toBe(true);
    expect(needsSomebody(ends(31))).toBe(false);
  });

  it('finds by application, customer, vendor and mailbox', () => {
    expect(names(matching(lines, 'FABRIKAM'))).toEqual(['Meridian Survey']);
    expect(names(matching(lines, 'contracts@'))).toEqual(['eLegere']);
    expect(matching(manyLines(200), '  ')).toHaveLength(200);
  });
});
