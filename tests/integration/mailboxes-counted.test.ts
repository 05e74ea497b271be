import { describe, expect, it } from 'vitest';
import { applyJob, proveJob } from '../support/job';
import { startTenant, type TestTenant } from '../support/tenant';

const day = 24 * 60 * 60;

function counts(tenant: TestTenant): number {
  return tenant.world.served.filter(({ path }) => path.endsWith('/Get-Mailbox')).length;
}

describe('as N of M mailboxes, of a setup', () => {
  it('counts the mailboxes of the tenant with the first proof, and again after 30 days', async () => {
    const tenant = await startTenant({ quick: true });
    expect((await applyJob(tenant)).result).toBe('done');
    const first = await proveJob(tenant);
    const { of } = first.reach;
    expect(of).toBeGreaterThan(first.reach.count ?? 0);
    expect(first.reach.countedAt).toBeUndefined();
    expect(first.parts.find(({ id }) => id === 'reach')?.finding).toBe(
      `Exactly the agreed mailbox (1 of ${of} mailboxes).`,
    );
    const counted = counts(tenant);

    tenant.world.clock.advance(29 * day);
    const second = await proveJob(tenant);
    expect(second.reach).toMatchObject({ of, countedAt: first.finishedAt });
    expect(counts(tenant)).toBe(counted);

    tenant.world.clock.advance(2 * day);
    const third = await proveJob(tenant);
    expect(third.reach.of).toBe(of);
    expect(third.reach.countedAt).toBeUndefined();
    expect(counts(tenant)).toBe(counted + 1);
  });
});
