import { describe, expect, it } from 'vitest';
import { checkCall } from '../../../../electron/exchange/cmdlet-data/check';
import { cmdletNames } from '../../../../electron/exchange/cmdlet-data/cmdlets';

const problemOf = (cmdlet: string, parameters: Record<string, unknown>) => {
  const answer = checkCall(cmdlet, parameters);
  return answer.ok ? answer.parameterSet : answer.problem;
};

describe('checkCall', () => {
  it('chooses the App set of a role assignment and spells names as the page does', () => {
    const answer = checkCall('new-managementroleassignment', {
      role: 'Application Mail.Send',
      app: 'x',
      customresourcescope: 's',
    });
    expect(answer).toEqual({
      ok: true,
      cmdlet: 'New-ManagementRoleAssignment',
      parameterSet: 'App',
      parameters: { Role: 'Application Mail.Send', App: 'x', CustomResourceScope: 's' },
    });
  });

  it('refuses a scope parameter that belongs to users, not to applications', () => {
    expect(
      problemOf('New-ManagementRoleAssignment', { Role: 'r', App: 'a', CustomRecipientWriteScope: 's' }),
    ).toBe('ambiguous-set');
  });

  it('names what is missing', () => {
    const answer = checkCall('New-ManagementScope', { Name: 's' });
    expect(answer).toMatchObject({ ok: false, problem: 'missing-parameter' });
    expect(answer.ok ? '' : answer.message).toContain('RecipientRestrictionFilter');
  });

  it('treats on-premises parameters as unknown', () => {
    expect(problemOf('New-ManagementScope', { Name: 's', ServerList: 'x' })).toBe('unknown-parameter');
  });

  it('refuses shortened names and unknown cmdlets', () => {
    expect(problemOf('Get-Mailbox', { Ident: 'x' })).toBe('unknown-parameter');
    expect(problemOf('Get-Mailboxes', {})).toBe('unknown-cmdlet');
  });

  it('resolves aliases and ignores common parameters', () => {
    const answer = checkCall('Remove-ManagementScope', { Identity: 's', cf: false, ErrorAction: 'Stop' });
    expect(answer).toMatchObject({ ok: true, parameters: { Identity: 's', Confirm: false } });
  });

  it.each([
    ['New-Mailbox', { Name: 'n', Shared: 'true' }],
    ['New-DistributionGroup', { Name: 'n', Type: 'Secure' }],
    ['New-DistributionGroup', { Name: 'x'.repeat(65) }],
    ['New-ServicePrincipal', { AppId: '', ObjectId: 'x' }],
    ['Get-MessageTraceV2', { StartDate: 'yesterday' }],
    ['Get-MessageTraceV2', { ResultSize: '10' }],
    ['Get-Mailbox', { Identity: 5 }],
    ['New-Mailbox', { Name: 'n', Shared: true, Password: 'plain text' }],
  ])('refuses a wrong value: %s %o', (cmdlet, parameters) => {
    expect(problemOf(cmdlet, parameters)).toBe('wrong-type');
  });

  it('takes the page default set, and Identity where the page marks none', () => {
    expect(problemOf('Get-Recipient', {})).toBe('Identity');
    expect(problemOf('Set-Mailbox', { Identity: 'x', AccountDisabled: true })).toBe('Identity');
    expect(problemOf('New-Mailbox', { Name: 'n', Shared: true })).toBe('Shared');
    expect(problemOf('New-Mailbox', { Name: 'n' })).toBe('ambiguous-set');
    expect(problemOf('New-ServicePrincipal', { AppId: 'a', ObjectId: 'o' })).toBe('(only set)');
  });

  it('knows every cmdlet of the job', () => {
    expect(cmdletNames()).toEqual(
      expect.arrayContaining(['Connect-ExchangeOnline', 'Get-ConnectionInformation', 'Get-MessageTraceV2']),
    );
  });
});
