import { describe, expect, it } from 'vitest';
import { practice } from './fixture';

const shared = {
  Shared: true,
  Name: 'payroll-notification',
  DisplayName: 'Payroll notification',
  PrimarySmtpAddress: 'payroll-notification@contoso.example',
};

describe('New-Mailbox -Shared', () => {
  it('makes the mailbox and an Entra account whose sign-in is open', () => {
    const p = practice({ mailbox: 120 });
    expect(p.call('New-Mailbox', shared)).toMatchObject([
      {
        RecipientTypeDetails: 'SharedMailbox',
        PrimarySmtpAddress: shared.PrimarySmtpAddress,
        AccountDisabled: false,
        EmailAddresses: [
          'SMTP:payroll-notification@contoso.example',
          'smtp:payroll-notification@contoso.onmicrosoft.com',
        ],
      },
    ]);
    const user = p.state.users.find((one) => one.userPrincipalName === shared.PrimarySmtpAddress)!;
    expect(user).toMatchObject({ accountEnabled: true, mail: shared.PrimarySmtpAddress, password: null });
    p.call('Set-Mailbox', { Identity: shared.PrimarySmtpAddress, AccountDisabled: true });
    expect(user.accountEnabled).toBe(false);
    expect(p.send(user.id, { roles: ['Mail.Send'] })).toMatchObject({ code: 'MailboxNotEnabledForRESTAPI' });
    p.world.clock.advance(121);
    expect(p.send(user.id, { roles: ['Mail.Send'] })).toEqual({ status: 202 });
  });

  it.each([
    ['a name with an umlaut', { Name: 'Löhne' }, 'characters'],
    ['a long name', { Name: 'x'.repeat(65) }, '64'],
    ['a taken name', { Name: 'invoices' }, 'already being used'],
    ['an alias of bad characters', { Alias: 'a b' }, 'alias'],
    ['a taken alias', { Alias: 'ceo' }, 'in use'],
    [
      'an address that is an alias elsewhere',
      { PrimarySmtpAddress: 'billing@contoso.example' },
      'proxy address',
    ],
    ['a foreign domain', { PrimarySmtpAddress: 'x@fabrikam.example' }, 'accepted domain'],
    ['no address', { PrimarySmtpAddress: 'x' }, 'valid SMTP address'],
    ['the name of a person', { PrimarySmtpAddress: 'temp@contoso.example' }, 'user principal name'],
  ])('refuses %s and leaves nothing behind', (_what, more, message) => {
    const p = practice();
    const before = JSON.stringify(p.state);
    expect(p.fail('New-Mailbox', { ...shared, ...more }).message).toContain(message);
    expect(JSON.stringify(p.state)).toBe(before);
  });

  it('makes alias and address of the name where not given', () => {
    const p = practice();
    expect(p.call('New-Mailbox', { Shared: true, Name: 'Payroll (Notification)' })).toMatchObject([
      { Alias: 'PayrollNotification', PrimarySmtpAddress: 'PayrollNotification@contoso.example' },
    ]);
  });
});

describe('finding recipients', () => {
  const p = practice();
  const invoices = p.state.mailboxes.find((one) => one.alias === 'invoices')!;

  it.each([
    ['alias', invoices.alias],
    ['display name', 'Invoices'],
    ['address', 'INVOICES@contoso.example'],
    ['proxy address', 'billing@contoso.example'],
    ['object id', invoices.externalDirectoryObjectId],
    ['guid', invoices.guid],
    ['Exchange guid', invoices.exchangeGuid],
    ['distinguished name', invoices.distinguishedName],
  ])('takes a mailbox by %s', (_what, Identity) => {
    for (const cmdlet of ['Get-Mailbox', 'Get-EXOMailbox', 'Get-Recipient', 'Get-EXORecipient']) {
      expect(p.call(cmdlet, { Identity })).toMatchObject([
        { ExternalDirectoryObjectId: invoices.externalDirectoryObjectId },
      ]);
    }
  });

  it('shows mail users and groups as recipients, not as mailboxes', () => {
    expect(p.fail('Get-Mailbox', { Identity: 'legacy@contoso.example' }).status).toBe(404);
    expect(p.call('Get-Recipient', { Identity: 'legacy@contoso.example' })).toMatchObject([
      { RecipientTypeDetails: 'MailUser', RecipientType: 'MailUser' },
    ]);
    expect(p.call('Get-Recipient', { Identity: 'Finance Mailboxes' })).toMatchObject([
      { IsValidSecurityPrincipal: true },
    ]);
    expect(p.fail('Get-Recipient', { Identity: 'temp@contoso.example' }).status).toBe(404);
  });

  it('filters by OPATH and by kind, and previews a filter', () => {
    const filter =
      "EmailAddresses -eq 'smtp:invoices@contoso.example' -or EmailAddresses -eq 'smtp:ceo@contoso.example'";
    const found = p.call('Get-Recipient', { Filter: filter, ResultSize: 'Unlimited' });
    expect(found.map((row) => row.Alias)).toEqual(['ceo', 'invoices']);
    expect(p.call('Get-Recipient', { RecipientPreviewFilter: filter })).toEqual(found);
    const rooms = p.call('Get-Mailbox', { RecipientTypeDetails: ['RoomMailbox'] });
    expect(rooms.map((row) => row.Alias)).toEqual(['boardroom']);
    expect(p.fail('Get-Recipient', { Filter: 'nonsense' }).message).toContain('invalid');
    expect(p.fail('Get-Mailbox', { ResultSize: 0 }).message).toContain('1 or more');
  });

  it('gives the Minimum set of properties unless asked for more', () => {
    const [minimum] = p.call('Get-EXOMailbox', { Identity: 'invoices' });
    expect(minimum).not.toHaveProperty('AuditEnabled');
    const more = { PropertySets: ['Custom'], Properties: ['AccountDisabled'] };
    const [asked] = p.call('Get-EXOMailbox', { UserPrincipalName: 'invoices@contoso.example', ...more });
    expect(asked).toMatchObject({ CustomAttribute1: '', AccountDisabled: true });
    expect(p.call('Get-EXOMailbox', { Identity: 'invoices', PropertySets: ['All'] })[0]).toHaveProperty(
      'AuditEnabled',
    );
  });

  it('calls two hits ambiguous', () => {
    const q = practice();
    q.call('Set-Mailbox', { Identity: 'ceo', DisplayName: 'Same' });
    q.call('Set-Mailbox', { Identity: 'anna', DisplayName: 'Same' });
    expect(q.fail('Get-Mailbox', { Identity: 'Same' }).type).toContain('Ambiguous');
  });

  it('shows users and groups', () => {
    expect(p.call('Get-User', { Identity: 'temp@contoso.example' })).toMatchObject([
      { RecipientTypeDetails: 'User', AccountDisabled: false },
    ]);
    expect(p.call('Get-User', { Identity: 'invoices' })).toMatchObject([
      { RecipientTypeDetails: 'SharedMailbox' },
    ]);
    expect(p.fail('Get-User', { Identity: 'nobody' }).status).toBe(404);
    expect(p.call('Get-Group').map((row) => row.Name)).toEqual(['Finance Mailboxes', 'All Staff']);
  });
});

