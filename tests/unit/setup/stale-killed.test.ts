import { describe, expect, it } from 'vitest';
import { credentialIntents } from '../../../electron/setup/credential/marker';
import { stillHolds } from '../../../electron/setup/stale';
import { applyPlan, idsOf, MemoryJournal, planOf } from './fakes/job';
import { scenarios, type Scenario } from './fakes/scenarios';
import { fakeTenant, type FakeTenant } from './fakes/tenant';

/** Every write of an undisturbed run, with how many of its kind went before. */
async function writesOf({ spec, change }: Scenario) {
  const tenant = fakeTenant(change);
  await applyPlan(tenant, await planOf(tenant, spec));
  const seen = new Map<string, number>();
  return tenant.calls.writes().map((method) => {
    const calls = seen.get(method) ?? 0;
    seen.set(method, calls + 1);
    return { method, calls };
  });
}

const again = async (tenant: FakeTenant, { spec }: Scenario, journal: MemoryJournal) =>
  planOf(tenant, spec, { known: { journalIntents: credentialIntents(journal.lines) } });

describe('a plan whose run was killed', () => {
  it.each(scenarios.map((scenario) => [scenario.name, scenario] as const))(
    'still covers the rest, at whichever write: %s',
    async (_name, scenario) => {
      const broken: unknown[] = [];
      for (const { method, calls } of await writesOf(scenario)) {
        for (const after of [false, true]) {
          const tenant = fakeTenant(scenario.change);
          const approved = await planOf(tenant, scenario.spec);
          const journal = new MemoryJournal(tenant.calls);
          tenant.calls.killAt(method, calls, after);
          await applyPlan(tenant, approved, { journal });
          tenant.calls.revive();
          const fresh = await again(tenant, scenario, journal);
          if (!stillHolds(approved, fresh)) broken.push({ method, calls, after, left: idsOf(fresh) });
        }
      }
      expect(broken).toEqual([]);
    },
  );
});
