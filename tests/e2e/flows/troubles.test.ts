import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect as expectPage } from 'playwright/test';
import { expect, it } from 'vitest';
import { writeJob } from '../../support/setup-files';
import { onHosts } from '../hosts/window';
import { amidRun, credentialsOfOurs, planned, typed, writtenTo } from './planned';

onHosts('a sign-in that ends in the middle of a run', ['electron'], (start) => {
  it('stops the run, says so, and after another sign-in it goes on', { timeout: 60_000 }, async () => {
    const work = await planned(start);
    const { tenant, pages } = work;
    await amidRun(work, 'New-ServicePrincipal');
    // As after a revocation: no token is taken any more, and none is given.
    tenant.world.clock.advance(2 * 3600);
    const refusal = { kind: 'status', status: 400, code: 'AADSTS50173', times: 99 };
    tenant.world.faults.replace([{ match: { path: '/token$' }, ...refusal }]);
    await expectPage(pages.run.heading('The run stopped')).toBeVisible({ timeout: 20_000 });
    await expectPage(pages.app.account).toContainText('Not signed in');

    tenant.world.faults.replace([]);
    await pages.signIn.again();
    await pages.run.goOn();
    expect(credentialsOfOurs(tenant)).toEqual([1]);
  });
});

onHosts('a moment without a network', ['electron'], (start) => {
  it('is told as such, and nothing is lost by it', { timeout: 60_000 }, async () => {
    const { desktop, tenant, pages } = await typed(start);
    const native = desktop.native();
    await native.network(false);
    await pages.setup.check();
    await expectPage(pages.app.text('No connection')).toBeVisible({ timeout: 20_000 });
    await expectPage(pages.app.text(/Nothing was sent/u)).toBeVisible();

    await native.network(true);
    await pages.app.button('Try again').click();
    await pages.app.button('Go to the plan').click();
    await pages.run.approve();
    await pages.run.done();
    expect(credentialsOfOurs(tenant)).toEqual([1]);
  });
});

onHosts('a setup file of another tenant', ['electron', 'browser'], (start) => {
  it('is refused before anything is read from this one', { timeout: 60_000 }, async () => {
    const work = await typed(start);
    const { desktop, pages } = work;
    const folder = join(desktop.files, 'open');
    mkdirSync(folder, { recursive: true });
    writeJob(folder, { tenant: '11111111-2222-4333-8444-555555555555' });
    await pages.setup.fromFile();
    await pages.setup.check();
    await expectPage(pages.app.text('This is another tenant')).toBeVisible({ timeout: 20_000 });
    expect(writtenTo(work)).toEqual([]);
  });
});
