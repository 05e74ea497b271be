import { describe, expect, it } from 'vitest';
import { applyJob, jobFile, proveJob } from '../support/job';
import { startTenant, type TestTenant } from '../support/tenant';

const graphAppId = '00000003-0000-0000-c000-000000000000';

/** What a consultant who followed an old guide left behind: admin consent on Mail.Send. */
function grantMailSend(tenant: TestTenant): void {
  const { state, clock } = tenant.world;
  const graph = state.servicePrincipals.find((one) => one.appId === graphAppId);
  const app = state.applications.find((one) => one.uniqueName === 'sendwright-ostendo-continuum');
  const principal = state.servicePrincipals.find((one) => one.appId === app?.appId);
  const role = graph?.appRoles.find((one) => one.value === 'Mail.Send');
  state.appRoleAssignments.push({
    id: tenant.world.newId(),
    principalId: principal?.id ?? '',
    resourceId: graph?.id ?? '',
    appRoleId: role?.id ?? '',
    createdDateTime: clock.iso(),
  });
}

describe('the union hazard', () => {
  it(
    'is found, shown, fails the proof while it stands, and goes away on approval',
    { timeout: 60_000 },
    async () => {
      const tenant = await startTenant();
      expect((await applyJob(tenant)).result).toBe('done');
      grantMailSend(tenant);

      const proof = await proveJob(tenant);
      expect(proof.verdict).toBe('failed');
      expect(proof.reach.kind).toBe('tenant-wide');

      const planned = await (await tenant.services()).plan(jobFile(tenant));
      expect(planned.plan.steps.map((step) => step.kind)).toEqual(['grant.remove']);
      expect(
        planned.plan.checks.some((check) => check.status === 'fail' && check.finding.includes('Mail.Send')),
      ).toBe(true);
      expect(tenant.world.state.appRoleAssignments).toHaveLength(1);

      expect((await applyJob(tenant)).result).toBe('done');
      expect(tenant.world.state.appRoleAssignments).toEqual([]);
      expect((await proveJob(tenant)).verdict).toBe('proven');
    },
  );
});
