import { describe, expect, it } from 'vitest';
import { beforeFirstLook, effectOf, microsoftTimes } from '../../../electron/setup/effect';

const at = (minutes: number): string =>
  new Date(Date.parse('2026-11-20T10:00:00.000Z') + minutes * 60_000).toISOString();

describe('the clock of what is not yet effective', () => {
  it('asks for the first look after half an hour of silence', () => {
    expect(beforeFirstLook('rbac', { configuredAt: at(0) }, microsoftTimes)).toMatchObject({
      ...{ since: at(0), nextLook: at(31), latest: at(121), overdue: false },
    });
  });

  it('counts the pause from the last look, which kept the old state alive', () => {
    expect(effectOf('rights', at(0), at(20), microsoftTimes).nextLook).toBe(at(51));
  });

  it('never waits longer than the time by which it must hold', () => {
    expect(effectOf('rights', at(0), at(110), microsoftTimes).nextLook).toBe(at(121));
  });

  it('is overdue once a look after that time was refused, and not by time alone', () => {
    expect(effectOf('rights', at(0), at(120), microsoftTimes).overdue).toBe(false);
    expect(effectOf('rights', at(0), at(121), microsoftTimes).overdue).toBe(true);
    expect(beforeFirstLook('rbac', { configuredAt: at(-9999) }, microsoftTimes)?.overdue).toBe(false);
  });

  it('waits for a policy only where it is new: a grant counts at once', () => {
    expect(beforeFirstLook('accessPolicy', { configuredAt: at(0) }, microsoftTimes)).toBeNull();
    expect(
      beforeFirstLook('accessPolicy', { configuredAt: at(0), policySince: at(-30) }, microsoftTimes)
        ?.nextLook,
    ).toBe(at(60));
  });
});
