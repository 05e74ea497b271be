import { expect as expectPage } from 'playwright/test';
import { expect, it } from 'vitest';
import { onHosts } from '../hosts/window';
import { pagesOf } from '../pages/pages';
import { amidRun, credentialsOfOurs, planned, secretsOfOurs, writtenTo } from './planned';
import { typedSetup } from './typed-setup';

onHosts('a job that is interrupted', ['electron'], (start) => {
  it('leaves the tenant as it is when the plan is not approved', { timeout: 60_000 }, async () => {
    const work = await planned(start);
    const { pages } = work;
    await expectPage(pages.run.approval).toBeVisible({ timeout: 20_000 });
    await pages.app.openSetup(typedSetup.application);
    expect(writtenTo(work)).toEqual([]);
  });

  it('goes on after a power cut in the middle', { timeout: 60_000 }, async () => {
    const work = await planned(start);
    await amidRun(work, 'addPassword');
    await work.desktop.cutPower();
    // The tenant did it all the same, and nobody knows the secret.
    await expect.poll(() => credentialsOfOurs(work.tenant), { timeout: 10_000 }).toEqual([1]);
    const [lost] = secretsOfOurs(work.tenant);

    const { app, signIn, run } = pagesOf(work.desktop.page);
    await signIn.toPractice();
    await app.openSetup(typedSetup.application);
    await run.goOn();
    expect(secretsOfOurs(work.tenant)).toHaveLength(1);
    expect(secretsOfOurs(work.tenant)).not.toContain(lost);
  });
});

onHosts('a run that is stopped', ['electron', 'browser'], (start) => {
  it('goes on to the same end when somebody wants it', { timeout: 60_000 }, async () => {
    const work = await planned(start);
    await amidRun(work, 'New-ManagementScope');
    await work.pages.run.stop();
    expect(writtenTo(work)).not.toContain('POST /exchange/New-ManagementRoleAssignment');
    await work.pages.run.goOn();
    expect(credentialsOfOurs(work.tenant)).toEqual([1]);
  });
});
