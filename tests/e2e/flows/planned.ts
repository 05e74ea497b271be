import { expect, vi } from 'vitest';
import type { TestTenant } from '../../support/tenant';
import { atTenant, type Desktop, type Start } from '../hosts/window';
import { pagesOf, type Pages } from '../pages/pages';
import { typedSetup } from './typed-setup';

/** A consultant in front of the window, and a practice tenant in the test's hand. */
export interface AtWork {
  readonly desktop: Desktop;
  readonly tenant: TestTenant;
  readonly pages: Pages;
}

/** Signed in, with a first setup typed and saved. */
export async function typed(start: Start, as = 'admin', tenant?: TestTenant): Promise<AtWork> {
  const work = await atTenant(start, as, tenant);
  const pages = pagesOf(work.desktop.page);
  await pages.signIn.toPractice(as);
  await pages.setup.type(typedSetup);
  return { ...work, pages };
}

/** The same, checked and planned. */
export async function planned(start: Start, as?: string): Promise<AtWork> {
  const work = await typed(start, as);
  await work.pages.setup.checkAndPlan();
  return work;
}

/** Approves the plan, and returns while a request of its run is on its way. */
export async function amidRun({ tenant, pages }: AtWork, path: string, seconds = 3): Promise<void> {
  const { faults } = tenant.world;
  faults.replace([{ match: { path }, kind: 'delay', seconds }]);
  // A request is on the tenant's record only when it is answered.
  const struck = vi.spyOn(faults, 'strike');
  await pages.run.approve();
  const isOnItsWay = (): boolean => struck.mock.results.some(({ value }) => value !== null);
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
export function writtenTo({ world }: TestTenant): readonly string[] {
  const all = world.served.flatMap((request) => request.parts ?? [request]);
  const isWrite = ({ method, path }: { method: string; path: string }): boolean =>
    path.startsWith('/exchange/')
      ? /^\/exchange\/(?:New|Set|Add|Remove|Enable)-/u.test(path)
      : path.startsWith('/v1.0/') && method !== 'GET' && !/\$batch$/u.test(path);
  return all.filter(isWrite).map(({ method, path }) => `${method} ${path}`);
}
