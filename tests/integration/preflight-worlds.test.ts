import { describe, expect, it } from 'vitest';
import type { Check } from '../../electron/contract/plan';
import { jobFile } from '../support/job';
import { startTenant } from '../support/tenant';
import { brokenWorlds } from '../support/broken-worlds';

/** Checks by id, of the job as this world has it. */
async function checksOf(world: (typeof brokenWorlds)[number] | null): Promise<ReadonlyMap<string, Check>> {
  const tenant = await startTenant();
  await world?.breaks(tenant.world);
  const services = await tenant.services(world?.options ?? {});
  const { checks } = await services.preflight(jobFile(tenant, world?.job), {
    checks: world === null ? [] : [world.id],
  });
  return new Map(checks.map((check) => [check.id, check]));
}

describe('preflight of a world in which', () => {
  it.each(brokenWorlds.map((world) => [world.name, world] as const))('%s', async (_name, world) => {
    const found = (await checksOf(world)).get(world.id);
    expect(found, `no check ${world.id}`).toBeDefined();
    expect(found?.status, found?.finding).toBe(world.status);
    expect(`${found?.finding} ${found?.next ?? ''}`).toMatch(world.says);
    expect(found?.cause?.length ?? 0).toBeGreaterThan(20);
    if (world.status !== 'unknown') {
      expect(found?.who, 'who').not.toBeNull();
      expect(found?.next, 'next').not.toBeNull();
    }
  });

  it('nothing is wrong: every check of these passes', async () => {
    const found = await checksOf(null);
    const wrong = [...new Set(brokenWorlds.filter(({ only }) => only !== true).map(({ id }) => id))].filter(
      (id) => found.get(id)?.status !== 'pass',
    );
    expect(wrong.map((id) => `${id}: ${found.get(id)?.status} ${found.get(id)?.finding}`)).toEqual([]);
  });
});
