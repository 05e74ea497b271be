import { expect as expectPage } from 'playwright/test';
import { expect, it } from 'vitest';
import { person } from '../../support/people';
import { atTenant, onHosts } from '../hosts/window';
import { pagesOf } from '../pages/pages';
import { credentialsOfOurs, planned } from './planned';

onHosts('people', ['electron'], (start) => {
  it('sign in with a code, once for each service', { timeout: 60_000 }, async () => {
    const { desktop } = await atTenant(start);
    const { signIn } = pagesOf(desktop.page);
    await signIn.openPractice();
    await signIn.byCode();
    const typed = new Set<string>();
    while (typed.size < 2) {
      await expectPage
        .poll(async () => typed.has(await signIn.code.innerText()), { timeout: 20_000 })
        .toBe(false);
      const userCode = await signIn.code.innerText();
      typed.add(userCode);
      desktop.person = person('admin', { userCode });
      await signIn.button('Open the page').click();
    }
    await expectPage(signIn.signedIn).toBeVisible({ timeout: 20_000 });
    expect(typed.size).toBe(2);
  });

  it('share the work: what one may not do waits for another', { timeout: 60_000 }, async () => {
    const work = await planned(start, 'appadmin');
    const { signIn, run } = work.pages;
    await run.approve();
    await expectPage(run.heading('Your part is done')).toBeVisible({ timeout: 30_000 });
    const waits = run.main.getByRole('listitem').filter({ hasText: /Exchange Administrator/u });
    await expectPage(waits.first()).toBeVisible();

    work.desktop.person = person('exadmin');
    await signIn.asOther('exadmin');
    await run.approve();
    await run.done();
    expect(credentialsOfOurs(work.tenant)).toHaveLength(1);
  });
});
