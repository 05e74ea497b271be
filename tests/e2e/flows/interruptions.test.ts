import { expect as expectPage } from 'playwright/test';
import { expect, it } from 'vitest';
import type { TestTenant } from '../../support/tenant';
import { atTenant, onHosts } from '../hosts/window';
import { DeskPages } from '../pages/desk-pages';
import { typedSetup } from './typed-setup';

/** Applications of ours in the tenant. */
const ours = ({ world }: TestTenant) =>
  world.state.applications.filter(({ uniqueName }) => uniqueName?.startsWith('sendwright-'));

/** Long enough to press something while the credential is being made. */
const slowCredential = [{ match: { path: 'addPassword' }, kind: 'delay', seconds: 3 }];
const makesCredential = ({ world }: TestTenant) =>
  world.served.some(({ path }) => path.includes('addPassword'));

onHosts('a job that is interrupted', ['electron'], (start) => {
  const planned = async () => {
    const { desktop, tenant } = await atTenant(start);
    const pages = new DeskPages(desktop.page);
    await pages.signInToPractice();
    await pages.newSetup(typedSetup);
    await pages.checkAndPlan();
    return { desktop, tenant, pages };
  };

  it('leaves the tenant as it is when the plan is not approved', { timeout: 60_000 }, async () => {
    const { tenant, pages } = await planned();
    await pages.openSetup(typedSetup.application);
    await expectPage(pages.heading(typedSetup.application)).toBeVisible();
    expect(ours(tenant)).toHaveLength(0);
  });

  it('is stopped in the middle and goes on to the same end', { timeout: 60_000 }, async () => {
    const { tenant, pages } = await planned();
    tenant.world.faults.replace(slowCredential);
    await pages.approve();
    await pages.stopRun();
    await pages.goOn();
    expect(ours(tenant).map((one) => one.passwordCredentials.length)).toEqual([1]);
  });

  it('goes on after the app was closed in the middle and started again', { timeout: 60_000 }, async () => {
    const { desktop, tenant, pages } = await planned();
    tenant.world.faults.replace(slowCredential);
    await pages.approve();
    await expect.poll(() => makesCredential(tenant), { timeout: 20_000 }).toBe(true);
    await desktop.restart();

    const again = new DeskPages(desktop.page);
    await again.signInToPractice();
    await again.openSetup(typedSetup.application);
    await again.goOn();
    expect(ours(tenant).map((one) => one.passwordCredentials.length)).toEqual([1]);
  });
});
