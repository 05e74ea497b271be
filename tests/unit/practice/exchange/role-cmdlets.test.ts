import { describe, expect, it } from 'vitest';
import { stableId } from '../../../../electron/practice/world/stable-id';
import { app, practice, scopeTo } from './fixture';

const invoices = 'invoices@contoso.example';
const pointer = { AppId: app.appId, ObjectId: app.objectId, DisplayName: 'Ostendo' };

describe('ServicePrincipal cmdlets', () => {
  it('makes, shows by any id, renames and removes a pointer', () => {
    const p = practice();
    expect(p.call('New-ServicePrincipal', pointer)).toMatchObject([{ ...pointer, Identity: app.objectId }]);
    for (const Identity of [app.appId, app.objectId, 'Ostendo']) {
      expect(p.call('Get-ServicePrincipal', { Identity })).toMatchObject([pointer]);
    }
    p.call('Set-ServicePrincipal', { Identity: app.appId, DisplayName: 'New' });
    expect(p.call('Get-ServicePrincipal')).toMatchObject([{ DisplayName: 'New' }]);
    p.call('Remove-ServicePrincipal', { Identity: app.objectId, Confirm: false });
    expect(p.fail('Get-ServicePrincipal', { Identity: app.appId }).status).toBe(404);
  });

  it("refuses the application's object id, a foreign pair, a duplicate, no GUID", () => {
    const p = practice();
    const assistant = p.state.servicePrincipals.find((one) => one.displayName === 'Sendwright')!;
    const application = stableId('application Sendwright');
    expect(p.fail('New-ServicePrincipal', { AppId: assistant.appId, ObjectId: application }).status).toBe(
      404,
    );
    expect(
      p.fail('New-ServicePrincipal', { AppId: assistant.appId, ObjectId: app.objectId }).message,
    ).toContain("doesn't belong");
    p.call('New-ServicePrincipal', pointer);
    expect(p.fail('New-ServicePrincipal', pointer).type).toContain('AlreadyExists');
    expect(p.fail('New-ServicePrincipal', { AppId: 'x', ObjectId: 'y' }).message).toContain('GUID');
  });

  it('does not see a principal before it is replicated', () => {
    const p = practice({ replication: 30 });
    p.state.servicePrincipals.find((one) => one.id === app.objectId)!.createdDateTime = p.world.clock.iso();
    expect(p.fail('New-ServicePrincipal', pointer).status).toBe(404);
    p.world.clock.advance(31);
    expect(p.call('New-ServicePrincipal', pointer)).toHaveLength(1);
  });

  it('keeps a pointer that assignments use', () => {
    const p = practice();
    scopeTo(p, [invoices]);
    expect(p.fail('Remove-ServicePrincipal', { Identity: app.objectId, Confirm: false }).message).toContain(
      'Senders sends',
    );
  });
});

describe('ManagementScope cmdlets', () => {
  const scope = (Name: string, RecipientRestrictionFilter = "Alias -eq 'invoices'") => ({
    Name,
    RecipientRestrictionFilter,
  });

  it('makes, lists, changes and renames; what uses it follows the new name', () => {
    const p = practice();
    scopeTo(p, [invoices]);
    p.call('Set-ManagementScope', { Identity: 'senders', Name: 'Mailers' });
    expect(p.call('Get-ManagementRoleAssignment', { RoleAssignee: app.objectId })).toMatchObject([
      { CustomResourceScope: 'Mailers' },
    ]);
    expect(p.send(invoices)).toEqual({ status: 202 });
    expect(p.call('Get-ManagementScope', { Identity: 'Mailers' })).toMatchObject([
      { ScopeRestrictionType: 'RecipientScope', Exclusive: false },
    ]);
  });

  it('refuses a bad filter, a long or taken name, and removal while in use', () => {
    const p = practice();
    scopeTo(p, [invoices]);
    expect(p.fail('New-ManagementScope', scope('x', "Nonsense -eq 'y'")).message).toContain('recognized');
    expect(p.fail('New-ManagementScope', scope('x'.repeat(65))).message).toContain('64');
    expect(p.fail('New-ManagementScope', scope('SENDERS')).type).toContain('AlreadyExists');
    expect(p.fail('Set-ManagementScope', { Identity: 'nobody', Name: 'x' }).status).toBe(404);
    expect(p.fail('Remove-ManagementScope', { Identity: 'Senders', Confirm: false }).message).toContain(
      'used',
    );
    expect(p.call('Get-ManagementScope', { Orphan: true })).toEqual([]);
    p.call('Remove-ManagementRoleAssignment', { Identity: 'Senders sends', Confirm: false });
    expect(p.call('Get-ManagementScope', { Orphan: true })).toHaveLength(1);
    p.call('Remove-ManagementScope', { Identity: 'Senders', Confirm: false });
  });
});

