import { expect, vi, type MockInstance } from 'vitest';
import type { FaultList } from '../../../electron/practice/world/faults';
import type { TestTenant } from '../../support/tenant';
import { atTenant, type Desktop, type Start } from '../hosts/window';
import { pagesOf, type Pages } from '../pages/pages';
import { typedSetup } from './typed-setup';

/** A consultant in front of the window, and a practice tenant in the test's hand. */
export interface AtWork {
  readonly desktop: Desktop;
  readonly tenant: TestTenant;
  readonly pages: Pages;
  /** Every request as it arrives: it is on the tenant's own record only when it is answered. */
  readonly arrivals: MockInstance<FaultList['strike']>;
}

/** Signed in, with a first setup typed and saved. */
export async function typed(start: Start, as = 'admin', tenant?: TestTenant): Promise<AtWork> {
  const work = await atTenant(start, as, tenant);
  const arrivals = vi.spyOn(work.tenant.world.faults, 'strike');
  const pages = pagesOf(work.desktop.page);
  await pages.signIn.toPractice(as);
  await pages.setup.type(typedSetup);
  return { ...work, pages, arrivals };
}

/** The same, checked and planned. */
export async function planned(start: Start, as?: string): Promise<AtWork> {
  const work = await typed(start, as);
  await work.pages.setup.checkAndPlan();
  return work;
}

/** Approves the plan, and returns while a request of its run is on its way. */
export async function amidRun({ tenant, pages, arrivals }: AtWork, path: string, seconds = 3): Promise<void> {
  tenant.world.faults.replace([{ match: { path }, kind: 'delay', seconds }]);
  await pages.run.approve();
  const isOnItsWay = (): boolean => arrivals.mock.results.some(({ value }) => value !== null);
  await expect.poll(isOnItsWay, { timeout: 20_000 }).toBe(true);
}

function ours({ world }: TestTenant) {
  return world.state.applications.filter(({ uniqueName }) => uniqueName?.startsWith('sendwright-'));
}

/** How many credentials each application of ours has in the tenant. */
export function credentialsOfOurs(tenant: TestTenant): readonly number[] {
  return ours(tenant).map((one) => one.passwordCredentials.length);
}

/** Takes all secrets from our applications, as somebody might who tidies up. */
export function withoutCredentials(tenant: TestTenant): void {
  for (const one of ours(tenant)) one.passwordCredentials = [];
}

/** Key ids of the secrets of our applications. */
export function secretsOfOurs(tenant: TestTenant): readonly string[] {
  return ours(tenant).flatMap((one) => one.passwordCredentials.map(({ keyId }) => keyId));
}

/** What was written to the tenant, by path. */
export function writtenTo({ arrivals }: AtWork): readonly string[] {
  const writes = arrivals.mock.calls.map(([probe]) => probe).filter((probe) => probe.writes);
  return writes.map(({ method, path }) => `${method} ${path}`);
}
