import { describe, expect, it } from 'vitest';
import { applyJob, existingOf, proveJob } from '../support/job';
import { proofWorlds } from '../support/proof-worlds';
import { startTenant } from '../support/tenant';

describe('the proof of a world in which', () => {
  it.each(proofWorlds.map((world) => [world.scoping, world.name, world] as const))(
    '%s: %s',
    async (scoping, _name, { breaks, verdict, part, says }) => {
      const tenant = await startTenant({ quick: true });
      const services = await tenant.services();
      expect((await applyJob(tenant, { scoping }, services)).result).toBe('done');
      expect((await proveJob(tenant, undefined, services)).verdict).toBe('proven');
      breaks(tenant.world, existingOf(tenant));
      const proof = await proveJob(tenant, undefined, services);
      const told = proof.parts.find(({ id }) => id === part);
      const words = `${told?.finding} ${told?.evidence.map(({ text }) => text).join(' ')}`;
      expect([proof.verdict, words]).toEqual([verdict, expect.stringMatching(says)]);
      expect(told?.status === 'pass').toBe(verdict === 'proven');
      if (verdict !== 'proven') expect([told?.who, told?.next]).not.toContain(null);
    },
  );
});
