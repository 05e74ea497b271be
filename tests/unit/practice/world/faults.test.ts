import { describe, expect, it } from 'vitest';
import { FaultList } from '../../../../electron/practice/world/faults';

const write = { method: 'POST', path: '/v1.0/applications', writes: true };
const read = { method: 'GET', path: '/v1.0/me', writes: false };

describe('FaultList', () => {
  it('strikes the asked-for matching request and no other', () => {
    const faults = new FaultList();
    faults.replace([{ match: { writes: true }, kind: 'reset', skip: 1, times: 1 }]);
    expect(faults.strike(read)).toBeNull();
    expect(faults.strike(write)).toBeNull();
    expect(faults.strike(write)?.kind).toBe('reset');
    expect(faults.strike(write)).toBeNull();
  });

  it('matches paths by regular expression', () => {
    const faults = new FaultList();
    faults.replace([{ match: { path: '/me$' }, kind: 'throttle' }]);
    expect(faults.strike(write)).toBeNull();
    expect(faults.strike(read)?.kind).toBe('throttle');
  });

  it('refuses an unknown fault and says which field', () => {
    expect(() => new FaultList().replace([{ match: {}, kind: 'gremlin' }])).toThrow(/kind/u);
  });
});
