import { describe, expect, it } from 'vitest';
import { countDue, inOrder, matching } from '../../../renderer/pages/start/setup-order';
import { startText } from '../../../renderer/text/start';
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

  it('has what ends earlier first, among those that need somebody, and what was taken back last', () => {
    const ends = (daysLeft: number, application: string) =>
      lineOf(
        { ...proven, application, due: 'soon', credential: { kind: 'secret', expires: '', daysLeft } },
        '',
        `2026-01-${application.length}0`,
      );
    const gone = lineOf({ ...proven, application: 'Gone', state: 'removed' }, '', '2026-12-01');
    const well = lineOf({ ...proven, application: 'Well' }, '', '2026-01-01');
    expect(names(inOrder([gone, well, ends(20, 'Late'), ends(3, 'Soon')]))).toEqual([
      'Soon',
      'Late',
      'Well',
      'Gone',
    ]);
  });

  it('counts as the page of what is due does: drafts and what is well need nobody', () => {
    expect(countDue(lines)).toEqual({ now: 1, soon: 2 });
    expect(startText.lead(5, countDue(lines))).toBe(
      '5 setups on this computer. 1 needs somebody now, 2 soon.',
    );
    expect(startText.lead(1, { now: 0, soon: 0 })).toBe('1 setup on this computer. None needs somebody now.');
  });

  it('finds by application, customer, vendor and mailbox', () => {
    expect(names(matching(lines, 'FABRIKAM'))).toEqual(['Meridian Survey']);
    expect(names(matching(lines, 'contracts@'))).toEqual(['eLegere']);
    expect(matching(manyLines(200), '  ')).toHaveLength(200);
  });
});
