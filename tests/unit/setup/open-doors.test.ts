import { describe, expect, it } from 'vitest';
import { doorsOf } from '../../../electron/setup/consent/doors';
import { observe } from '../../../electron/setup/observe';
import { roleIds } from '../../../electron/setup/roles';
import { resourceAppIds } from '../../../electron/setup/send-rights';
import { ewsFullAccessId, exchangeResourceId, graphResourceId, guid, mailSendId } from './fakes/ids';
import { applyPlan, idsOf, planOf } from './fakes/job';
import { hazards, ownApplication } from './fakes/scenarios';
import type { FakeState } from './fakes/state';
import { fakeTenant, specOf } from './fakes/tenant';

const secretsIn = (state: FakeState) => state.applications[0]?.passwordCredentials ?? [];

function grant(state: FakeState, resourceId: string, appRoleId: string): void {
  ownApplication(state);
  const principalId = guid(7, 800);
  const base = { id: 'g', principalId, createdDateTime: null, resourceDisplayName: 'A resource' };
  state.assignments = [{ ...base, resourceId, appRoleId }];
}

describe('a right that is wider than agreed', () => {
  it('goes before a credential is made, whoever must remove it', async () => {
    const tenant = fakeTenant((state) => {
      hazards(state);
      state.roles = [roleIds.applicationAdministrator];
      state.exchangeAdmin = false;
    });
    const run = await applyPlan(tenant, await planOf(tenant, specOf()));
    expect(tenant.state.assignments.length).toBeGreaterThan(0);
    expect(run.outcomes['credential']?.kind).toBe('blocked');
    expect(secretsIn(tenant.state)).toEqual([]);

    tenant.state.roles = [roleIds.globalAdministrator];
    tenant.state.exchangeAdmin = true;
    await applyPlan(tenant, await planOf(tenant, specOf()));
    expect(tenant.state.assignments).toEqual([]);
    expect(secretsIn(tenant.state)).toHaveLength(1);
  });

  it('is not declared either, on whichever resource: one click of consent would grant it', async () => {
    const role = (resourceAppId: string, id: string) => ({ resourceAppId, id, type: 'Role' as const });
    const harmless = role('00000009-0000-0000-c000-000000000000', guid(3, 9));
    const tenant = fakeTenant((state) => {
      ownApplication(state);
      state.applications = state.applications.map((one) => ({
        ...one,
        declared: [
          role(resourceAppIds.graph, mailSendId),
          role(resourceAppIds.exchangeOnline, ewsFullAccessId),
          harmless,
        ],
      }));
    });
    await applyPlan(tenant, await planOf(tenant, specOf()));
    expect(tenant.state.applications[0]?.declared).toEqual([harmless]);
    await applyPlan(tenant, await planOf(tenant, specOf({ scoping: 'accessPolicy' })));
    expect(tenant.state.applications[0]?.declared).toEqual([
      harmless,
      role(resourceAppIds.graph, mailSendId),
    ]);
  });

  it("is not taken for Graph's Mail.Send where another resource has a role of that id", async () => {
    const tenant = fakeTenant((state) => grant(state, exchangeResourceId, mailSendId));
    expect(idsOf(await planOf(tenant, specOf({ scoping: 'accessPolicy' })))).toContain('grant');
  });

  it('is not called harmless where the resource that sends could not be told apart', async () => {
    const tenant = fakeTenant((state) => grant(state, graphResourceId, mailSendId));
    const known = { record: null, journalIntents: [] };
    const observation = await observe(tenant, specOf(), known);
    expect(doorsOf(observation)).toMatchObject([{ verdict: 'sends' }]);
    expect(doorsOf({ ...observation, graph: null })).toMatchObject([{ verdict: 'unknown' }]);
  });
});
