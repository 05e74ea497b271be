import { expect as expectPage } from 'playwright/test';
import { expect, it } from 'vitest';
import { lagFrom } from '../../../electron/practice/server/lag';
import { startTenant } from '../../support/tenant';
import { onHosts } from '../hosts/window';
import { pagesOf } from '../pages/pages';
import { amidRun, credentialsOfOurs, planned, typed, writtenTo } from './planned';
import { typedSetup } from './typed-setup';

/** What a run does after the management scope. */
const assignment = 'POST /exchange/New-ManagementRoleAssignment';

onHosts('the window while a run is going on', ['electron'], (start) => {
  it('asks before it closes, and goes on next time where it stopped', { timeout: 90_000 }, async () => {
    const work = await planned(start);
    const native = work.desktop.native();
    await native.leaves(false);
    await amidRun(work, 'New-ManagementScope', 6);
    await native.closeWindow();
    await expect.poll(async () => native.questions()).toHaveLength(1);
    const [question] = await native.questions();
    expect(question).toContain('“Ostendo Continuum” is still being set up.');
    expect(question).toContain('Keep it running | Stop after this step and quit');
    await expectPage(work.pages.run.heading('Setting up')).toBeVisible();

    await work.pages.app.open('Setups');
    await work.pages.app.button(/Ostendo Continuum.*Being set up now/u).click();
    await expectPage(work.pages.run.heading('Setting up')).toBeVisible();

    await native.leaves(true);
    await work.desktop.restart();
    expect(writtenTo(work)).not.toContain(assignment);
    const { app, signIn, run } = pagesOf(work.desktop.page);
    await signIn.toPractice();
    await app.openSetup(typedSetup.application);
    await run.goOn();
    expect(writtenTo(work)).toContain(assignment);
    expect(credentialsOfOurs(work.tenant)).toEqual([1]);
  });

  it('comes back at the run when its page failed', { timeout: 60_000 }, async () => {
    const work = await planned(start);
    await amidRun(work, 'addPassword', 5);
    const native = work.desktop.native();
    await native.crashPage();
    const headings = async (): Promise<string> => native.headings();
    await expect.poll(headings, { timeout: 15_000 }).toContain('Setting up');
    await expect.poll(headings, { timeout: 15_000 }).toContain('Everything is set up');
    expect(credentialsOfOurs(work.tenant)).toEqual([1]);
  });
});

onHosts('somebody who looks elsewhere', ['electron'], (start) => {
  it('gets a notice when the wait for Exchange is over', { timeout: 90_000 }, async () => {
    const work = await typed(start, 'admin', await startTenant({ lag: lagFrom(6) }));
    const { setup, run, proof } = work.pages;
    await setup.checkAndPlan();
    await run.approve();
    await run.done();
    await proof.proveTooSoon();
    const native = work.desktop.native();
    await native.lookElsewhere();
    await expect
      .poll(async () => native.notices(), { timeout: 60_000 })
      .toEqual(['Ostendo Continuum: Proven.']);
    await native.clickNotice();
    await expect.poll(async () => native.hasFocus()).toBe(true);
  });
});
