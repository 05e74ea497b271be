import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect as expectPage } from 'playwright/test';
import { expect, it } from 'vitest';
import { onHosts } from '../hosts/window';
import { planned, withoutCredentials } from './planned';

const secret = 'Xy38Q~k7.Tz_aB-c0dEfGhIjKlMnOpQrStUvWx1';

onHosts('diagnosis', ['electron', 'browser'], (start) => {
  it('explains what is pasted, and finds where a setup breaks', { timeout: 90_000 }, async () => {
    const { desktop, tenant, pages } = await planned(start);
    await pages.run.approve();
    await pages.run.done();

    await pages.app.open('Diagnose');
    const { diagnose } = pages;
    await diagnose.explain(`client_secret=${secret}\nAADSTS7000215: Invalid client secret provided.`);
    await expectPage(diagnose.cause('The client secret is wrong')).toContainText('Who can mend it');
    await expectPage(diagnose.text(/held 1 secret, left out here/u)).toBeVisible();
    expect(await diagnose.cause('The client secret is wrong').innerText()).not.toContain(secret);

    await diagnose.walk(true);
    await expectPage(diagnose.heading('Every step holds')).toBeVisible({ timeout: 30_000 });
    await expectPage(diagnose.steps).toHaveCount(12);
    const sent = tenant.world.state.outbox.length;
    expect(sent).toBeGreaterThan(0);

    withoutCredentials(tenant);
    await desktop.page.getByRole('checkbox', { name: 'Send one test mail at the end' }).uncheck();
    await diagnose.walk();
    await expectPage(diagnose.heading('It breaks here')).toBeVisible({ timeout: 30_000 });
    await expectPage(diagnose.text(/was removed from the application/u)).toBeVisible();
    await expectPage(diagnose.steps.filter({ hasText: 'Not looked at' })).toHaveCount(7);
    expect(tenant.world.state.outbox).toHaveLength(sent);

    await diagnose.button('Show what it holds').click();
    await expectPage(diagnose.file('ladder.json')).toContainText('was removed from the application');
    await expectPage(diagnose.file('log.txt')).not.toContainText('invoices@');
    await diagnose.button('Save the bundle').click();
    await expectPage(diagnose.text(/^Saved as ostendo-continuum/u)).toBeVisible();
    const zip = readFileSync(join(desktop.files, 'ostendo-continuum.support.zip'));
    expect(zip.includes('was removed from the application')).toBe(true);
    for (const value of tenant.world.vault.values()) expect(zip.includes(value)).toBe(false);

    await diagnose.button('Plan it again').click();
    await expectPage(pages.app.heading('Checks')).toBeVisible();
  });
});
