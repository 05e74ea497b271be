import { beforeAll, describe, expect, it } from 'vitest';
import {
  expectResumed,
  heldRun,
  jobByProcess,
  kill,
  undisturbedRun,
  type Undisturbed,
} from '../support/interrupted';
import { killAtVault } from '../support/kill-and-resume';
import { ownApplications } from '../support/end-state';

const timeout = 180_000;
const change = { vendor: 'generic', credential: '{ kind: certificate, months: 12 }' };
/** The public part goes to the application by PATCH, once its private key lies in the vault. */
const upload = { method: 'PATCH', path: String.raw`^/v1\.0/applications/` } as const;
const moments = [
  { moment: 'before', kind: 'hang' },
  { moment: 'after', kind: 'hang-after' },
] as const;

describe('kill and resume, a certificate', () => {
  let undisturbed: Undisturbed;
  beforeAll(async () => {
    undisturbed = await undisturbedRun('rbac', change);
  }, timeout);

  describe.concurrent('killed, then applied again', { timeout }, () => {
    it.for(moments)('$moment the upload of the public part', async ({ kind }, { onTestFinished }) => {
      const job = await jobByProcess('rbac', onTestFinished, change);
      await kill(job, await heldRun(job, { match: upload, kind }));
      await expectResumed(job, undisturbed);
    });

    it.for(['before', 'after'] as const)(
      '%s the private key came into the vault: no certificate works that nobody holds',
      async (moment, { onTestFinished }) => {
        const job = await jobByProcess('rbac', onTestFinished, change);
        await killAtVault(job, moment);
        expect(ownApplications(job.tenant.world)[0]?.keyCredentials).toEqual([]);
        await expectResumed(job, undisturbed);
      },
    );

    it('after the upload, and the private key is lost meanwhile: its certificate is removed', async ({
      onTestFinished,
    }) => {
      const job = await jobByProcess('rbac', onTestFinished, change);
      await kill(job, await heldRun(job, { match: upload, kind: 'hang-after' }));
      job.tenant.world.vault.clear();
      await expectResumed(job, undisturbed);
    });

    it.for(moments)('$moment such a certificate was removed', async ({ kind }, { onTestFinished }) => {
      const job = await jobByProcess('rbac', onTestFinished, change);
      await kill(job, await heldRun(job, { match: upload, kind: 'hang-after' }));
      job.tenant.world.vault.clear();
      await kill(job, await heldRun(job, { match: upload, kind }));
      await expectResumed(job, undisturbed);
    });
  });
});
