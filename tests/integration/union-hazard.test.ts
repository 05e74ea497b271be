import { describe, expect, it } from 'vitest';
import { applyJob, jobFile, proveJob } from '../support/job';
import { startTenant } from '../support/tenant';
import { grantMailSend } from '../support/union-hazard';

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
