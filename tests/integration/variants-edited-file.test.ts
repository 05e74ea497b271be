import { describe, expect, it } from 'vitest';
import { applyJob, checkOf, kindsOf, ownApplication, planJob, proveJob } from '../support/job';
import { startTenant, type TestTenant } from '../support/tenant';

const statusOf = async (tenant: TestTenant) => (await (await tenant.services()).status()).setups[0];

describe('a setup file that was edited', () => {
  it('another outsider: nothing to change, but the old proof does not count any more', async () => {
    const tenant = await startTenant();
    expect((await applyJob(tenant)).result).toBe('done');
    expect((await proveJob(tenant)).verdict).toBe('proven');
    expect((await applyJob(tenant)).result).toBe('nothing-to-do');
    expect((await statusOf(tenant))?.state).toBe('proven');

    const job = { outsider: 'anna@contoso.example' };
    expect((await applyJob(tenant, job)).result).toBe('nothing-to-do');
    expect((await statusOf(tenant))?.state).toBe('configured');
    const proof = await proveJob(tenant);
    expect(proof).toMatchObject({ verdict: 'proven', outsider: 'anna@contoso.example' });
  });

  it('other months: the secret in use stays, and the plan says when the new lifetime counts', async () => {
    const tenant = await startTenant();
    expect((await applyJob(tenant)).result).toBe('done');
    const [before] = ownApplication(tenant).passwordCredentials;
    const planned = await planJob(tenant, { months: 3 });
    expect(kindsOf(planned)).toEqual([]);
    expect(planned.plan.notes.join(' ')).toMatch(/secret.*3 months.*next/iu);
    expect((await applyJob(tenant, { months: 3 })).result).toBe('nothing-to-do');
    expect(ownApplication(tenant).passwordCredentials).toEqual([before]);
  });

  it('another application name is another setup; the same name in other letters is the same one', async () => {
    const tenant = await startTenant();
    expect((await applyJob(tenant)).result).toBe('done');
    const planned = await planJob(tenant, { application: 'Ostendo Continuum 2' });
    expect(kindsOf(planned)).toContain('application.ensure');
    const respelt = await planJob(tenant, { application: 'OSTENDO Continuum' });
    expect(kindsOf(respelt)).toEqual(['application.ensure']);
    expect((await applyJob(tenant, { application: 'OSTENDO Continuum' })).result).toBe('done');
    expect(ownApplication(tenant).displayName).toBe('OSTENDO Continuum');
  });

  it('a display name of a mailbox that is there already changes nothing', async () => {
    const tenant = await startTenant();
    const created = { createSender: 'payroll-notification@contoso.example' };
    expect((await applyJob(tenant, created)).result).toBe('done');
    const mailbox = tenant.world.state.mailboxes.find(
      (one) => one.primarySmtpAddress === created.createSender,
    );
    expect(mailbox?.displayName).toBe('Made here');
    expect((await applyJob(tenant, created)).result).toBe('nothing-to-do');
  });
});

/** At every write: is there a moment at which the application may send as the outsider? */
function watchOutsider(tenant: TestTenant): () => readonly string[] {
  const { world } = tenant;
  const wide: string[] = [];
  const record = world.record.bind(world);
  world.record = (request) => {
    record(request);
    const { state } = world;
    const granted = state.appRoleAssignments.length > 0;
    const restricted = state.accessPolicies.some((policy) => policy.accessRight === 'RestrictAccess');
    const unscoped = state.roleAssignments.some((one) => one.scope.kind === 'organization');
    if ((granted && !restricted) || unscoped) wide.push(`${request.method} ${request.path}`);
  };
  return () => wide;
}

describe('scoping changed in the file', () => {
  it('from rbac to accessPolicy and back, never tenant-wide on the way', { timeout: 120_000 }, async () => {
    const tenant = await startTenant({ quick: true });
    const wide = watchOutsider(tenant);
    const { state } = tenant.world;
    expect((await applyJob(tenant)).result).toBe('done');

    const legacy = { scoping: 'accessPolicy' } as const;
    const there = await planJob(tenant, legacy);
    expect(kindsOf(there)).toEqual([
      'application.ensure',
      'exchange.group',
      'exchange.access-policy',
      'policy.wait',
      'grant.add',
      'exchange.remove-assignment',
      'exchange.remove-scope',
      'exchange.remove-pointer',
    ]);
    const applied = await applyJob(tenant, legacy);
    expect(applied.result, JSON.stringify(applied.steps, null, 2)).toBe('done');
    expect(state.roleAssignments).toEqual([]);
    expect(state.managementScopes).toEqual([]);
    expect(state.exchangeServicePrincipals).toEqual([]);
    expect(state.appRoleAssignments).toHaveLength(1);
    expect((await applyJob(tenant, legacy)).result).toBe('nothing-to-do');
    const first = await proveJob(tenant);
    expect(first.verdict, JSON.stringify(first.parts, null, 2)).toBe('proven');

    const back = await planJob(tenant);
    expect(kindsOf(back)).toEqual([
      ...['application.ensure', 'exchange.pointer', 'exchange.scope', 'exchange.role-assignment'],
      ...['exchange.test-authorization', 'grant.remove', 'grant.wait-tokens'],
      ...['exchange.remove-access-policy', 'exchange.remove-group'],
    ]);
    expect(back.plan.notes.join(' ')).toContain('in the order that never lets it send as anybody else');
    expect(checkOf(back, 'other-doors').status).toBe('fail');
    const moved = await applyJob(tenant);
    expect(moved.result).toBe('waiting');
    const removal = moved.steps.find((step) => step.id.startsWith('remove-grant'))?.outcome;
    expect(removal).toMatchObject({
      note: expect.stringMatching(/may carry the right until .* UTC/u) as string,
    });
    expect(state.appRoleAssignments).toEqual([]);
    expect(ownApplication(tenant).requiredResourceAccess).toEqual([]);
    // It still cuts down tokens that were issued before; it gives no right.
    expect(state.accessPolicies).toHaveLength(1);
    expect((await proveJob(tenant)).verdict).toBe('proven');
    tenant.world.clock.advance(50 * 60);
    expect((await applyJob(tenant)).result).toBe('waiting');
    expect(state.accessPolicies).toHaveLength(1);
    tenant.world.clock.advance(20 * 60);
    expect((await applyJob(tenant)).result).toBe('done');
    expect(state.accessPolicies).toEqual([]);
    expect(state.groups.map((group) => group.name)).not.toContain('sendwright-ostendo-continuum');
    expect((await planJob(tenant)).verdict).toBe('nothing-to-do');
    const second = await proveJob(tenant);
    expect(second.verdict, JSON.stringify(second.parts, null, 2)).toBe('proven');
    expect(wide()).toEqual([]);
  });

  it('to accessPolicy: a policy that does not bite yet holds the grant back, and mail goes on by the scope', async () => {
    const tenant = await startTenant();
    expect((await applyJob(tenant)).result).toBe('done');
    const { world } = tenant;
    // The test says the outsider is granted as long as the new policy is not seen.
    const policies = world.state.accessPolicies;
    const push = policies.push.bind(policies);
    policies.push = () => policies.length;
    const applied = await applyJob(tenant, { scoping: 'accessPolicy' });
    expect(applied.result).toBe('waiting');
    expect(world.state.appRoleAssignments).toEqual([]);
    expect(world.state.roleAssignments).toHaveLength(1);
    policies.push = push;
    expect((await applyJob(tenant, { scoping: 'accessPolicy' })).result).toBe('done');
    expect(world.state.appRoleAssignments).toHaveLength(1);
  });
});
