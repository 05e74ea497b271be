import { describe, expect, it } from 'vitest';
import { contosoWorld } from '../../electron/practice/world/contoso';
import { applyJob, kindsOf, planJob, proveJob } from '../support/job';
import { startTenant, type TestTenant } from '../support/tenant';

const shared = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `shared-${String(index + 1).padStart(4, '0')}@contoso.example`);

const groupOf = (tenant: TestTenant) =>
  tenant.world.state.groups.find((group) => group.name === 'sendwright-ostendo-continuum');

const sendFrom = async (tenant: TestTenant, from: string) =>
  (await (await tenant.services()).send('ostendo-continuum', from, 'anna@contoso.example')).result;

describe('more than twenty senders', () => {
  it(
    'stand in a mail-enabled security group; changes of the file change exactly that',
    { timeout: 120_000 },
    async () => {
      const tenant = await startTenant({ world: contosoWorld({ sharedMailboxes: 30 }) });
      const first = { senders: shared(24) };
      const planned = await planJob(tenant, first);
      expect(kindsOf(planned)).toContain('exchange.group');
      expect((await applyJob(tenant, first)).result).toBe('done');
      expect(groupOf(tenant)).toMatchObject({
        recipientTypeDetails: 'MailUniversalSecurityGroup',
        memberJoinRestriction: 'Closed',
        hiddenFromAddressLists: true,
      });
      expect(groupOf(tenant)?.members).toHaveLength(24);
      expect(tenant.world.state.managementScopes[0]?.recipientFilter).toMatch(/MemberOfGroup -eq 'CN=/u);
      const proof = await proveJob(tenant);
      expect(proof.verdict, JSON.stringify(proof.parts, null, 2)).toBe('proven');
      expect(await sendFrom(tenant, 'shared-0025@contoso.example')).toBe('refused');

      const more = { senders: shared(25) };
      const adding = await planJob(tenant, more);
      expect(kindsOf(adding)).toEqual(['exchange.group']);
      expect(adding.plan.steps[0]?.before).toBe('24 mailboxes; to be added: shared-0025@contoso.example');
      expect((await applyJob(tenant, more)).result).toBe('done');
      expect(await sendFrom(tenant, 'shared-0025@contoso.example')).toBe('accepted');

      const fewer = { senders: shared(25).slice(1), outsider: 'shared-0001@contoso.example' };
      const removing = await planJob(tenant, fewer);
      expect(kindsOf(removing)).toEqual(['exchange.group']);
      expect(removing.plan.steps[0]?.before).toBe('25 mailboxes; to be removed: shared-0001@contoso.example');
      expect((await applyJob(tenant, fewer)).result).toBe('done');
      const after = await proveJob(tenant);
      expect(after.verdict, JSON.stringify(after.parts, null, 2)).toBe('proven');
      expect(after.outsider).toBe('shared-0001@contoso.example');
      expect((await applyJob(tenant, fewer)).result).toBe('nothing-to-do');

      // Down to twenty or fewer the ids stand in the filter again.
      const few = { senders: shared(2) };
      const shrinking = await planJob(tenant, few);
      expect(kindsOf(shrinking)).toEqual(['exchange.scope', 'exchange.remove-group']);
      expect((await applyJob(tenant, few)).result).toBe('done');
      expect(groupOf(tenant)).toBeUndefined();
      expect((await proveJob(tenant)).verdict).toBe('proven');
    },
  );
});

describe('up to twenty senders', () => {
  it('adding one and removing one change the scope by exactly that', async () => {
    const tenant = await startTenant();
    const two = { senders: ['invoices@contoso.example', 'payroll@contoso.example'] };
    expect((await applyJob(tenant)).result).toBe('done');
    const adding = await planJob(tenant, two);
    expect(kindsOf(adding)).toEqual(['exchange.scope']);
    expect(adding.plan.steps[0]?.before).toBe('1 mailbox; to be added: payroll@contoso.example');
    expect((await applyJob(tenant, two)).result).toBe('done');
    expect(await sendFrom(tenant, 'payroll@contoso.example')).toBe('accepted');

    const one = { senders: ['payroll@contoso.example'], outsider: 'invoices@contoso.example' };
    const removing = await planJob(tenant, one);
    expect(kindsOf(removing)).toEqual(['exchange.scope']);
    expect(removing.plan.steps[0]?.before).toBe('2 mailboxes; to be removed: invoices@contoso.example');
    expect((await applyJob(tenant, one)).result).toBe('done');
    const proof = await proveJob(tenant);
    expect(proof.verdict, JSON.stringify(proof.parts, null, 2)).toBe('proven');
    expect(await sendFrom(tenant, 'invoices@contoso.example')).toBe('refused');
  });

  it('accessPolicy: the group follows the file, and a removed sender is refused', async () => {
    const tenant = await startTenant({ quick: true });
    const mode = { scoping: 'accessPolicy' } as const;
    const two = { ...mode, senders: ['invoices@contoso.example', 'payroll@contoso.example'] };
    expect((await applyJob(tenant, two)).result).toBe('done');
    const one = { ...mode, senders: ['payroll@contoso.example'], outsider: 'invoices@contoso.example' };
    const removing = await planJob(tenant, one);
    expect(removing.plan.steps.find((step) => step.kind === 'exchange.group')?.before).toBe(
      '2 mailboxes; to be removed: invoices@contoso.example',
    );
    expect((await applyJob(tenant, one)).result).toBe('done');
    const proof = await proveJob(tenant);
    expect(proof.verdict, JSON.stringify(proof.parts, null, 2)).toBe('proven');
  });
});
