import { describe, expect, it } from 'vitest';
import { guid } from './fakes/ids';
import { checkOf, planOf } from './fakes/job';
import { ownApplication, scopedByPolicy } from './fakes/scenarios';
import type { FakeState } from './fakes/state';
import { fakeTenant, specOf } from './fakes/tenant';

const harmless = guid(20, 1);

/** Our application with so many secrets that are valid, and one that has ended. */
function withSecrets(count: number) {
  return (state: FakeState): void => {
    ownApplication(state);
    const secret = (number: number, endDateTime: string) => ({
      ...{ keyId: guid(21, number), displayName: `secret ${number}`, endDateTime },
      startDateTime: '2026-01-01T00:00:00Z',
    });
    const valid = Array.from({ length: count }, (_, index) => secret(index + 1, '2027-05-01T00:00:00Z'));
    state.applications = state.applications.map((app) => ({
      ...app,
      passwordCredentials: [...valid, secret(9, '2026-02-01T00:00:00Z')],
    }));
  };
}

describe('one application and one credential for one product', () => {
  it('counts what is valid, and names it where it is more than one', async () => {
    const two = await planOf(fakeTenant(withSecrets(2)), specOf());
    expect(checkOf(two, 'one-credential')).toMatchObject({
      status: 'warn',
      finding: '2 are valid: "secret 1" (to 2027-05-01) and "secret 2" (to 2027-05-01).',
      who: expect.stringContaining('Application Administrator'),
      next: expect.stringContaining('While one replaces another that is right'),
    });
    const one = await planOf(fakeTenant(withSecrets(1)), specOf());
    expect(checkOf(one, 'one-credential').status).toBe('pass');
    const none = await planOf(fakeTenant(), specOf());
    expect(none.checks.map(({ id }) => id)).not.toContain('one-credential');
  });

  it('tells that another setup here, or another permission, uses the application too', async () => {
    const tenant = fakeTenant((state) => {
      ownApplication(state);
      state.assignments.push({
        ...{ id: 'grant-9', principalId: state.principals[0]?.id ?? '', appRoleId: harmless },
        ...{ resourceId: 'other-resource', resourceDisplayName: 'Contoso HR', createdDateTime: null },
      });
    });
    const shared = await planOf(tenant, specOf(), { known: { sharedWith: ['Helpdesk'] } });
    expect(checkOf(shared, 'shared-application')).toMatchObject({
      status: 'warn',
      finding: expect.stringMatching(/the setup Helpdesk on this computer.*also holds a role of Contoso HR/u),
    });
    const alone = await planOf(fakeTenant(ownApplication), specOf());
    expect(alone.checks.map(({ id }) => id)).not.toContain('shared-application');
  });
});

describe('access policies', () => {
  it('that deny are told, and none where none does', async () => {
    const spec = specOf({ scoping: 'accessPolicy' });
    const denying = fakeTenant((state) => {
      scopedByPolicy(state);
      const [own] = state.accessPolicies;
      if (own === undefined) throw new Error('no policy');
      state.accessPolicies.push({ ...own, identity: 'deny', scopeName: 'Board', accessRight: 'DenyAccess' });
    });
    expect(checkOf(await planOf(denying, spec), 'deny-policy')).toMatchObject({
      status: 'warn',
      finding: expect.stringContaining('denies access to Board'),
      who: expect.stringContaining('Exchange Administrator'),
    });
    const plain = await planOf(fakeTenant(scopedByPolicy), spec);
    expect(plain.checks.map(({ id }) => id)).not.toContain('deny-policy');
  });
});

describe('consent', () => {
  it('that is missing is named, with the way out; the rest is read', async () => {
    const tenant = fakeTenant();
    tenant.calls.fail('appManagementPolicy', 'consent-required');
    const plan = await planOf(tenant, specOf());
    expect(checkOf(plan, 'consent')).toMatchObject({
      status: 'warn',
      finding: 'Not consented to: reading the rules on credentials.',
      next: expect.stringContaining('--client-id'),
    });
    expect(checkOf(plan, 'credential-policy').status).toBe('unknown');
    expect(checkOf(await planOf(fakeTenant(), specOf()), 'consent').status).toBe('pass');
  });
});
