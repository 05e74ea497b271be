import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { vendorAppId } from '../../electron/practice/world/contoso-vendor';
import { applyJob, checkOf, kindsOf, planJob, proveJob } from '../support/job';
import { startTenant, type TestTenant } from '../support/tenant';
import { runCli } from '../support/cli';
import { testFolder } from '../support/folder';

const graphAppId = '00000003-0000-0000-c000-000000000000';

/** A consultant of old added the vendor's application and clicked "Grant admin consent". */
function consentTenantWide({ world }: TestTenant): string {
  const { state, clock } = world;
  const id = world.newId();
  const template = state.servicePrincipals.find((one) => one.appId === graphAppId);
  const role = template?.appRoles.find((one) => one.value === 'Mail.Send');
  state.servicePrincipals.push({
    ...template!,
    ...{ id, appId: vendorAppId, displayName: 'Northwind Mailer', createdDateTime: clock.iso() },
    ...{ appRoles: [], oauth2PermissionScopes: [] },
  });
  state.appRoleAssignments.push({
    id: world.newId(),
    principalId: id,
    resourceId: template?.id ?? '',
    appRoleId: role?.id ?? '',
    createdDateTime: clock.iso(),
  });
  return id;
}

describe('migration to rbac', () => {
  it('demo --migrate moves a setup over and proves it', { timeout: 60_000 }, async () => {
    const folder = testFolder(onTestFinished);
    const demo = await runCli(['demo', '--migrate', '--out', 'demo'], folder);
    expect(demo.code, demo.stdout + demo.stderr).toBe(0);
    expect(demo.stdout.match(/^ {2}PROVEN$/gmu)).toHaveLength(2);
    expect(demo.stdout).toMatch(/may carry the right until \d{4}-\d\d-\d\d \d\d:\d\d UTC/u);
    expect(demo.stdout).toMatch(/It carries no application role/u);
    expect(existsSync(join(folder, 'demo/demo.sendwright.yaml'))).toBe(true);
  });

  it('an adopted application that was tenant-wide, without any policy', async () => {
    const tenant = await startTenant({ quick: true });
    const principalId = consentTenantWide(tenant);
    const job = { application: 'Northwind Mailer', extra: `app: { clientId: ${vendorAppId} }` };
    const planned = await planJob(tenant, job);
    expect(kindsOf(planned)).toEqual([
      ...['exchange.pointer', 'exchange.scope', 'exchange.role-assignment'],
      ...['exchange.test-authorization', 'grant.remove'],
    ]);
    expect(checkOf(planned, 'other-doors')).toMatchObject({ status: 'fail', fault: null });
    expect(planned.plan.notes.join(' ')).toContain('from a tenant-wide grant to RBAC for Applications');
    const applied = await applyJob(tenant, job);
    expect(applied.result, JSON.stringify(applied.steps, null, 1)).toBe('done');
    const { state } = tenant.world;
    expect(state.appRoleAssignments).toEqual([]);
    expect(state.roleAssignments).toMatchObject([{ objectId: principalId, scope: { kind: 'custom' } }]);
    expect((await applyJob(tenant, job)).result).toBe('nothing-to-do');
    const proof = await proveJob(tenant, 'northwind-mailer');
    expect(proof.reach.kind).toBe('exact');
  });

  it('leaves a policy alone that others made, and a group that something else names', async () => {
    const tenant = await startTenant({ quick: true });
    const { world } = tenant;
    expect((await applyJob(tenant, { scoping: 'accessPolicy' })).result).toBe('done');
    const [own] = world.state.accessPolicies;
    world.state.accessPolicies.push({ ...own!, identity: 'other', appId: world.newId() });
    expect((await applyJob(tenant)).result).toBe('waiting');
    world.clock.advance(70 * 60);
    const planned = await planJob(tenant);
    expect(kindsOf(planned)).toEqual(['exchange.remove-access-policy']);
    expect(planned.plan.notes.join(' ')).toContain('something else names it');
    expect((await applyJob(tenant)).result).toBe('done');
    expect(world.state.accessPolicies.map((one) => one.identity)).toEqual(['other']);
    expect((await applyJob(tenant)).result).toBe('nothing-to-do');
  });

  it('another computer does not know when the grant went, and counts from its own first look', async () => {
    const tenant = await startTenant({ quick: true });
    expect((await applyJob(tenant, { scoping: 'accessPolicy' })).result).toBe('done');
    expect((await applyJob(tenant)).result).toBe('waiting');
    tenant.world.clock.advance(70 * 60);
    const there = { data: join(tenant.folder, 'there') };
    expect((await applyJob(tenant, {}, await tenant.services(there))).result).toBe('waiting');
    tenant.world.clock.advance(70 * 60);
    expect((await applyJob(tenant, {}, await tenant.services(there))).result).toBe('done');
    expect(tenant.world.state.accessPolicies).toEqual([]);
  });
});
