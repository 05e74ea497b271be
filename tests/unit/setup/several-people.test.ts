import { describe, expect, it } from 'vitest';
import { roleIds } from '../../../electron/setup/roles';
import { applyPlan, checkOf, idsOf, planOf } from './fakes/job';
import { hazards, vendorClientId } from './fakes/scenarios';
import { fakeTenant, shapeOf, specOf } from './fakes/tenant';
import type { FakeTenant } from './fakes/tenant';

function signIn(tenant: FakeTenant, roles: string[], exchangeAdmin: boolean): void {
  tenant.state.roles = roles;
  tenant.state.exchangeAdmin = exchangeAdmin;
}

describe('several people', () => {
  it('do an rbac setup in two visits, in either order, with the same end', async () => {
    const alone = fakeTenant();
    await applyPlan(alone, await planOf(alone, specOf()));
    const people = [
      () => [[roleIds.applicationAdministrator], false] as const,
      () => [[roleIds.exchangeAdministrator], true] as const,
    ];
    for (const order of [people, [...people].reverse()]) {
      const tenant = fakeTenant();
      for (const person of [...order, ...order]) {
        const [roles, exchange] = person();
        signIn(tenant, [...roles], exchange);
        await applyPlan(tenant, await planOf(tenant, specOf()));
      }
      expect(shapeOf(tenant)).toEqual(shapeOf(alone));
    }
  });

  it('names who is missing and which steps wait', async () => {
    const tenant = fakeTenant();
    signIn(tenant, [roleIds.applicationAdministrator], false);
    const run = await applyPlan(tenant, await planOf(tenant, specOf()));
    expect(run.result).toBe('needs-person');
    expect(run.outcomes['credential']?.kind).toBe('applied');
    const pointer = run.open.find((open) => open.stepId === 'pointer');
    expect(pointer?.who.join()).toBe('an Exchange Administrator or a Global Administrator of Contoso');
    expect(run.open.map((open) => open.stepId)).toEqual(['pointer', 'scope', 'role-assignment']);
  });

  it('in accessPolicy mode: policy first, then the grant by the privileged one, the credential last', async () => {
    const spec = specOf({ scoping: 'accessPolicy' });
    const tenant = fakeTenant();
    signIn(tenant, [roleIds.applicationAdministrator], true);
    const first = await applyPlan(tenant, await planOf(tenant, spec));
    expect(first.outcomes['grant']).toMatchObject({
      kind: 'needs-person',
      who: 'a Privileged Role Administrator or a Global Administrator of Contoso',
    });
    expect(first.outcomes['credential']).toMatchObject({ kind: 'blocked', by: ['grant'] });
    expect(tenant.state.assignments).toEqual([]);
    signIn(tenant, [roleIds.privilegedRoleAdministrator], true);
    await applyPlan(tenant, await planOf(tenant, spec));
    expect(tenant.state.assignments).toHaveLength(1);
    // Who cannot see that the policy is in place makes no credential for a grant that only the policy limits.
    signIn(tenant, [roleIds.applicationAdministrator], false);
    const unseen = await applyPlan(tenant, await planOf(tenant, spec));
    expect(unseen.outcomes['credential']?.kind).toBe('blocked');
    expect(tenant.state.applications[0]?.passwordCredentials).toEqual([]);
    signIn(tenant, [roleIds.applicationAdministrator], true);
    await applyPlan(tenant, await planOf(tenant, spec));
    expect(tenant.state.applications[0]?.passwordCredentials).toHaveLength(1);
  });

  it('an Exchange Administrator who cannot disable the account leaves that to a User Administrator', async () => {
    const senders = [{ address: 'payroll@contoso.example', create: 'shared' }];
    const tenant = fakeTenant();
    tenant.exchange.disableMailboxAccount = async () => undefined;
    tenant.calls.fail('setAccountEnabled', 'permission-denied');
    const run = await applyPlan(tenant, await planOf(tenant, specOf({ senders })));
    expect(run.outcomes['block-sign-in:payroll@contoso.example']).toMatchObject({
      kind: 'needs-person',
      who: 'a User Administrator of Contoso',
    });
    expect(run.outcomes['role-assignment']?.kind).toBe('applied');
    expect(idsOf(await planOf(tenant, specOf({ senders })))).toEqual([
      'block-sign-in:payroll@contoso.example',
    ]);
  });
});

