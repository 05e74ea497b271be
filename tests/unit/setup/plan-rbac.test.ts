import { describe, expect, it } from 'vitest';
import { planSchema } from '../../../electron/contract/plan';
import { roleIds } from '../../../electron/setup/roles';
import { checkOf, idsOf, planOf } from './fakes/job';
import { fakeTenant, specOf } from './fakes/tenant';

describe('planning a fresh rbac setup', () => {
  it('plans registration, Exchange scope and credential, with no Mail.Send declared or granted', async () => {
    const plan = await planOf(fakeTenant(), specOf());
    expect(idsOf(plan)).toEqual([
      ...['application', 'service-principal', 'pointer', 'scope', 'role-assignment', 'credential'],
    ]);
    expect(plan.checks.filter((check) => check.status !== 'pass')).toEqual([]);
    expect(planSchema.parse(JSON.parse(JSON.stringify(plan)))).toEqual(plan);
    const application = plan.steps[0]?.input['body'];
    expect(application).toMatchObject({ signInAudience: 'AzureADMyOrg', declared: [], tags: ['sendwright'] });
    expect(JSON.stringify(plan.steps)).not.toContain('grant.add');
  });

  it('makes the credential wait for the service principal only, so that one visit of that person is enough', async () => {
    const plan = await planOf(fakeTenant(), specOf());
    const credential = plan.steps.find((step) => step.id === 'credential');
    expect(credential?.dependsOn).toEqual(['application', 'service-principal']);
    expect(credential?.once).toBe(true);
  });

  it('reads Graph in two batches at most and writes nothing', async () => {
    const tenant = fakeTenant();
    const before = structuredClone(tenant.state);
    await planOf(tenant, specOf());
    expect(tenant.calls.batches).toBe(1);
    await planOf(tenant, specOf({ senders: [{ address: 'ada@contoso.example' }] }));
    expect(tenant.calls.batches).toBe(3);
    expect(tenant.state).toEqual(before);
  });

  it('creates a shared mailbox and scopes it by the id that step gives', async () => {
    const senders = [{ address: 'payroll@contoso.example', create: 'shared', displayName: 'Payroll' }];
    const plan = await planOf(fakeTenant(), specOf({ senders }));
    expect(idsOf(plan).slice(0, 2)).toEqual([
      'mailbox:payroll@contoso.example',
      'block-sign-in:payroll@contoso.example',
    ]);
    const scope = plan.steps.find((step) => step.id === 'scope');
    expect(scope?.input['senders']).toEqual([
      { $from: 'mailbox:payroll@contoso.example', output: 'objectId' },
    ]);
    expect(scope?.dependsOn).toContain('mailbox:payroll@contoso.example');
  });

  it('warns where other people are needed and still plans everything', async () => {
    const tenant = fakeTenant((state) => {
      state.roles = [roleIds.applicationAdministrator];
      state.exchangeAdmin = false;
    });
    const plan = await planOf(tenant, specOf());
    expect(idsOf(plan)).toContain('role-assignment');
    expect(checkOf(plan, 'roles')).toMatchObject({ status: 'warn' });
    expect(checkOf(plan, 'roles').who).toContain('Exchange Administrator');
    expect(checkOf(plan, 'sender:invoices@contoso.example').status).toBe('unknown');
  });

  it('fails where the signed-in person can do nothing at all', async () => {
    const tenant = fakeTenant((state) => {
      state.roles = [roleIds.globalReader];
      state.exchangeAdmin = false;
    });
    expect(checkOf(await planOf(tenant, specOf()), 'roles')).toMatchObject({
      status: 'fail',
      fault: 'tenant',
    });
  });
});
