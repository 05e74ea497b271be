import { describe, expect, it } from 'vitest';
import { setupIdOf, uniqueNameOf } from '../../../electron/contract/setup-file';

describe('the id of a setup', () => {
  it('is the plain slug where that shows the whole name', () => {
    expect(setupIdOf('Ostendo Continuum')).toBe('ostendo-continuum');
    expect(setupIdOf('Café Zürich 2')).toBe('cafe-zurich-2');
  });

  it('never lets two names that a slug cannot tell apart share one application', () => {
    const names = [
      '会計システム',
      '人事システム',
      'Учёт',
      'Кадры',
      'Straße',
      'Strae',
      'App 会計',
      'App 人事',
    ];
    expect(new Set(names.map(setupIdOf)).size).toBe(names.length);
    const long = 'Accounts payable notification service of the northern region';
    expect(setupIdOf(`${long} one`)).not.toBe(setupIdOf(`${long} two`));
    expect(setupIdOf('★')).not.toBe(setupIdOf('☆'));
  });

  it('is a slug of at most 40 characters, the same whenever it is asked for', () => {
    for (const name of ['会計システム', 'x'.repeat(90), '--', 'Ä'.repeat(60), 'Straße und Weg '.repeat(5)]) {
      const id = setupIdOf(name);
      expect(id).toMatch(/^[a-z\d]+(?:-[a-z\d]+)*$/u);
      expect(id.length).toBeLessThanOrEqual(40);
      expect(uniqueNameOf(id).length).toBeLessThanOrEqual(64);
    }
  });
});