describe('ManagementRoleAssignment cmdlets', () => {
  it('shows the columns of an application, among the assignments of role groups', () => {
    const p = practice();
    scopeTo(p, [invoices]);
    const rows = p.call('Get-ManagementRoleAssignment');
    expect(rows.filter((row) => row.RoleAssigneeType === 'RoleGroup')).not.toEqual([]);
    expect(p.call('Get-ManagementRoleAssignment', { Role: 'Application Mail.Send' })).toMatchObject([
      {
        Name: 'Senders sends',
        RoleAssigneeName: app.objectId,
        RoleAssigneeType: 'ServicePrincipal',
        AssignmentMethod: 'Direct',
        CustomResourceScope: 'Senders',
        CustomRecipientWriteScope: '',
      },
    ]);
  });

  it('makes a scope of its own for a group, named after it', () => {
    const p = practice();
    p.call('New-ServicePrincipal', pointer);
    const [row] = p.call('New-ManagementRoleAssignment', {
      Role: 'Application Mail.Send',
      App: app.objectId,
      RecipientGroupScope: 'Finance Mailboxes',
    });
    expect(row).toMatchObject({ RecipientWriteScope: 'Group', CustomRecipientWriteScope: '' });
    expect(row!.CustomResourceScope).toMatch(/^Finance Mailboxes_[0-9a-f-]{36}$/u);
    expect(p.call('Get-ManagementScope', { Identity: row!.CustomResourceScope })).toHaveLength(1);
  });

  it('refuses what does not fit', () => {
    const p = practice();
    scopeTo(p, [invoices]);
    const assign = (more: Record<string, unknown>) =>
      p.fail('New-ManagementRoleAssignment', { Role: 'Application Mail.Send', App: app.objectId, ...more });
    expect(assign({ Name: 'senders SENDS' }).type).toContain('AlreadyExists');
    expect(assign({ Role: 'Application SMTP.SendAs' }).status).toBe(404);
    expect(assign({ Role: 'Mail Recipients' }).message).toContain("can't be assigned to a service principal");
    expect(assign({ App: 'nobody' }).status).toBe(404);
    expect(assign({ CustomResourceScope: 'nowhere' }).status).toBe(404);
    expect(
      assign({ CustomResourceScope: 'Senders', RecipientGroupScope: 'Finance Mailboxes' }).message,
    ).toContain('one of the scope parameters');
    expect(assign({ RecipientAdministrativeUnitScope: 'unit' }).status).toBe(404);
    p.call('New-ManagementScope', {
      Name: 'Only',
      RecipientRestrictionFilter: "Alias -eq 'ceo'",
      Exclusive: true,
    });
    expect(assign({ CustomResourceScope: 'Only' }).message).toContain('exclusive');
  });

  it('needs a customised organisation, once', () => {
    const p = practice();
    p.state.organization.isDehydrated = true;
    p.call('New-ServicePrincipal', pointer);
    const wanted = { Role: 'Application Mail.Send', App: app.objectId };
    expect(p.fail('New-ManagementRoleAssignment', wanted).message).toContain(
      'Enable-OrganizationCustomization',
    );
    expect(p.call('Get-OrganizationConfig')).toMatchObject([{ IsDehydrated: true }]);
    p.call('Enable-OrganizationCustomization');
    expect(p.call('New-ManagementRoleAssignment', wanted)).toHaveLength(1);
    expect(p.fail('Enable-OrganizationCustomization').message).toContain('already enabled');
  });
});

describe('Test-ServicePrincipalAuthorization', () => {
  it('tells every role with its scope, as text throughout', () => {
    const p = practice();
    scopeTo(p, [invoices]);
    p.call('New-ManagementRoleAssignment', { Role: 'Application Mail Full Access', App: app.objectId });
    expect(p.call('Test-ServicePrincipalAuthorization', { Identity: app.objectId, Resource: 'ceo' })).toEqual(
      [
        {
          RoleName: 'Application Mail.Send',
          GrantedPermissions: 'Mail.Send',
          AllowedResourceScope: 'Senders',
          ScopeType: 'CustomRecipientScope',
          InScope: 'False',
        },
        {
          RoleName: 'Application Mail Full Access',
          GrantedPermissions: 'Mail.ReadWrite, Mail.Send',
          AllowedResourceScope: 'Organization',
          ScopeType: 'Organization',
          InScope: 'True',
        },
      ],
    );
    expect(p.call('Test-ServicePrincipalAuthorization', { Identity: app.appId })[0]).toMatchObject({
      InScope: 'Not Run',
    });
    expect(p.fail('Test-ServicePrincipalAuthorization', { Identity: 'nobody' }).status).toBe(404);
    expect(
      p.fail('Test-ServicePrincipalAuthorization', { Identity: app.appId, Resource: 'nobody' }).status,
    ).toBe(404);
  });
});

describe('roles and role groups', () => {
  it('lists the application roles of this cloud', () => {
    const p = practice();
    expect(p.call('Get-ManagementRole', { Identity: 'application mail.send' })).toMatchObject([
      { Name: 'Application Mail.Send' },
    ]);
    p.state.organization.applicationRoles = [];
    expect(p.fail('Get-ManagementRole', { Identity: 'Application Mail.Send' }).status).toBe(404);
  });

  it('shows who administers Exchange', () => {
    const p = practice();
    const [group] = p.call('Get-RoleGroup', { Identity: 'Organization Management' });
    expect(group!.Members).toEqual(['TenantAdmins_Practice', 'ExchangeServiceAdmins_Practice']);
    expect(p.call('Get-RoleGroupMember', { Identity: 'ExchangeServiceAdmins_Practice' })).toMatchObject([
      { Name: 'Elif Exchange' },
    ]);
  });
});
