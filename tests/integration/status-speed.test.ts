import { describe, expect, it } from 'vitest';
import { createRecords } from '../../electron/records/records';
import type { ServicesOptions } from '../../electron/services/services-options';
import { statusServices } from '../../electron/services/status-document';
import { testFolder } from '../support/folder';
import { ManualClock } from '../support/manual-clock';
import { writeManySetups } from '../support/many-setups';

describe('status of 100 tenants with 20 setups each', () => {
  it('is there in under a second, from disk', { timeout: 90_000 }, async () => {
    const directory = testFolder();
    writeManySetups(directory, 100, 20);
    const clock = new ManualClock();
    const records = createRecords({ directory, clock });
    const host = { records, clock, practiceTenantId: null } as unknown as ServicesOptions;
    // The best of three: the machine may be busy with something else.
    const times: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      const begun = performance.now();
      const { setups } = await statusServices(host).status();
      times.push(performance.now() - begun);
      expect(setups).toHaveLength(2000);
      expect(new Set(setups.map((found) => found.tenant)).size).toBe(100);
    }
    expect(Math.min(...times)).toBeLessThan(1000);
  });
});
