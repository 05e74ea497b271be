import { describe, expect, it } from 'vitest';
import type { Fault, FaultProbe } from '../../electron/practice/world/faults';
import { applyJob } from '../support/job';
import { cutOff, expectRemoved, liveState, removeJob, yes } from '../support/removal';
import type { JobChange } from '../support/setup-files';
import { startTenant, type TestTenant } from '../support/tenant';

const made = 'made@contoso.example';
const choice = { mailboxes: [made] };

const modes: readonly (readonly [name: string, change: JobChange])[] = [
  ['rbac', { createSender: made }],
  ['accessPolicy', { createSender: made, scoping: 'accessPolicy' }],
  [
    'a certificate',
    { createSender: made, vendor: 'generic', credential: '{ kind: certificate, months: 12 }' },
  ],
];

/** Method and path of every write of an undisturbed decommission, as faults match them. */
async function writesOf(change: JobChange): Promise<readonly string[]> {
  const tenant = await startTenant({ quick: true });
  await applyJob(tenant, change);
  const seen = new Set<string>();
  const { faults } = tenant.world;
  const strike = faults.strike.bind(faults);
  faults.strike = (probe: FaultProbe) => {
    const isTenants = /^\/(?:v1\.0|exchange)\//u.test(probe.path);
    if (probe.writes && isTenants)
      seen.add(`${probe.method} ${probe.path.replaceAll(/[0-9a-f-]{32,}/gu, '[^/]+')}`);
    return strike(probe);
  };
  expectRemoved(await removeJob(tenant, choice));
  return [...seen];
}

/** Runs a decommission that is cut off while this request is in the air. */
async function cutOffRemoval(tenant: TestTenant, fault: Partial<Fault>): Promise<void> {
  const source = { setup: 'ostendo-continuum', choice };
  const struck = await cutOff(tenant, fault, async (services, signal) =>
    services.remove(source, yes, { wait: true, signal }),
  );
  expect(struck, JSON.stringify(fault)).toBe(true);
}

describe.each(modes)('a decommission that is cut off (%s)', (_name, change) => {
  it('at every write, before and after its effect, comes to the same end', { timeout: 240_000 }, async () => {
    const writes = await writesOf(change);
    expect(writes.length).toBeGreaterThan(5);
    for (const line of writes) {
      for (const kind of ['hang', 'hang-after'] as const) {
        const tenant = await startTenant({ quick: true });
        const before = liveState(tenant.world);
        await applyJob(tenant, change);
        const [method = '', path = ''] = line.split(' ');
        await cutOffRemoval(tenant, { match: { method: method as 'POST', path: `${path}$` }, kind });
        const status = (await (await tenant.services()).status('ostendo-continuum')).setups[0];
        expect(['removing', 'removed'], `${kind} ${line}`).toContain(status?.state);
        // The same command again; what it names and is gone already does no harm.
        expectRemoved(await removeJob(tenant, choice));
        expect(liveState(tenant.world), `${kind} ${line}`).toEqual(before);
      }
    }
  });
});

describe('a decommission under faults', () => {
  it.each(['lost-answer', 'malformed', 'reset'] as const)(
    '%s at every write: one run goes through, or the next',
    async (kind) => {
      const change = { createSender: made, scoping: 'accessPolicy' } as const;
      const writes = await writesOf(change);
      for (const line of writes) {
        const tenant = await startTenant({ quick: true });
        const before = liveState(tenant.world);
        await applyJob(tenant, change);
        const [method = '', path = ''] = line.split(' ');
        tenant.world.faults.replace([{ match: { method, path: `${path}$` }, kind }]);
        const first = await removeJob(tenant, choice);
        if (first.result !== 'done') expectRemoved(await removeJob(tenant, choice));
        expect(liveState(tenant.world), line).toEqual(before);
      }
    },
    120_000,
  );

  it('throttled everywhere it waits as it is told, and goes through', async () => {
    const tenant = await startTenant({ quick: true });
    const before = liveState(tenant.world);
    await applyJob(tenant);
    tenant.world.faults.replace(
      ['DELETE', 'POST', 'GET'].map((method) => ({
        match: { method, path: '^/(?:v1.0|exchange)/' },
        kind: 'throttle',
        retryAfter: 20,
        times: 2,
      })),
    );
    expectRemoved(await removeJob(tenant));
    expect(liveState(tenant.world)).toEqual(before);
  });

  it('a refusal in Exchange names who may, and takes nothing of the application before', async () => {
    const tenant = await startTenant({ quick: true });
    await applyJob(tenant);
    const match = { path: '/exchange/Remove-ManagementRoleAssignment$' };
    tenant.world.faults.replace([
      { match, kind: 'status', status: 403, code: 'Forbidden', message: 'not yours', times: 100 },
    ]);
    const document = await removeJob(tenant);
    expect(['needs-person', 'failed']).toContain(document.result);
    const { state } = tenant.world;
    expect(state.roleAssignments).toHaveLength(1);
    expect(
      state.applications.filter((one) => one.uniqueName !== null && one.deletedDateTime === null),
    ).toHaveLength(1);
    tenant.world.faults.replace([]);
    expectRemoved(await removeJob(tenant));
  });
});
