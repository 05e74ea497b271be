import { describe, expect, it } from 'vitest';
import type { Check } from '../../../electron/contract/plan';
import type { Observation } from '../../../electron/setup/observation';
import { observe } from '../../../electron/setup/observe';
import { observationParts, partsWith, type ObservationPart } from '../../../electron/setup/parts';
import { planningOf } from '../../../electron/setup/planning';
import { checkDefinitions, made } from '../../../electron/setup/preflight';
import { checkCatalogue, familyOf } from '../../../electron/setup/preflight/catalogue';
import { fakeAround } from './fakes/around';
import { fakeTenant, generic, specOf } from './fakes/tenant';
import { checksOfAllWorlds } from './fakes/worlds';

/** What an observation has from which part. */
const keysOf: Readonly<Record<ObservationPart, readonly (keyof Observation)[]>> = {
  tenant: ['me', 'organization', 'myRoles', 'policy', 'unconsented'],
  application: [
    ...['application', 'applicationDeleted', 'foreignApplications', 'recordedApplicationId'],
    ...['journalIntents', 'oldTokensUntil', 'sharedWith'],
  ] as (keyof Observation)[],
  grants: [
    ...['servicePrincipal', 'appRoleAssignments', 'permissionGrants', 'directoryRoles'],
    ...['graph', 'exchangeOnline'],
  ] as (keyof Observation)[],
  people: ['users', 'skus', 'deletedUsers'],
  records: ['records'],
  others: ['others'],
  host: ['exchangeHost'],
  exchange: ['exchange'],
  credential: ['credential'],
  clock: ['serviceClock'],
  cloud: ['cloud'],
  routes: ['routes'],
  domains: ['mailDomains'],
  disk: ['disk'],
};

/** An observation that may be asked only for what these parts brought. */
function only(observation: Observation, parts: readonly ObservationPart[]): Observation {
  const allowed = new Set<PropertyKey>(parts.flatMap((part) => keysOf[part]));
  return new Proxy(observation, {
    get(target, key) {
      if (!allowed.has(key)) throw new Error(`read ${String(key)} without having it among its needs`);
      return Reflect.get(target, key) as unknown;
    },
  });
}

const known = { record: null, journalIntents: [] };

describe('the checks', () => {
  it('stand in the catalogue, each in one definition', () => {
    const ids = checkDefinitions.flatMap((definition) => definition.ids);
    expect([...ids, 'test-stage'].sort()).toEqual(Object.keys(checkCatalogue).sort());
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(checkDefinitions.map((one) => [one.ids.join(', '), one] as const))(
    '%s: looks at nothing but what it says that it needs',
    async (_ids, definition) => {
      for (const spec of [specOf(), specOf({ scoping: 'accessPolicy' })]) {
        const observation = await observe({ ...fakeTenant(), surroundings: fakeAround() }, spec, known);
        const seen = only(observation, ['tenant', ...definition.needs]);
        const found = made(definition, planningOf(spec, generic, seen, new Date()), []);
        expect(found.map(({ id }) => familyOf(id)).filter((id) => !definition.ids.includes(id))).toEqual([]);
      }
    },
  );

  it('come to no verdict that the catalogue does not know, in no world of the tests', async () => {
    const odd = (await checksOfAllWorlds()).filter(
      ({ id, status }: Check) => !(checkCatalogue[familyOf(id)]?.verdicts.includes(status) ?? false),
    );
    expect(odd.map(({ id, status }) => `${id} ${status}`)).toEqual([]);
  });

  it('carry group, time, and why it matters unless all is in order', async () => {
    const checks = await checksOfAllWorlds();
    expect(checks.filter(({ group }) => group === undefined)).toEqual([]);
    expect(checks.filter(({ status, cause }) => (status === 'pass') !== (cause === undefined))).toEqual([]);
  });
});

describe('a reading of some parts', () => {
  it('asks Exchange nothing for what lies in Entra', async () => {
    const tenant = fakeTenant();
    const arrived: ObservationPart[] = [];
    const observation = await observe(tenant, specOf(), known, {
      only: partsWith(['application']),
      now: () => 0,
      arrived: (part) => void arrived.push(part),
    });
    expect(arrived).toEqual(['tenant', 'application']);
    expect(observation.exchange).toBeNull();
    expect(tenant.calls.count('recipients')).toBe(0);
    expect(tenant.calls.count('applicationByUniqueName')).toBe(1);
  });

  it('tells every part once, the tenant first, with how long it took', async () => {
    const arrived: [ObservationPart, number][] = [];
    let now = 0;
    await observe({ ...fakeTenant(), surroundings: fakeAround() }, specOf(), known, {
      now: () => (now += 10),
      arrived: (part, soFar, ms) => {
        expect(soFar.organization.displayName).toBe('Contoso');
        arrived.push([part, ms]);
      },
    });
    expect(arrived[0]?.[0]).toBe('tenant');
    expect(arrived.map(([part]) => part).sort()).toEqual([...observationParts].sort());
    expect(arrived.every(([, ms]) => ms > 0)).toBe(true);
  });
});
