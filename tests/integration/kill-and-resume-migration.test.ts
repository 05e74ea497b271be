import { beforeAll, describe, expect, it } from 'vitest';
import { endState } from '../support/end-state';
import { expectWorkingCredential, heldRun, kill } from '../support/interrupted';
import { backdateJournal, finish, migratingJob, undisturbedMigration } from '../support/migrating';
import type { Write } from '../support/writes';

const timeout = 180_000;
type MigrationWrite = Write & { readonly late?: boolean };

const cmdlet = (name: string): MigrationWrite => ({ name, method: 'POST', path: `^/exchange/${name}$` });
const application: MigrationWrite = {
  name: 'application',
  method: 'PATCH',
  path: String.raw`^/v1\.0/applications\(`,
};

/** Every write of a migration, in the order of the plan; `late`: only after the older tokens have ended. */
const writes: Readonly<Record<'rbac' | 'accessPolicy', readonly MigrationWrite[]>> = {
  rbac: [
    application,
    ...['New-ServicePrincipal', 'New-ManagementScope', 'New-ManagementRoleAssignment'].map(cmdlet),
    { name: 'removal of the grant', method: 'DELETE', path: '/appRoleAssignments/' },
    ...['Remove-ApplicationAccessPolicy', 'Remove-DistributionGroup'].map((name) => ({
      ...cmdlet(name),
      late: true,
    })),
  ],
  accessPolicy: [
    application,
    ...['New-DistributionGroup', 'Set-DistributionGroup', 'New-ApplicationAccessPolicy'].map(cmdlet),
    { name: 'grant', method: 'POST', path: '/appRoleAssignedTo$' },
    ...['Remove-ManagementRoleAssignment', 'Remove-ManagementScope', 'Remove-ServicePrincipal'].map(cmdlet),
  ],
};

describe.each(['rbac', 'accessPolicy'] as const)('kill and resume, migration to %s', (to) => {
  let wanted: unknown;
  beforeAll(async () => {
    wanted = await undisturbedMigration(to);
  }, timeout);

  // After its effect only: before it, the tenant is as after the write that came before. The unit tests try both.
  describe.concurrent('killed after a write, then applied again', { timeout }, () => {
    it.for([...writes[to]])('$name', async ({ method, path, late }, { onTestFinished }) => {
      const job = await migratingJob(to, onTestFinished);
      if (late === true) {
        expect((await job.run()).code).toBe(3);
        backdateJournal(job);
      }
      await kill(job, await heldRun(job, { match: { method, path }, kind: 'hang-after' }));
      await finish(job, to);
      expect(endState(job.tenant.world)).toEqual(wanted);
      await expectWorkingCredential(job.tenant);
    });
  });
});
