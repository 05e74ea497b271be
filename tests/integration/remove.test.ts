import { describe, expect, it } from 'vitest';
import { contosoWorld } from '../../electron/practice/world/contoso';
import { vendorAppId } from '../../electron/practice/world/contoso-vendor';
import { applyJob, ownApplication } from '../support/job';
import { expectRemoved, liveState, removeJob, yes } from '../support/removal';
import type { JobChange } from '../support/setup-files';
import { startTenant } from '../support/tenant';

const setup = 'ostendo-continuum';
const made = 'made@contoso.example';
const manySenders = Array.from(
  { length: 25 },
  (_, at) => `shared-${String(at + 1).padStart(4, '0')}@contoso.example`,
);

const jobs: readonly {
  readonly name: string;
  readonly change: JobChange;
  readonly choice?: { readonly mailboxes?: readonly string[]; readonly licences?: readonly string[] };
}[] = [
  { name: 'rbac with a secret', change: {} },
  {
    name: 'rbac with a certificate',
    change: { vendor: 'generic', credential: '{ kind: certificate, months: 12 }' },
  },
  { name: 'accessPolicy', change: { scoping: 'accessPolicy' } },
  {
    name: 'accessPolicy with a certificate',
    change: { scoping: 'accessPolicy', vendor: 'generic', credential: '{ kind: certificate, months: 12 }' },
  },
  { name: 'rbac over 20 senders, by a group', change: { senders: manySenders } },
  { name: 'a mailbox that was made', change: { createSender: made }, choice: { mailboxes: [made] } },
  { name: 'an application that the vendor owns', change: { extra: `app: { clientId: ${vendorAppId} }` } },
  { name: 'delegated Mail.Send declared', change: { vendor: 'autologyx' } },
];

describe('remove leaves the tenant as it was before the setup', () => {
  it.each(jobs)('$name', async ({ change, choice }) => {
    const tenant = await startTenant({ world: contosoWorld({ sharedMailboxes: 25 }), quick: true });
    const before = liveState(tenant.world);
    const applied = await applyJob(tenant, change);
    expect(applied.result, JSON.stringify(applied.steps, null, 1)).toBe('done');
    expect(liveState(tenant.world)).not.toEqual(before);
    expectRemoved(await removeJob(tenant, choice));
    expect(liveState(tenant.world)).toEqual(before);
    const status = (await (await tenant.services()).status(setup)).setups[0];
    expect(status).toMatchObject({ state: 'removed', open: [], credential: null });
    const again = await removeJob(tenant);
    expect(again.result).toBe('nothing-to-do');
    expectRemoved(again);
  });
});

describe('in accessPolicy mode', () => {
  it('the policy outlives the grant until no older token can be left, and nobody can sign in meanwhile', async () => {
    const tenant = await startTenant({ quick: true });
    await applyJob(tenant, { scoping: 'accessPolicy' });
    const first = await removeJob(tenant, {}, { wait: false });
    expect(first.result).toBe('waiting');
    expect(Date.parse(first.nextTry ?? '') - tenant.world.clock.now().getTime()).toBeGreaterThan(50 * 60_000);
    const { state } = tenant.world;
    const application = ownApplication(tenant);
    expect(state.appRoleAssignments).toEqual([]);
    expect(application.passwordCredentials).toEqual([]);
    expect(state.accessPolicies).toHaveLength(1);
    const status = (await (await tenant.services()).status(setup)).setups[0];
    expect(status).toMatchObject({ state: 'removing', credential: null });
    expect(status?.next).toMatch(/tokens issued before/u);
    tenant.world.clock.advance(30 * 60);
    expect((await removeJob(tenant, {}, { wait: false })).result).toBe('waiting');
    expect(state.accessPolicies).toHaveLength(1);
    tenant.world.clock.advance(40 * 60);
    expectRemoved(await removeJob(tenant, {}, { wait: false }));
    expect(state.accessPolicies).toEqual([]);
  });

  it('the credential is tried before it leaves the keychain, and stays while Entra still gives a token', async () => {
    const tenant = await startTenant({ quick: true });
    await applyJob(tenant);
    const { appId } = ownApplication(tenant);
    const planned = await (await tenant.services()).planRemoval({ setup });
    // Somebody restores application and secret behind our back, as a replica that lags would show them.
    const [before] = structuredClone(tenant.world.state.applications.filter((one) => one.appId === appId));
    const [principal] = structuredClone(
      tenant.world.state.servicePrincipals.filter((one) => one.appId === appId),
    );
    const kinds = planned.plan.steps.map(({ kind }) => kind);
    expect(kinds.indexOf('credential.refused')).toBeGreaterThan(kinds.indexOf('application.delete'));
    expect(kinds.indexOf('credential.forget')).toBe(kinds.indexOf('credential.refused') + 1);
    const { faults } = tenant.world;
    const strike = faults.strike.bind(faults);
    faults.strike = (probe) => {
      const isToken = probe.path.endsWith('/oauth2/v2.0/token');
      const isGone = !tenant.world.state.applications.some(
        (one) => one.appId === appId && one.deletedDateTime === null,
      );
      if (isToken && isGone) {
        tenant.world.state.applications.push(before!);
        tenant.world.state.servicePrincipals.push(principal!);
      }
      return strike(probe);
    };
    const lagging = await removeJob(tenant, {}, { wait: false });
    expect(lagging.result).toBe('waiting');
    expect(tenant.world.vault.size).toBe(1);
    faults.strike = strike;
    expectRemoved(await removeJob(tenant));
    expect(tenant.world.vault.size).toBe(0);
  });
});

describe('while its credential is being rotated', () => {
  it.each(['secret', 'certificate'] as const)('both go, the new one a %s', async (kind) => {
    const tenant = await startTenant({ quick: true });
    const before = liveState(tenant.world);
    await applyJob(tenant, { vendor: 'generic' });
    const made = await (await tenant.services()).rotate(setup, { kind }, yes);
    expect(made.result, JSON.stringify(made)).toBe('done');
    expect(tenant.world.vault.size).toBe(2);
    const document = await removeJob(tenant);
    expect(document.plan.kept).toEqual([]);
    expectRemoved(document);
    expect(liveState(tenant.world)).toEqual(before);
    expect((await (await tenant.services()).restore(setup, yes)).result).toBe('done');
    expectRemoved(await removeJob(tenant));
    expect(liveState(tenant.world)).toEqual(before);
  });
});
