import { describe, expect, it } from 'vitest';
import { contosoWorld } from '../../electron/practice/world/contoso';
import { applyJob, checkOf, kindsOf, planJob, proveJob } from '../support/job';
import { startTenant } from '../support/tenant';

const shared = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `shared-${String(index + 1).padStart(4, '0')}@contoso.example`);

describe('the border between filter and group', { timeout: 120_000 }, () => {
  it('one sender more than twenty makes a group; one less, and the ids stand in the filter again', async () => {
    const tenant = await startTenant({ world: contosoWorld({ sharedMailboxes: 22 }), quick: true });
    const { state } = tenant.world;
    expect((await applyJob(tenant, { senders: shared(20) })).result).toBe('done');
    expect(state.managementScopes[0]?.recipientFilter).toMatch(/ExternalDirectoryObjectId/u);

    const more = { senders: shared(21) };
    const up = await planJob(tenant, more);
    expect(kindsOf(up)).toEqual(['exchange.group', 'exchange.scope']);
    expect(up.plan.steps[1]?.before).toBe('20 mailboxes; to be added: shared-0021@contoso.example');
    expect((await applyJob(tenant, more)).result).toBe('done');
    expect(state.managementScopes[0]?.recipientFilter).toMatch(/^\(?MemberOfGroup/u);
    expect((await proveJob(tenant)).verdict).toBe('proven');
    expect((await applyJob(tenant, more)).result).toBe('nothing-to-do');

    const less = { senders: shared(20) };
    const down = await planJob(tenant, less);
    expect(kindsOf(down)).toEqual(['exchange.scope', 'exchange.remove-group']);
    expect(down.plan.steps[0]?.before).toBe('21 mailboxes; to be removed: shared-0021@contoso.example');
    expect((await applyJob(tenant, less)).result).toBe('done');
    expect(state.groups.map((group) => group.name)).not.toContain('sendwright-ostendo-continuum');
    expect((await proveJob(tenant)).verdict).toBe('proven');
    expect((await applyJob(tenant, less)).result).toBe('nothing-to-do');
  });
});

describe('a cloud that does not have the role', () => {
  it('is told so, is offered accessPolicy, and is set up that way', async () => {
    const tenant = await startTenant({ quick: true });
    const { state } = tenant.world;
    state.organization.applicationRoles = [];
    const planned = await planJob(tenant);
    expect(planned.verdict).toBe('blocked');
    expect(checkOf(planned, 'role-in-cloud').next).toContain('scoping: accessPolicy');
    await expect(applyJob(tenant)).rejects.toMatchObject({ code: 'invalid-input' });
    expect((await applyJob(tenant, { scoping: 'accessPolicy' })).result).toBe('done');
    expect((await proveJob(tenant)).verdict).toBe('proven');
  });
});
