import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filterOfGroup, filterOfIds, sameFilter } from '../../../electron/setup/scope/filter';
import { setupExecutors } from '../../../electron/setup/registry';
import { guid } from './fakes/ids';
import { applyPlan, planOf } from './fakes/job';
import { manySenders } from './fakes/scenarios';
import { fakeTenant, specOf } from './fakes/tenant';

const context = {
  stepId: 's',
  runId: 'run-1',
  signal: new AbortController().signal,
  note: () => undefined,
};

describe('filters', () => {
  it('are the same in any order, case and bracketing, and for no other set of ids', () => {
    const ids = fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(ids, ids, (a, b) => {
        const bracketed = `((${filterOfIds([...a].reverse())
          .toUpperCase()
          .replace(/ -OR /gu, ')) -or ((')}))`;
        expect(sameFilter(filterOfIds(a), bracketed)).toBe(true);
        const equal = a.length === b.length && a.every((id) => b.includes(id));
        expect(sameFilter(filterOfIds(a), filterOfIds(b))).toBe(equal);
      }),
    );
  });

  it('that negate, or and, or name other properties, are never the same', () => {
    const own = filterOfIds(['a']);
    expect(sameFilter(own, `-not(${own})`)).toBe(false);
    expect(sameFilter(own, `${own} -or Alias -like '*'`)).toBe(false);
    expect(sameFilter(own, '')).toBe(false);
    expect(sameFilter("Alias -eq 'x'", "Alias -eq 'x'")).toBe(false);
  });

  it("double the quotes of a group's distinguished name", () => {
    expect(filterOfGroup("CN=O'Neil")).toBe("MemberOfGroup -eq 'CN=O''Neil'");
  });

  it('refuse to say everybody', () => {
    expect(() => filterOfIds([])).toThrow();
  });
});

describe('the scope', () => {
  const input = { name: 'sendwright-x', senders: [guid(10, 1)], group: null };

  it('is not written where its filter would reach a foreign mailbox', async () => {
    const tenant = fakeTenant();
    const stranger = tenant.state.recipients[1];
    tenant.exchange.recipientsMatching = async () => (stranger === undefined ? [] : [stranger]);
    const scope = setupExecutors(tenant, { setupId: 'x', journalIntents: [] }).get('exchange.scope');
    await expect(scope?.run(input, context)).rejects.toMatchObject({
      facts: { code: 'conflict', message: expect.stringContaining('ceo@contoso.example') as string },
    });
    expect(tenant.state.scopes).toEqual([]);
  });

  it('waits for a mailbox that Exchange does not know by its id yet', async () => {
    const tenant = fakeTenant();
    const scope = setupExecutors(tenant, { setupId: 'x', journalIntents: [] }).get('exchange.scope');
    const outcome = await scope?.run({ ...input, senders: [guid(10, 1), guid(99, 1)] }, context);
    expect(outcome?.kind).toBe('waiting');
    expect(tenant.state.scopes).toEqual([]);
  });

  it('of more than twenty senders is a group, kept to exactly the senders', async () => {
    const boxes = Array.from({ length: 25 }, (_, index) => ({ address: `box${index + 1}@contoso.example` }));
    const tenant = fakeTenant((state) => manySenders(state));
    await applyPlan(tenant, await planOf(tenant, specOf({ senders: boxes })));
    tenant.state.groups[0]?.members.push(guid(10, 2));
    const fewer = specOf({ senders: boxes.slice(0, 22) });
    await applyPlan(tenant, await planOf(tenant, fewer));
    expect(tenant.state.groups[0]?.members).toHaveLength(22);
    expect((await planOf(tenant, fewer)).steps).toEqual([]);
  });

  it('follows the setup file when senders are added and taken away', async () => {
    const tenant = fakeTenant();
    await applyPlan(tenant, await planOf(tenant, specOf()));
    const changed = specOf({ senders: [{ address: 'ada@contoso.example' }] });
    await applyPlan(tenant, await planOf(tenant, changed));
    expect(tenant.state.scopes[0]?.recipientFilter).toContain(guid(10, 3));
    expect(tenant.state.scopes[0]?.recipientFilter).not.toContain(guid(10, 1));
  });
});

describe('the role assignment', () => {
  const input = {
    ...{
      name: 'n',
      role: 'Application Mail.Send',
      servicePrincipalId: guid(7, 1),
      scopeName: 'sendwright-x',
    },
    ...{ senders: [guid(10, 1)], group: null },
  };
  const run = async (over: Record<string, unknown>, filter: string | null) => {
    const tenant = fakeTenant((state) => {
      if (filter !== null) state.scopes = [{ name: 'sendwright-x', recipientFilter: filter }];
    });
    const executor = setupExecutors(tenant, { setupId: 'x', journalIntents: [] }).get(
      'exchange.role-assignment',
    );
    const promise = executor?.run({ ...input, ...over }, context);
    await expect(promise).rejects.toThrow();
    expect(tenant.calls.count('assignRole')).toBe(0);
  };

  it('is never made without a scope, for another role, or where the scope is not the planned one', async () => {
    await run({ scopeName: '' }, filterOfIds([guid(10, 1)]));
    await run({ role: 'Application Exchange Full Access' }, filterOfIds([guid(10, 1)]));
    await run({}, null);
    await run({}, filterOfIds([guid(10, 2)]));
  });
});

describe('the pointer', () => {
  it('waits with growing pauses until Exchange sees a service principal just made', async () => {
    const tenant = fakeTenant();
    tenant.calls.fail('createPointer', 'not-found', 'not-found', 'not-found');
    const result = await applyPlan(tenant, await planOf(tenant, specOf()));
    expect(result.result).toBe('done');
    expect(tenant.clock.slept).toBe(14_000);
  });
});
