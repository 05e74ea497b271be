import { describe, expect, it } from 'vitest';
import type { SetupRecord } from '../../../electron/ports/records';
import { guid, tenantId } from './fakes/ids';
import { applyPlan, checkOf, planOf } from './fakes/job';
import { ownApplication } from './fakes/scenarios';
import type { FakeState } from './fakes/state';
import { fakeTenant, specOf } from './fakes/tenant';

function recordOf(applicationId: string): SetupRecord {
  const time = '2026-11-01T00:00:00Z';
  return {
    ...{ format: 1, id: 'ostendo-continuum', tenantId, tenantName: 'Contoso', spec: specOf() },
    ...{ createdAt: time, updatedAt: time, objects: { applicationId } },
    ...{ credential: null, lastRun: null, lastProof: null },
  };
}

describe("Exchange objects that bear our name but are somebody else's", () => {
  const ids = { tag: 'sendwright-ostendo-continuum', other: guid(7, 1) };

  function foreignScope(recipientFilter: string) {
    return fakeTenant((state) => {
      state.scopes = [{ name: ids.tag, recipientFilter }];
      state.roleAssignments = [
        {
          ...{ name: 'Helpdesk', role: 'Application Mail.Read', objectId: ids.other },
          ...{ scope: 'custom', scopeName: ids.tag },
        },
      ];
    });
  }

  it('a scope that limits another application is never changed', async () => {
    const tenant = foreignScope("ExternalDirectoryObjectId -eq 'x'");
    const plan = await planOf(tenant, specOf());
    const check = checkOf(plan, 'foreign-scope');
    expect(check).toMatchObject({ status: 'fail', fault: 'tenant' });
    expect(check.finding).toContain(`Helpdesk (${ids.other})`);
    expect(plan.steps).toEqual([]);
  });

  it('a scope that says just what is agreed is used, and its other user is shown', async () => {
    const tenant = foreignScope(`ExternalDirectoryObjectId -eq '${guid(10, 1)}'`);
    const plan = await planOf(tenant, specOf());
    expect(checkOf(plan, 'foreign-scope')).toMatchObject({ status: 'warn', fault: null });
    expect(plan.steps.map((step) => step.id)).toContain('role-assignment');
  });

  it('a setup that was applied with another application says so before anything is written', async () => {
    const tenant = fakeTenant((state) => {
      state.scopes = [{ name: ids.tag, recipientFilter: `ExternalDirectoryObjectId -eq '${guid(10, 1)}'` }];
      state.roleAssignments = [
        {
          ...{ name: ids.tag, role: 'Application Mail.Send', objectId: ids.other },
          ...{ scope: 'custom', scopeName: ids.tag },
        },
      ];
    });
    const plan = await planOf(tenant, specOf());
    expect(checkOf(plan, 'other-application')).toMatchObject({ status: 'fail', fault: 'file' });
    expect(plan.steps).toEqual([]);
  });

  it('a scope that an earlier run left, used by nobody else, is ours', async () => {
    const tenant = fakeTenant();
    await applyPlan(tenant, await planOf(tenant, specOf()));
    const senders = [{ address: 'ada@contoso.example' }];
    const plan = await planOf(tenant, specOf({ senders }));
    expect(plan.checks.some((check) => check.id === 'foreign-scope')).toBe(false);
    expect(plan.steps.map((step) => step.id)).toContain('scope');
  });

  it('a group with another address keeps its members', async () => {
    const foreign = (state: FakeState): void => {
      const members = [guid(10, 2), guid(10, 3)];
      state.groups = [
        { name: ids.tag, address: 'board@contoso.example', id: guid(12, 9), members, settled: true },
      ];
    };
    const tenant = fakeTenant(foreign);
    const plan = await planOf(tenant, specOf({ scoping: 'accessPolicy' }));
    expect(checkOf(plan, 'foreign-group')).toMatchObject({ status: 'fail', fault: 'tenant' });
    expect(plan.steps).toEqual([]);
    const approved = await planOf(fakeTenant(), specOf({ scoping: 'accessPolicy' }));
    const run = await applyPlan(tenant, approved);
    expect(run.outcomes['group']?.kind).toBe('failed');
    expect(tenant.state.groups[0]?.members).toHaveLength(2);
  });
});

describe('an application under our marker', () => {
  it('is shown when another name says that it may be another application', async () => {
    const tenant = fakeTenant(ownApplication);
    tenant.state.applications = tenant.state.applications.map((one) => ({
      ...one,
      displayName: 'Ostendo-Continuum!',
    }));
    const check = checkOf(await planOf(tenant, specOf()), 'application');
    expect(check.status).toBe('warn');
    expect(check.finding).toContain('Ostendo-Continuum!');
  });

  it('is shown when it is not the object that this computer remembers', async () => {
    const plan = await planOf(fakeTenant(ownApplication), specOf(), {
      known: { record: recordOf(guid(5, 1)) },
    });
    const check = checkOf(plan, 'application');
    expect(check).toMatchObject({ status: 'warn', who: 'you' });
    expect(check.finding).toContain(guid(5, 1));
  });

  it('shows credentials that somebody else put there, and none of ours or expired ones', async () => {
    const tenant = fakeTenant(ownApplication);
    const credential = (keyId: string, displayName: string | null, endDateTime = '2027-11-01T00:00:00Z') => ({
      ...{ keyId, displayName, endDateTime, startDateTime: '2026-10-01T00:00:00Z' },
    });
    tenant.state.applications = tenant.state.applications.map((one) => ({
      ...one,
      passwordCredentials: [
        credential('k1', 'backdoor'),
        credential('k2', 'sendwright ostendo-continuum 2026-10-01 abcdef012345'),
        credential('k3', 'old', '2026-11-01T00:00:00Z'),
      ],
      keyCredentials: [{ ...credential('k4', null), customKeyIdentifier: null }],
    }));
    const check = checkOf(await planOf(tenant, specOf()), 'foreign-credentials');
    expect(check.status).toBe('warn');
    expect(check.finding).toContain('client secret "backdoor" (made 2026-10-01)');
    expect(check.finding).toContain('certificate "k4"');
    expect(check.finding).not.toMatch(/"old"|sendwright ostendo/u);
  });
});
