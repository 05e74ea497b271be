import { describe, expect, it } from 'vitest';
import { applyJob, checkOf, kindsOf, ownApplication, planJob, proveJob } from '../support/job';
import { contosoWorld } from '../../electron/practice/world/contoso';
import { addExisting, grantOf, policyOf } from '../support/existing-applications';
import { startTenant, type TestTenant } from '../support/tenant';

const exchangeAdministrator = '29232cdf-9323-42fd-ade2-1d097af3e4de';

function principalOf(tenant: TestTenant) {
  const { appId } = ownApplication(tenant);
  return tenant.world.state.servicePrincipals.find((one) => one.appId === appId);
}

/** Grants a role of a resource by name. */
function grant({ world }: TestTenant, principalId: string, resource: string, value: string): void {
  const found = world.state.servicePrincipals.find((one) => one.displayName === resource);
  const role = found?.appRoles.find((one) => one.value === value);
  if (found === undefined || role === undefined) throw new Error(`no ${value} of ${resource}`);
  world.state.appRoleAssignments.push({
    ...{ id: world.newId(), principalId, resourceId: found.id, appRoleId: role.id },
    createdDateTime: world.clock.iso(),
  });
}

describe('other doors than Mail.Send', () => {
  it('a directory role: shown, and the proof is unknown, not green', async () => {
    const tenant = await startTenant({ quick: true });
    expect((await applyJob(tenant)).result).toBe('done');
    principalOf(tenant)!.roles = [exchangeAdministrator];
    const planned = await planJob(tenant);
    expect(planned.verdict).toBe('nothing-to-do');
    expect(checkOf(planned, 'directory-roles').finding).toContain('Exchange Administrator');
    const proof = await proveJob(tenant);
    expect(proof.verdict).toBe('unknown');
    expect(proof.parts.find((part) => part.id === 'doors')?.finding).toContain('Exchange Administrator');
  });

  it.each(['full_access_as_app', 'SMTP.SendAsApp', 'Exchange.ManageAsApp'])(
    '%s of Exchange Online: its removal is a step in both modes',
    async (value) => {
      const tenant = await startTenant({ quick: true });
      expect((await applyJob(tenant)).result).toBe('done');
      grant(tenant, principalOf(tenant)?.id ?? '', 'Office 365 Exchange Online', value);
      expect(kindsOf(await planJob(tenant, { scoping: 'accessPolicy' }))).toContain('grant.remove');
      const planned = await planJob(tenant);
      expect(kindsOf(planned)).toEqual(['grant.remove']);
      expect(checkOf(planned, 'other-doors').finding).toContain(value);
      expect((await proveJob(tenant)).verdict).not.toBe('proven');
      expect((await applyJob(tenant)).result).toBe('done');
      expect((await proveJob(tenant)).verdict).toBe('proven');
    },
  );

  it.each([
    'Application Mail Full Access',
    'Application Exchange Full Access',
    'Application EWS.AccessAsApp',
    'Application SMTP.SendAsApp',
  ])('the Exchange role %s, even within the scope: its removal is a step', async (role) => {
    const tenant = await startTenant({ quick: true });
    expect((await applyJob(tenant)).result).toBe('done');
    const { state } = tenant.world;
    const [own] = state.roleAssignments;
    state.roleAssignments.push({ ...own!, guid: tenant.world.newId(), name: 'more', role });
    const planned = await planJob(tenant);
    expect(kindsOf(planned)).toEqual(['exchange.remove-assignment']);
    expect(checkOf(planned, 'other-assignments').finding).toContain(role);
    expect((await proveJob(tenant)).verdict).toBe('failed');
    expect((await applyJob(tenant)).result).toBe('done');
    expect(state.roleAssignments).toHaveLength(1);
    expect((await proveJob(tenant)).verdict).toBe('proven');
  });
});

describe('the reach of any application by EWS and SMTP', () => {
  it.each([
    ['full_access_as_app', 'is cut by an access policy', 'group'],
    ['SMTP.SendAsApp', 'is not cut by one', 'all'],
  ] as const)('%s %s', async (value, _what, reached) => {
    const world = contosoWorld();
    const existing = addExisting(world, 'Old mailer');
    world.appRoleAssignments.push(grantOf(world, existing, value, 'exchange'));
    const group = world.groups.find(({ name }) => name === 'Finance Mailboxes');
    world.accessPolicies.push(policyOf(existing, group?.externalDirectoryObjectId ?? ''));
    const tenant = await startTenant({ world, quick: true });
    const services = await tenant.services();
    const target = { clientId: existing.application.appId };
    const { reach, verdict } = await services.prove(target, { wait: false, allSenders: false });
    expect(verdict).not.toBe('proven');
    const inGroup = world.mailboxes.filter((one) => group?.members.includes(one.externalDirectoryObjectId));
    expect(reach.kind === 'tenant-wide').toBe(reached === 'all');
    expect(reach.count).toBe(reached === 'all' ? reach.of : inGroup.length);
    expect(inGroup.length).toBeGreaterThan(0);
  });
});
