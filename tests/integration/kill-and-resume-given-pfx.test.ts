import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { certificateMaker } from '../../electron/credentials/certificate/make';
import { makePfx } from '../../electron/credentials/certificate/make-pfx';
import type { WhenFinished } from '../support/folder';
import { expectDone, expectWorkingCredential, heldRun, jobByProcess, kill } from '../support/interrupted';
import type { AppliedByProcess } from '../support/interrupted';
import { ownApplications } from '../support/end-state';
import { killAtVault } from '../support/kill-and-resume';

const timeout = 180_000;
const change = { vendor: 'generic', credential: '{ kind: certificate, file: company.pfx }' };
const upload = { method: 'PATCH', path: String.raw`^/v1\.0/applications/` } as const;
const passphrase = 'seven geese cross a river';

/** A job whose setup file names a PFX. */
async function pfxJob(whenFinished: WhenFinished): Promise<AppliedByProcess> {
  const job = await jobByProcess('rbac', whenFinished, change, ['--pfx-passphrase-file', 'pass.txt']);
  const made = await certificateMaker().make({
    ...{ name: 'company', bits: 2048 },
    notBefore: new Date(Date.now() - 60_000),
    notAfter: new Date(Date.now() + 100 * 24 * 60 * 60 * 1000),
  });
  writeFileSync(join(job.tenant.folder, 'company.pfx'), makePfx(made, passphrase, 'company'));
  writeFileSync(join(job.tenant.folder, 'pass.txt'), passphrase);
  return job;
}

/** The next run finishes the job, and one after it has nothing to do. */
async function expectFinished(job: AppliedByProcess): Promise<void> {
  expectDone(await job.run());
  await expectWorkingCredential(job.tenant);
  expect((await job.run()).stdout).toContain('"nothing-to-do"');
}

describe.concurrent('kill and resume, a given PFX', { timeout }, () => {
  it.for(['hang', 'hang-after'] as const)('%s at the upload', async (kind, { onTestFinished }) => {
    const job = await pfxJob(onTestFinished);
    await kill(job, await heldRun(job, { match: upload, kind }));
    await expectFinished(job);
  });

  it.for(['before', 'after'] as const)(
    '%s its key came into the vault',
    async (moment, { onTestFinished }) => {
      const job = await pfxJob(onTestFinished);
      await killAtVault(job, moment);
      expect(ownApplications(job.tenant.world)[0]?.keyCredentials).toEqual([]);
      await expectFinished(job);
    },
  );

  it('after the upload, and the keychain lost the key meanwhile: it is kept again', async ({
    onTestFinished,
  }) => {
    const job = await pfxJob(onTestFinished);
    await kill(job, await heldRun(job, { match: upload, kind: 'hang-after' }));
    job.tenant.world.vault.clear();
    await expectFinished(job);
  });
});
