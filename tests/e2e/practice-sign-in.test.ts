import { expect as expectPage } from 'playwright/test';
import { expect, it } from 'vitest';
import type { Bridge } from '../../electron/contract/desk/bridge';
import type { DeskState } from '../../electron/contract/desk/state';
import { inWindow, oneApp } from './in-window';
import { AppPage } from './pages/app-page';
import { SystemBrowser } from './hosts/system-browser';

inWindow('a first start with the practice tenant', () => {
  const running = oneApp({ args: ['--practice'] });

  const state = async (): Promise<DeskState> => {
    const reply = await running().page.evaluate(async () =>
      (window as unknown as { sendwright: Bridge }).sendwright.invoke['app.state']({}),
    );
    if (!reply.ok) throw new Error(reply.error.message);
    return reply.value as DeskState;
  };

  it('has it ready without being asked', async () => {
    await expect.poll(async () => (await state()).practice.kind, { timeout: 20_000 }).toBe('ready');
  });

  it('signs its administrator in by the page in the browser', async () => {
    const { app, page } = running();
    const browser = await SystemBrowser.replacing(app);
    const shown = new AppPage(page);
    await shown.button('Open the practice tenant').click();
    await expect.poll(async () => (await state()).target?.kind, { timeout: 10_000 }).toBe('practice');
    const { practice } = await state();
    if (practice.kind !== 'ready') throw new Error('The practice tenant is not ready.');
    const [admin] = practice.accounts;
    const asked = await page.evaluate(async () =>
      (window as unknown as { sendwright: Bridge }).sendwright.invoke['signIn.start']({ method: 'browser' }),
    );
    expect(asked).toMatchObject({ ok: true });
    const account = { username: admin?.username ?? '', password: practice.password };
    // Graph has a page of its own, and Exchange another one.
    const kind = async (): Promise<string> => {
      await browser.signIn(account);
      return (await state()).signIn.kind;
    };
    await expect.poll(kind, { timeout: 20_000 }).toBe('signed-in');
    // The window heard of it by events alone.
    await expectPage(shown.account).toContainText(/contoso/iu, { timeout: 10_000 });
  });
});
