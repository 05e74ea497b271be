import { describe, expect, it } from 'vitest';
import { roleIds } from '../../../electron/setup/roles';
import { stillHolds } from '../../../electron/setup/stale';
import { guid, graphResourceId, mailSendId } from './fakes/ids';
import { applyPlan, planOf } from './fakes/job';
import { manySenders } from './fakes/scenarios';
import { fakeTenant, specOf } from './fakes/tenant';

describe('an approved plan', () => {
  it('still holds for the next person who goes on with it', async () => {
    const tenant = fakeTenant();
    const approved = await planOf(tenant, specOf());
    tenant.state.roles = [roleIds.applicationAdministrator];
    tenant.state.exchangeAdmin = false;
    await applyPlan(tenant, approved);
    tenant.state.exchangeAdmin = true;
    const fresh = await planOf(tenant, specOf());
    expect(fresh.observation).not.toBe(approved.observation);
    expect(fresh.steps.length).toBeGreaterThan(0);
    expect(stillHolds(approved, fresh)).toBe(true);
  });

  it('is stale when a grant has appeared, or a mailbox is to be made that nobody approved', async () => {
    const tenant = fakeTenant();
    const approved = await planOf(tenant, specOf());
    tenant.calls.fail('createPointer', 'refused');
    await applyPlan(tenant, approved);
    tenant.state.assignments.push({
      ...{ id: 'g', principalId: tenant.state.principals[0]?.id ?? '', resourceId: graphResourceId },
      ...{ resourceDisplayName: 'Microsoft Graph', appRoleId: mailSendId, createdDateTime: null },
    });
    expect(stillHolds(approved, await planOf(tenant, specOf()))).toBe(false);
    const senders = [{ address: 'payroll@contoso.example', create: 'shared' }];
    expect(stillHolds(approved, await planOf(fakeTenant(), specOf({ senders })))).toBe(false);
  });

  it('is stale when the wanted state in its file is not what its steps show', async () => {
    const approved = await planOf(fakeTenant(), specOf());
    for (const change of [{ credential: { kind: 'secret', months: 24 } }, { scoping: 'accessPolicy' }]) {
      const fresh = await planOf(fakeTenant(), specOf(change));
      expect(fresh.observation).toBe(approved.observation);
      expect(stillHolds(approved, fresh)).toBe(false);
    }
    const [first, ...rest] = approved.steps;
    if (first === undefined) throw new Error('no steps');
    const reworded = { ...approved, steps: [{ ...first, summary: 'Look at the application.' }, ...rest] };
    expect(stillHolds(reworded, approved)).toBe(false);
  });

  it('holds on a computer that keeps secrets in another place', async () => {
    const elsewhere = fakeTenant();
    Object.assign(elsewhere.credentials, { name: 'another keychain' });
    expect(stillHolds(await planOf(fakeTenant(), specOf()), await planOf(elsewhere, specOf()))).toBe(true);
  });

  it('never holds for another tenant', async () => {
    const approved = await planOf(fakeTenant(), specOf());
    expect(stillHolds(approved, { ...approved, tenantId: guid(1, 2) })).toBe(false);
  });
});

describe('a thousand senders', () => {
  it('are planned well within a second, by group', async () => {
    const tenant = fakeTenant((state) => manySenders(state, 1000));
    const senders = Array.from({ length: 1000 }, (_, index) => ({
      address: `box${index + 1}@contoso.example`,
    }));
    const start = performance.now();
    const plan = await planOf(tenant, specOf({ senders }));
    expect(performance.now() - start).toBeLessThan(1000);
    expect(plan.steps.map((step) => step.id)).toContain('group');
    expect(tenant.calls.batches).toBe(1);
  });
});
