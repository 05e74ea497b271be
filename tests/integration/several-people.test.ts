import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { applyJob, proveJob } from '../support/job';
import { startTenant } from '../support/tenant';

const appAdmin = 'appadmin@contoso.example';
const exchangeAdmin = 'exadmin@contoso.example';
const roleAdmin = 'roleadmin@contoso.example';

describe('several people', () => {
  it('rbac: the Application Administrator once, the Exchange Administrator once, on two computers', async () => {
    const tenant = await startTenant();
    const first = await applyJob(tenant, {}, await tenant.services({ as: appAdmin }));
    expect(first.result).toBe('needs-person');
    expect(first.waitsFor.map((wait) => wait.who).join()).toContain('Exchange Administrator');
    expect(tenant.world.state.managementScopes).toEqual([]);
    expect(first.credential).not.toBeNull();

    const elsewhere = { as: exchangeAdmin, data: join(tenant.folder, 'other-computer') };
    const second = await applyJob(tenant, {}, await tenant.services(elsewhere));
    expect(second.result, JSON.stringify(second.steps, null, 2)).toBe('done');
    expect(tenant.world.state.roleAssignments).toHaveLength(1);
    const made = tenant.world.state.applications.filter(
      (app) => app.uniqueName === 'sendwright-ostendo-continuum',
    );
    expect(made).toHaveLength(1);
    expect(made[0]?.passwordCredentials).toHaveLength(1);

    const proof = await proveJob(
      tenant,
      undefined,
      await tenant.services({ as: appAdmin, exchangeAs: exchangeAdmin }),
    );
    expect(proof.verdict, JSON.stringify(proof.parts, null, 2)).toBe('proven');
  });

  it(
    'accessPolicy: group and policy, the grant, the credential, each by whom it belongs to',
    { timeout: 90_000 },
    async () => {
      const tenant = await startTenant();
      const change = { scoping: 'accessPolicy' } as const;
      const results: string[] = [];
      const runs = [
        { as: appAdmin },
        { as: exchangeAdmin },
        { as: roleAdmin, exchangeAs: exchangeAdmin },
        // The credential comes only where it can be seen that the policy bites: Exchange signs in beside.
        { as: appAdmin, exchangeAs: exchangeAdmin },
      ];
      for (const people of runs) {
        const applied = await applyJob(tenant, change, await tenant.services(people));
        results.push(applied.result);
        const granted = tenant.world.state.appRoleAssignments.length > 0;
        // Never a grant before the policy bites, never a credential before the grant (facts 11a).
        if (tenant.world.state.accessPolicies.length === 0) expect(granted).toBe(false);
        const app = tenant.world.state.applications.find(
          (one) => one.uniqueName === 'sendwright-ostendo-continuum',
        );
        if (!granted) expect(app?.passwordCredentials ?? []).toEqual([]);
      }
      expect(results).toEqual(['needs-person', 'needs-person', 'needs-person', 'done']);
    },
  );

  it('Graph and Exchange may be two accounts in one run', async () => {
    const tenant = await startTenant();
    const services = await tenant.services({ as: appAdmin, exchangeAs: exchangeAdmin });
    expect((await applyJob(tenant, {}, services)).result).toBe('done');
  });
});
