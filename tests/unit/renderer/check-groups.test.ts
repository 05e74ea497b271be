import { describe, expect, it } from 'vitest';
import type { Check } from '../../../electron/contract/plan';
import { isMended, sectionsOf, withRechecked } from '../../../renderer/pages/checks/check-groups';
import { aCheck } from '../../support/documents/parts';

const check = (id: string, change: Partial<Check> = {}) => aCheck({ id, title: id, finding: '', ...change });
const stops = check('sender:a@b.example', { status: 'fail', fault: 'tenant' });

describe('checks on the page', () => {
  it('stand by subject, what stops everything on top, the worst first in each', () => {
    const checks = [
      check('keychain'),
      check('application'),
      check('same-name', { status: 'warn' }),
      stops,
      check('outsider'),
    ];
    expect(sectionsOf(checks).map(({ of, checks: own }) => [of, ...own.map(({ id }) => id)])).toEqual([
      ['must', 'sender:a@b.example'],
      ['mailboxes', 'outsider'],
      ['application', 'same-name', 'application'],
      ['computer', 'keychain'],
    ]);
  });

  it('made again take their places; one with nothing to say any more counts as in order', () => {
    const mended = { ...stops, status: 'pass' as const, fault: null };
    const checks = [stops, check('same-name', { status: 'warn', next: 'Look.' })];
    const again = new Map([
      [stops.id, [mended]],
      ['same-name', []],
    ]);
    const shown = withRechecked(checks, again, 'Gone.');
    expect(shown).toMatchObject([mended, { id: 'same-name', status: 'pass', finding: 'Gone.', next: null }]);
    expect(shown[1]?.cause).toBeUndefined();
    expect(isMended(checks, shown)).toBe(true);
    expect(isMended(checks, checks)).toBe(false);
  });
});
