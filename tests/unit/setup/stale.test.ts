import { describe, expect, it } from 'vitest';
import type { Plan, Step } from '../../../electron/contract/plan';
import type { SetupSpec } from '../../../electron/contract/setup-file';
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

describe('a plan that was approved with other content', () => {
  const boxes = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ address: `box${index + 1}@contoso.example` }));
  /** A tenant in which a part of the plan is done, so that ids have taken the place of references. */
  async function begun(spec: SetupSpec) {
    const tenant = fakeTenant((state) => manySenders(state, 25));
    const approved = await planOf(tenant, spec);
    tenant.calls.fail('createScope', 'refused');
    await applyPlan(tenant, approved);
    return { tenant, approved };
  }

  it('is stale where a sender behind "and 2 more" is another one', async () => {
    const { tenant, approved } = await begun(specOf({ senders: boxes(7) }));
    expect(stillHolds(approved, await planOf(tenant, approved.spec))).toBe(true);
    const senders = [...boxes(6), { address: 'ceo@contoso.example' }];
    const spec = specOf({ senders, outsider: 'box20@contoso.example' });
    const fresh = await planOf(tenant, spec);
    expect(fresh.steps.map((step) => step.summary)).toEqual(
      (await planOf(tenant, approved.spec)).steps.map((step) => step.summary),
    );
    expect(stillHolds({ ...approved, spec }, fresh)).toBe(false);
  });

  it('is stale where a mailbox still to be made was swapped for one that is there', async () => {
    const made = { address: 'payroll@contoso.example', create: 'shared' };
    const { tenant, approved } = await begun(specOf({ senders: [...boxes(6), made] }));
    expect(stillHolds(approved, await planOf(tenant, approved.spec))).toBe(true);
    const spec = specOf({ senders: [...boxes(6), { address: 'box9@contoso.example' }] });
    expect(stillHolds({ ...approved, spec }, await planOf(tenant, spec))).toBe(false);
  });

  it('is stale where a warning, a kind or a step is missing that would be run', async () => {
    const { tenant, approved } = await begun(specOf({ scoping: 'accessPolicy' }));
    const fresh = await planOf(tenant, approved.spec);
    const edit = (change: (step: Step) => Step | null): Plan => ({
      ...approved,
      steps: approved.steps.flatMap((step) => change(step) ?? []),
    });
    expect(stillHolds(approved, fresh)).toBe(true);
    const edits = [
      edit((step) => (step.kind === 'policy.wait' ? null : step)),
      edit((step) => (step.id === 'grant' ? { ...step, warning: null } : step)),
      edit((step) => (step.kind === 'policy.wait' ? { ...step, kind: 'grant.add' } : step)),
      edit((step) => (step.id === 'credential' ? { ...step, input: { ...step.input, months: 1 } } : step)),
    ];
    const untouched = fakeTenant((state) => manySenders(state, 25));
    const whole = await planOf(untouched, approved.spec);
    for (const edited of edits) expect(stillHolds(edited, whole)).toBe(false);
  });

  it('is stale where somebody else is in the scope by now, who would lose the right', async () => {
    const { tenant, approved } = await begun(specOf({ senders: boxes(3) }));
    const filter = "ExternalDirectoryObjectId -eq '00000000-0000-0000-0000-000000000000'";
    tenant.state.scopes.push({ name: 'sendwright-ostendo-continuum', recipientFilter: filter });
    expect(stillHolds(approved, await planOf(tenant, approved.spec))).toBe(true);
    const ceo = tenant.state.recipients.find((one) => one.primarySmtpAddress === 'ceo@contoso.example');
    const other = `ExternalDirectoryObjectId -eq '${ceo?.externalDirectoryObjectId ?? ''}'`;
    tenant.state.scopes.splice(0, 1, { name: 'sendwright-ostendo-continuum', recipientFilter: other });
    const fresh = await planOf(tenant, approved.spec);
    expect(fresh.steps.find((step) => step.id === 'scope')?.removes).toEqual([
      ceo?.externalDirectoryObjectId,
    ]);
    expect(stillHolds(approved, fresh)).toBe(false);
  });

  it('holds whatever number of licences is free', async () => {
    const spec = specOf({ senders: [{ address: 'temp@contoso.example' }] });
    const tenant = fakeTenant();
    const approved = await planOf(tenant, spec);
    tenant.state.skus = tenant.state.skus.map((sku) => ({ ...sku, freeSeats: sku.freeSeats + 7 }));
    const fresh = await planOf(tenant, spec);
    expect(fresh.steps).not.toEqual(approved.steps);
    expect(stillHolds(approved, fresh)).toBe(true);
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
