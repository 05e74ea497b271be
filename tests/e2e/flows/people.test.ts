import { expect as expectPage } from 'playwright/test';
import { expect, it } from 'vitest';
import { person } from '../../support/people';
import { atTenant, onHosts } from '../hosts/window';
import { DeskPages } from '../pages/desk-pages';
import { typedSetup } from './typed-setup';

onHosts('people', ['electron'], (start) => {
  it('sign in with a code, once for each service', { timeout: 60_000 }, async () => {
    const { desktop } = await atTenant(start);
    const pages = new DeskPages(desktop.page);
    await pages.button('Open the practice tenant').click();
    await pages.button('Use a code instead').click();
    const code = desktop.page.getByText(/^[A-Z0-9]{6,}$/u);
    const typed = new Set<string>();
    while (typed.size < 2) {
      await expectPage.poll(async () => typed.has(await code.innerText()), { timeout: 20_000 }).toBe(false);
      const userCode = await code.innerText();
      typed.add(userCode);
      desktop.person = person('admin', { userCode });
      await pages.button('Open the page').click();
    }
    await expectPage(pages.heading('Signed in')).toBeVisible({ timeout: 20_000 });
    expect(typed.size).toBe(2);
  });

  it('share the work: what one may not do waits for another', { timeout: 60_000 }, async () => {
    const { desktop, tenant } = await atTenant(start, 'appadmin');
    const pages = new DeskPages(desktop.page);
    await pages.signInToPractice('appadmin');
    await pages.newSetup(typedSetup);
    await pages.checkAndPlan();
    await pages.approve();
    await expectPage(pages.heading('Your part is done')).toBeVisible({ timeout: 30_000 });
    await expectPage(
      desktop.page
        .getByRole('listitem')
        .filter({ hasText: /Exchange Administrator/u })
        .first(),
    ).toBeVisible();

    desktop.person = person('exadmin');
    await pages.goOnAs('exadmin');
    await pages.approve();
    await pages.done();
    expect(
      tenant.world.state.applications.filter(({ uniqueName }) => uniqueName?.startsWith('sendwright-')),
    ).toHaveLength(1);
  });
});