describe('Set-Mailbox and Remove-Mailbox', () => {
  it('changes attributes that scopes filter on', () => {
    const p = practice();
    p.call('Set-Mailbox', {
      Identity: 'ceo',
      CustomAttribute1: 'sender',
      HiddenFromAddressListsEnabled: true,
    });
    expect(p.call('Get-Mailbox', { Filter: "CustomAttribute1 -eq 'Sender'" })).toMatchObject([
      { Alias: 'ceo' },
    ]);
    p.call('Set-Mailbox', { Identity: 'ceo', CustomAttribute1: null });
    expect(p.call('Get-Mailbox', { Filter: "CustomAttribute1 -eq 'Sender'" })).toEqual([]);
  });

  it('adds and removes addresses, and keeps exactly one primary', () => {
    const p = practice();
    p.call('Set-Mailbox', { Identity: 'ceo', EmailAddresses: { Add: 'boss@contoso.example' } });
    expect(p.call('Get-Mailbox', { Identity: 'boss@contoso.example' })).toMatchObject([{ Alias: 'ceo' }]);
    p.call('Set-Mailbox', { Identity: 'ceo', EmailAddresses: { Remove: 'smtp:boss@contoso.example' } });
    expect(p.fail('Get-Mailbox', { Identity: 'boss@contoso.example' }).status).toBe(404);
    p.call('Set-Mailbox', {
      Identity: 'ceo',
      EmailAddresses: ['SMTP:chief@contoso.example', 'smtp:ceo@contoso.example'],
    });
    expect(p.call('Get-Mailbox', { Identity: 'ceo' })).toMatchObject([
      { PrimarySmtpAddress: 'chief@contoso.example' },
    ]);
    const change = (EmailAddresses: unknown) => p.fail('Set-Mailbox', { Identity: 'ceo', EmailAddresses });
    expect(change(['smtp:ceo@contoso.example']).message).toContain('primary');
    expect(change({ Add: 'billing@contoso.example' }).message).toContain('proxy address');
  });

  it('turns a user mailbox into a shared one', () => {
    const p = practice();
    p.call('Set-Mailbox', { Identity: 'anna', Type: 'Shared' });
    expect(p.call('Get-Mailbox', { Identity: 'anna' })).toMatchObject([{ IsShared: true }]);
    expect(p.fail('Set-Mailbox', { Identity: 'anna', Type: 'Room' }).message).toContain('not offered');
  });

  it('removes the account along with the mailbox, and the membership', () => {
    const p = practice();
    p.call('Remove-Mailbox', { Identity: 'invoices', Confirm: false });
    expect(p.fail('Get-Mailbox', { Identity: 'invoices' }).status).toBe(404);
    expect(
      p.state.users.find((one) => one.userPrincipalName.startsWith('invoices'))!.deletedDateTime,
    ).not.toBeNull();
    const members = p.call('Get-DistributionGroupMember', { Identity: 'Finance Mailboxes' });
    expect(members.map((row) => row.Alias)).toEqual(['payroll']);
  });
});

describe('licences', () => {
  it('bring a mailbox, after a while, and losing them closes it to Graph', () => {
    const p = practice({ mailbox: 60 });
    const roles = ['Mail.Send'];
    const user = p.state.users.find((one) => one.userPrincipalName === 'temp@contoso.example')!;
    expect(p.send(user.id, { roles })).toMatchObject({ status: 404, code: 'MailboxNotEnabledForRESTAPI' });
    const anna = p.state.users.find((one) => one.userPrincipalName === 'anna@contoso.example')!;
    user.assignedLicenses = anna.assignedLicenses;
    expect(p.call('Get-Mailbox', { Identity: 'temp@contoso.example' })).toMatchObject([
      { RecipientTypeDetails: 'UserMailbox' },
    ]);
    expect(p.send(user.id, { roles })).toMatchObject({ code: 'MailboxNotEnabledForRESTAPI' });
    p.world.clock.advance(61);
    expect(p.send(user.id, { roles })).toEqual({ status: 202 });
    user.assignedLicenses = [];
    expect(p.send(user.id, { roles })).toMatchObject({ code: 'MailboxNotEnabledForRESTAPI' });
  });
});
