import { describe, expect, it } from 'vitest';
import { lagFrom } from '../../electron/practice/server/lag';
import { applyJob, proveJob } from '../support/job';
import { startTenant } from '../support/tenant';

describe('configured, not yet effective', () => {
  it('is never green, does not probe the outsider, and turns green when the caches have caught up', async () => {
    const tenant = await startTenant({ lag: { ...lagFrom('real'), replication: 0, mailbox: 0 } });
    expect((await applyJob(tenant)).result).toBe('done');

    const early = await proveJob(tenant);
    expect(early.verdict).toBe('not-yet-effective');
    const sends = tenant.world.served.filter((request) => request.path.endsWith('/sendMail'));
    expect(sends.length).toBe(1);

    tenant.world.clock.advance(31 * 60);
    const later = await proveJob(tenant);
    expect(later.verdict, JSON.stringify(later.parts, null, 2)).toBe('proven');
  });
  it('goes on waiting where another process stopped, and keeps its rounds', { timeout: 60_000 }, async () => {
    const tenant = await startTenant({ lag: { ...lagFrom('real'), replication: 0, mailbox: 0 } });
    expect((await applyJob(tenant)).result).toBe('done');
    expect((await proveJob(tenant)).rounds).toBe(1);

    tenant.world.clock.advance(31 * 60);
    const services = await tenant.services();
    const proof = await services.prove({ setup: 'ostendo-continuum' }, { wait: true, allSenders: false });
    expect(proof.verdict, JSON.stringify(proof.parts, null, 2)).toBe('proven');
    expect(proof.rounds).toBe(2);
  });
});
