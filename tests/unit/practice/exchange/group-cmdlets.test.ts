import { describe, expect, it } from 'vitest';
import { practice } from './fixture';

const wanted = {
  Name: 'Sendwright Ostendo',
  Type: 'Security',
  PrimarySmtpAddress: 'sendwright-ostendo@contoso.example',
  Members: ['invoices@contoso.example'],
};

describe('DistributionGroup cmdlets', () => {
  it('makes a mail-enabled security group owned by its maker', () => {
    const p = practice();
    expect(p.call('New-DistributionGroup', wanted)).toMatchObject([
      {
        Alias: 'SendwrightOstendo',
        RecipientTypeDetails: 'MailUniversalSecurityGroup',
        GroupType: 'Universal, SecurityEnabled',
        ManagedBy: [p.id('exadmin@contoso.example')],
      },
    ]);
    p.call('Set-DistributionGroup', { Identity: wanted.Name, HiddenFromAddressListsEnabled: true });
    expect(p.call('Get-DistributionGroup', { Identity: wanted.PrimarySmtpAddress })).toMatchObject([
      { HiddenFromAddressListsEnabled: true, MemberJoinRestriction: 'Closed' },
    ]);
  });

  it('makes a distribution group by default, which no policy takes', () => {
    const p = practice();
    expect(p.call('New-DistributionGroup', { Name: 'Plain' })).toMatchObject([
      { RecipientTypeDetails: 'MailUniversalDistributionGroup' },
    ]);
  });

  it.each([
    ['a taken name', { Name: 'All Staff' }],
    ['a taken address', { PrimarySmtpAddress: 'billing@contoso.example' }],
    ['a foreign domain', { PrimarySmtpAddress: 'x@fabrikam.example' }],
    ['a member that is none', { Members: ['nobody'] }],
  ])('refuses %s and makes nothing', (_what, more) => {
    const p = practice();
    p.fail('New-DistributionGroup', { ...wanted, ...more });
    expect(p.state.groups).toHaveLength(2);
  });

  it('edits a group of others only past the manager check', () => {
    const p = practice();
    const bypass = { BypassSecurityGroupManagerCheck: true };
    const Identity = 'Finance Mailboxes';
    expect(p.fail('Set-DistributionGroup', { Identity, DisplayName: 'x' }).type).toContain('GroupManager');
    expect(p.fail('Add-DistributionGroupMember', { Identity, Member: 'ceo' }).status).toBe(403);
    p.call('Set-DistributionGroup', { Identity, ManagedBy: ['exadmin@contoso.example'], ...bypass });
    p.call('Set-DistributionGroup', { Identity, DisplayName: 'Finance' });
    expect(p.fail('Set-DistributionGroup', { Identity, ManagedBy: [] }).message).toContain('owner');
    expect(p.fail('Remove-DistributionGroup', { Identity: 'All Staff', Confirm: false }).status).toBe(403);
    p.call('Remove-DistributionGroup', { Identity, Confirm: false });
    expect(p.fail('Get-DistributionGroup', { Identity }).status).toBe(404);
  });

  it('adds, removes and replaces members', () => {
    const p = practice();
    p.call('New-DistributionGroup', wanted);
    const Identity = wanted.Name;
    const members = () => p.call('Get-DistributionGroupMember', { Identity }).map((row) => row.Alias);
    p.call('Add-DistributionGroupMember', { Identity, Member: 'payroll' });
    expect(members()).toEqual(['invoices', 'payroll']);
    expect(p.fail('Add-DistributionGroupMember', { Identity, Member: 'payroll' }).type).toContain(
      'AlreadyExists',
    );
    p.call('Remove-DistributionGroupMember', { Identity, Member: 'invoices', Confirm: false });
    expect(
      p.fail('Remove-DistributionGroupMember', { Identity, Member: 'invoices', Confirm: false }).type,
    ).toContain('MemberNotFound');
    p.call('Update-DistributionGroupMember', {
      Identity,
      Members: ['ceo', 'Finance Mailboxes'],
      Confirm: false,
    });
    expect(members()).toEqual(['ceo', 'finance-mailboxes']);
    expect(p.fail('Update-DistributionGroupMember', { Identity, Members: [] }).message).toContain('Confirm');
  });
});

describe('organisation and permissions', () => {
  it('shows settings and domains', () => {
    const p = practice();
    expect(p.call('Get-OrganizationConfig')).toMatchObject([
      { IsDehydrated: false, EnforceExoAppRbacPermissions: false, AuditDisabled: false },
    ]);
    expect(p.call('Get-AdminAuditLogConfig')).toMatchObject([{ UnifiedAuditLogIngestionEnabled: true }]);
    expect(p.call('Get-AcceptedDomain').map((row) => [row.DomainName, row.Default])).toEqual([
      ['contoso.example', true],
      ['contoso.onmicrosoft.com', false],
    ]);
    expect(p.fail('Get-AcceptedDomain', { Identity: 'fabrikam.example' }).status).toBe(404);
  });

  it('shows nobody but the owner with rights on a mailbox', () => {
    const p = practice();
    const User = 'NT AUTHORITY\\SELF';
    expect(p.call('Get-MailboxPermission', { Identity: 'invoices' })).toMatchObject([{ User }]);
    expect(p.call('Get-RecipientPermission', { Identity: 'invoices' })).toMatchObject([{ Trustee: User }]);
    expect(p.fail('Get-RecipientPermission', { Identity: 'nobody' }).status).toBe(404);
  });
});
