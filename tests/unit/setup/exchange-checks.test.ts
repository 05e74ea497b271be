import { describe, expect, it } from 'vitest';
import { checkOf, planOf } from './fakes/job';
import { scopedByPolicy } from './fakes/scenarios';
import { fakeTenant, specOf } from './fakes/tenant';

describe('auditing', () => {
  it('costs no call and passes where the organisation audits every mailbox', async () => {
    const tenant = fakeTenant();
    expect(checkOf(await planOf(tenant, specOf()), 'mailbox-auditing').status).toBe('pass');
    expect(tenant.calls.count('mailboxAuditing')).toBe(0);
  });

  it('is told mailbox by mailbox where the organisation has it off; nothing is set', async () => {
    const tenant = fakeTenant((state) => (state.auditDisabled = true));
    const found = checkOf(await planOf(tenant, specOf()), 'mailbox-auditing');
    expect(found).toMatchObject({ status: 'warn', fault: null });
    expect(found.finding).toContain('AuditDisabled');
    expect(tenant.calls.writes()).toEqual([]);
  });
});

describe('owners of the group', () => {
  it('one administrator is as it should be; a sender as owner is named', async () => {
    const tenant = fakeTenant(scopedByPolicy);
    const spec = specOf({ scoping: 'accessPolicy' });
    const group = await tenant.exchange.group('sendwright-ostendo-continuum');
    const owned = (owners: readonly string[]) => {
      tenant.exchange.group = async () => ({ ...group!, owners });
    };
    owned(['admin']);
    expect((await planOf(tenant, spec)).checks.map((check) => check.id)).not.toContain('group-owners');
    owned(['admin', 'invoices@contoso.example']);
    expect(checkOf(await planOf(tenant, spec), 'group-owners')).toMatchObject({ status: 'warn' });
    expect(checkOf(await planOf(tenant, spec), 'group-owners').finding).toMatch(/^invoices@/u);
  });
});

describe('a cloud without the role', () => {
  it('is told so and offered accessPolicy; with that the plan goes on', async () => {
    const tenant = fakeTenant((state) => (state.roleExists = false));
    const plan = await planOf(tenant, specOf());
    expect(checkOf(plan, 'role-in-cloud')).toMatchObject({
      status: 'fail',
      fault: 'file',
      next: 'Set `scoping: accessPolicy`.',
    });
    expect(plan.steps).toEqual([]);
    const legacy = await planOf(tenant, specOf({ scoping: 'accessPolicy' }));
    expect(legacy.steps.map((step) => step.kind)).toContain('exchange.access-policy');
  });
});
