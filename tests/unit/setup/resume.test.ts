import { describe, expect, it } from 'vitest';
import { MemoryJournal, settleDown } from './fakes/job';
import { scenarios } from './fakes/scenarios';
import { fakeTenant, shapeOf } from './fakes/tenant';

describe.each(scenarios)('killed and resumed: $name', ({ spec, change }) => {
  it('ends as an undisturbed run does, wherever it was killed', async () => {
    const undisturbed = fakeTenant(change);
    await settleDown(undisturbed, spec);
    const wanted = shapeOf(undisturbed);
    const points = [
      ...undisturbed.calls.writes(),
      ...undisturbed.calls.log.filter((call) => call === 'keychain.set'),
    ];
    const seen = new Map<string, number>();
    for (const method of points) {
      const nth = seen.get(method) ?? 0;
      seen.set(method, nth + 1);
      for (const after of [false, true]) {
        const tenant = fakeTenant(change);
        const journal = new MemoryJournal(tenant.calls);
        tenant.calls.killAt(method, nth, after);
        // Dies on the way, in whichever run the call comes up.
        await settleDown(tenant, spec, journal).catch(() => undefined);
        expect(tenant.calls.killed, `${method} no. ${nth + 1}`).toBe(true);
        tenant.calls.revive();
        await settleDown(tenant, spec, journal);
        expect(shapeOf(tenant), `${method} no. ${nth + 1}, ${after ? 'after' : 'before'}`).toEqual(wanted);
      }
    }
  });
});
