import { describe, expect, it } from 'vitest';
import { app, practice } from './fixture';

const restrict = (PolicyScopeGroupId: string, Description = '.') => ({
  AppId: [app.appId],
  AccessRight: 'RestrictAccess',
  PolicyScopeGroupId,
  Description,
});

describe('ApplicationAccessPolicy cmdlets', () => {
  it('makes, shows, changes and removes a policy', () => {
    const p = practice();
    const [made] = p.call('New-ApplicationAccessPolicy', restrict('Finance Mailboxes'));
    expect(made).toMatchObject({
      AppId: app.appId,
      ScopeName: 'Finance Mailboxes',
      AccessRight: 'RestrictAccess',
    });
    const Identity = made!.Identity;
    expect(Identity).toContain(`${p.state.tenant.id}\\${app.appId}:S-1-5-21-`);
    p.call('Set-ApplicationAccessPolicy', { Identity, Description: 'x' });
    expect(p.call('Get-ApplicationAccessPolicy', { Identity })).toMatchObject([{ Description: 'x' }]);
    p.call('Remove-ApplicationAccessPolicy', { Identity, Confirm: false });
    expect(p.call('Get-ApplicationAccessPolicy')).toEqual([]);
    expect(p.fail('Get-ApplicationAccessPolicy', { Identity }).status).toBe(404);
  });

  it.each(['invoices', 'boardroom', 'All Staff'])('refuses %s, which is no security principal', (scope) => {
    expect(practice().fail('New-ApplicationAccessPolicy', restrict(scope)).message).toContain(
      "isn't a valid security principal",
    );
  });

  it('takes a user mailbox, refuses a twin and an application id that is none', () => {
    const p = practice();
    p.call('New-ApplicationAccessPolicy', restrict('anna@contoso.example'));
    expect(p.fail('New-ApplicationAccessPolicy', restrict('anna')).type).toContain('AlreadyExists');
    expect(
      p.fail('New-ApplicationAccessPolicy', { ...restrict('ben'), AppId: ['Ostendo'] }).message,
    ).toContain('application id');
    expect(
      p.fail('New-ApplicationAccessPolicy', { ...restrict('ben'), AccessRight: 'Allow' }).type,
    ).toContain('ParameterBinding');
  });

  it('runs out of space, sooner with long descriptions', () => {
    const fill = (description: string): number => {
      const p = practice();
      for (let count = 0; ; count += 1) {
        const AppId = [`00000000-0000-4000-8000-${String(count).padStart(12, '0')}`];
        const wanted = { ...restrict('Finance Mailboxes', description), AppId };
        if (count > 305) return count;
        try {
          p.call('New-ApplicationAccessPolicy', wanted);
        } catch (error) {
          expect(String(error)).toContain('The total size of App Access Policies exceeded the limit.');
          return count;
        }
      }
    };
    expect(fill('.')).toBe(300);
    expect(fill('x'.repeat(200))).toBeLessThan(110);
  });

  it('tests the policy in the language of the organisation', () => {
    const p = practice();
    p.call('New-ApplicationAccessPolicy', restrict('Finance Mailboxes'));
    const test = (Identity: string) =>
      p.call('Test-ApplicationAccessPolicy', { Identity, AppId: app.appId })[0]!.AccessCheckResult;
    expect([test('invoices'), test('ceo')]).toEqual(['Granted', 'Denied']);
    p.state.organization.language = 'fr';
    expect([test('invoices'), test('ceo')]).toEqual(['Accordé', 'Refusé']);
  });
});