describe('accessPolicy mode', () => {
  it('grants nothing while the policy does not refuse the outsider', async () => {
    const spec = specOf({ scoping: 'accessPolicy' });
    const tenant = fakeTenant((state) => (state.policyLag = 2));
    const waiting = await applyPlan(tenant, await planOf(tenant, spec));
    expect(waiting.result).toBe('waiting');
    expect(waiting.outcomes['policy-wait']).toMatchObject({ kind: 'waiting' });
    expect(tenant.state.assignments).toEqual([]);
    expect(tenant.state.applications[0]?.passwordCredentials).toEqual([]);
    await applyPlan(tenant, await planOf(tenant, spec));
    const writes = tenant.calls.writes();
    expect(writes.indexOf('createAccessPolicy')).toBeLessThan(writes.indexOf('grantAppRole'));
    expect(writes.indexOf('grantAppRole')).toBeLessThan(writes.indexOf('addPassword'));
  });

  it('makes no credential for a grant that stood before until the policy bites', async () => {
    const spec = specOf({ scoping: 'accessPolicy' });
    const tenant = fakeTenant((state) => {
      hazards(state);
      state.policyLag = 2;
    });
    const plan = await planOf(tenant, spec);
    expect(checkOf(plan, 'grant-before-policy')).toMatchObject({ status: 'fail', fault: null });
    await applyPlan(tenant, plan);
    expect(tenant.state.applications[0]?.passwordCredentials).toEqual([]);
  });

  it('follows a change of mode, without a gap for the mail that flows already', async () => {
    const tenant = fakeTenant();
    await applyPlan(tenant, await planOf(tenant, specOf()));
    const plan = await planOf(tenant, specOf({ scoping: 'accessPolicy' }));
    const removal = plan.steps.find((step) => step.kind === 'exchange.remove-assignment');
    expect(removal?.dependsOn).toEqual(['grant']);
    expect(removal?.summary).not.toContain('beside what was agreed');
    expect(checkOf(plan, 'other-assignments').status).toBe('warn');
    const correction = plan.steps.find((step) => step.kind === 'application.ensure');
    expect(correction).toMatchObject({
      before: 'declares other permissions',
      after: 'Mail.Send declared, not granted',
    });
    await applyPlan(tenant, plan);
    expect(idsOf(await planOf(tenant, specOf({ scoping: 'accessPolicy' })))).toEqual([]);
    const back = await planOf(tenant, specOf());
    expect(back.steps.map((step) => step.kind)).toEqual([
      ...['application.ensure', 'exchange.pointer', 'exchange.scope', 'exchange.role-assignment'],
      ...['exchange.test-authorization', 'grant.remove', 'grant.wait-tokens'],
      ...['exchange.remove-access-policy', 'exchange.remove-group'],
    ]);
    expect(back.steps.find((step) => step.kind === 'grant.remove')?.dependsOn).toEqual(['test-assignment']);
    await applyPlan(tenant, back);
    expect(tenant.state.assignments).toEqual([]);
    expect(idsOf(await planOf(tenant, specOf()))[0]).toBe('wait-tokens');
  });

  it('is not fooled by an answer it cannot read', async () => {
    const tenant = fakeTenant();
    tenant.exchange.testAccessPolicy = async () => 'unknown';
    const run = await applyPlan(tenant, await planOf(tenant, specOf({ scoping: 'accessPolicy' })));
    expect(run.outcomes['policy-wait']?.kind).toBe('failed');
    expect(tenant.state.assignments).toEqual([]);
  });
});

describe("a vendor's application", () => {
  it('gets a principal and a scope, no registration, no credential, and a warning about the consent link', async () => {
    const plan = await planOf(fakeTenant(), specOf({ app: { clientId: vendorClientId } }));
    expect(idsOf(plan)).toEqual(['service-principal', 'pointer', 'scope', 'role-assignment']);
    expect(plan.steps[0]?.warning).toContain('consent link');
    expect(plan.checks.some((check) => check.id === 'keychain')).toBe(false);
  });
});
