import { describe, expect, it } from 'vitest';
import { patchWorld } from '../../../../electron/practice/world/world-file';
import { app, practice, scopeTo } from '../exchange/fixture';

const refused = { status: 403, code: 'ErrorAccessDenied' };
const invoices = 'invoices@contoso.example';
const ceo = 'ceo@contoso.example';

describe('the right to send', () => {
  it('comes from a scoped role assignment alone, without any grant in the token', () => {
    const p = practice();
    expect(p.send(invoices)).toMatchObject({
      ...refused,
      message: 'Access is denied. Check credentials and try again.',
    });
    scopeTo(p, [invoices]);
    expect(p.send(invoices)).toEqual({ status: 202 });
    expect(p.send(ceo)).toMatchObject(refused);
  });

  it('is the union of both sides: a grant voids the scope (facts 6.6)', () => {
    const p = practice();
    scopeTo(p, [invoices]);
    expect(p.send(ceo, { roles: ['Mail.Send'] })).toEqual({ status: 202 });
    const [row] = p.call('Test-ServicePrincipalAuthorization', { Identity: app.objectId, Resource: ceo });
    expect(row).toMatchObject({ InScope: 'False' });
  });

  it('does not come from Mail.ReadWrite, nor from a disabled assignment', () => {
    const p = practice();
    scopeTo(p, [invoices]);
    p.call('Set-ManagementRoleAssignment', { Identity: 'Senders sends', Enabled: false });
    expect(p.send(invoices, { roles: ['Mail.ReadWrite'] })).toMatchObject(refused);
  });

  it('reaches everybody where the assignment has no scope', () => {
    const p = practice();
    p.call('New-ServicePrincipal', { AppId: app.appId, ObjectId: app.objectId });
    const [row] = p.call('New-ManagementRoleAssignment', {
      Role: 'Application Mail Full Access',
      App: app.objectId,
    });
    expect(row).toMatchObject({ RecipientWriteScope: 'Organization', CustomResourceScope: '' });
    expect(p.send(ceo)).toEqual({ status: 202 });
  });

  it('counts direct members in role scopes, nested ones in access policies', () => {
    const p = practice();
    p.call('New-DistributionGroup', {
      Name: 'Outer',
      Type: 'Security',
      Members: ['Finance Mailboxes', 'anna'],
    });
    p.call('New-ServicePrincipal', { AppId: app.appId, ObjectId: app.objectId });
    p.call('New-ManagementRoleAssignment', {
      Role: 'Application Mail.Send',
      App: app.objectId,
      RecipientGroupScope: 'Outer',
    });
    expect(p.send('anna@contoso.example')).toEqual({ status: 202 });
    expect(p.send(invoices)).toMatchObject(refused);
    p.call('New-ApplicationAccessPolicy', {
      AppId: app.appId,
      AccessRight: 'RestrictAccess',
      PolicyScopeGroupId: 'Outer',
    });
    expect(p.send(invoices, { roles: ['Mail.Send'] })).toEqual({ status: 202 });
    expect(p.send(ceo, { roles: ['Mail.Send'] })).toMatchObject({
      ...refused,
      message:
        'Access to OData is disabled: [RAOP] : Blocked by tenant configured AppOnly AccessPolicy settings.',
    });
  });

  it('lets Deny beat Restrict, and policies never touch role assignments', () => {
    const p = practice();
    const policy = (AccessRight: string, scope: string) =>
      p.call('New-ApplicationAccessPolicy', { AppId: app.appId, AccessRight, PolicyScopeGroupId: scope });
    policy('RestrictAccess', 'Finance Mailboxes');
    policy('DenyAccess', 'anna');
    policy('RestrictAccess', 'anna');
    const roles = ['Mail.Send'];
    expect(p.send(invoices, { roles })).toEqual({ status: 202 });
    expect(p.send('anna@contoso.example', { roles })).toMatchObject(refused);
    scopeTo(p, ['anna@contoso.example']);
    expect(p.send('anna@contoso.example', { roles })).toEqual({ status: 202 });
  });

  it('ends with the Entra principal, which takes pointer and assignment along and leaves the scope', () => {
    const p = practice();
    scopeTo(p, [invoices]);
    p.state.servicePrincipals.find((one) => one.id === app.objectId)!.deletedDateTime = p.world.clock.iso();
    expect(p.send(invoices)).toMatchObject(refused);
    expect(p.call('Get-ServicePrincipal')).toEqual([]);
    expect(p.call('Get-ManagementScope', { Orphan: true })).toMatchObject([{ Name: 'Senders' }]);
  });

  it('is the own mailbox only for a person, and only with Mail.Send', () => {
    const p = practice();
    const anna = { idtyp: 'user' as const, oid: p.id('anna@contoso.example'), scp: ['Mail.Send'] };
    expect(p.send('anna@contoso.example', { token: anna })).toEqual({ status: 202 });
    expect(p.send(ceo, { token: anna })).toMatchObject(refused);
    expect(p.send('anna@contoso.example', { token: { ...anna, scp: ['User.Read'] } })).toMatchObject(refused);
  });
});

describe("Exchange's cache of rights (facts 6.7)", () => {
  const hour = 3600;
  const real = { rightsIdle: hour / 2, rightsBusy: 2 * hour, policy: hour, mailbox: 0 };

  it('lets a change through half an hour after it, when the application did not call', () => {
    const p = practice(real);
    scopeTo(p, [invoices]);
    p.world.clock.advance(hour / 2 - 10);
    expect(p.send(invoices)).toMatchObject(refused);
    // The call above kept the old rights alive.
    p.world.clock.advance(hour / 2 - 10);
    expect(p.send(invoices)).toMatchObject(refused);
    p.world.clock.advance(hour / 2 + 1);
    expect(p.send(invoices)).toEqual({ status: 202 });
    expect(p.send(ceo)).toMatchObject(refused);
  });

  it('lets it through after two hours at the latest, however often the application calls', () => {
    const p = practice(real);
    scopeTo(p, [invoices]);
    for (let minutes = 10; minutes < 120; minutes += 10) {
      p.world.clock.advance(600);
      expect(p.send(invoices)).toMatchObject(refused);
    }
    p.world.clock.advance(600);
    expect(p.send(invoices)).toEqual({ status: 202 });
    expect(p.send(invoices)).toEqual({ status: 202 });
  });

  it('keeps a removed right alive just as long, while the test cmdlet sees the change at once', () => {
    const p = practice(real);
    scopeTo(p, [invoices]);
    p.world.clock.advance(hour);
    expect(p.send(invoices)).toEqual({ status: 202 });
    p.call('Set-ManagementScope', {
      Identity: 'Senders',
      RecipientRestrictionFilter: `ExternalDirectoryObjectId -eq '${p.id(ceo)}'`,
    });
    const test = (Resource: string) =>
      p.call('Test-ServicePrincipalAuthorization', { Identity: app.objectId, Resource })[0]!.InScope;
    expect([test(invoices), test(ceo)]).toEqual(['False', 'True']);
    expect(p.send(invoices)).toEqual({ status: 202 });
    p.world.clock.advance(hour / 2 + 1);
    expect(p.send(invoices)).toMatchObject(refused);
  });

  it('holds one cache per application, and changes wait each from their own time', () => {
    const p = practice(real);
    scopeTo(p, [invoices]);
    p.world.clock.advance(1500);
    p.call('Set-ManagementScope', {
      Identity: 'Senders',
      RecipientRestrictionFilter: `ExternalDirectoryObjectId -eq '${p.id(ceo)}'`,
    });
    p.world.clock.advance(400);
    // 1,900 s after the first change, 400 s after the second: only the first is seen.
    expect(p.send(invoices)).toEqual({ status: 202 });
    p.world.clock.advance(hour / 2 + 1);
    expect(p.send(invoices)).toMatchObject(refused);
    expect(p.send(ceo)).toEqual({ status: 202 });
  });

  it('leaves an application tenant-wide until the policy bites, though the test says Denied at once', () => {
    const p = practice(real);
    p.call('New-ApplicationAccessPolicy', {
      AppId: app.appId,
      AccessRight: 'RestrictAccess',
      PolicyScopeGroupId: 'Finance Mailboxes',
    });
    const roles = ['Mail.Send'];
    expect(
      p.call('Test-ApplicationAccessPolicy', { Identity: ceo, AppId: app.appId })[0]!.AccessCheckResult,
    ).toBe('Denied');
    expect(p.send(ceo, { roles })).toEqual({ status: 202 });
    p.world.clock.advance(hour + 1);
    expect(p.send(ceo, { roles })).toMatchObject(refused);
    expect(p.send(invoices, { roles })).toEqual({ status: 202 });
  });

  it('makes group members wait too', () => {
    const p = practice(real);
    p.call('New-ServicePrincipal', { AppId: app.appId, ObjectId: app.objectId });
    p.call('New-ManagementRoleAssignment', {
      Role: 'Application Mail.Send',
      App: app.objectId,
      RecipientGroupScope: 'Finance Mailboxes',
    });
    p.world.clock.advance(hour);
    expect(p.send(invoices)).toEqual({ status: 202 });
    p.call('Add-DistributionGroupMember', {
      Identity: 'Finance Mailboxes',
      Member: ceo,
      BypassSecurityGroupManagerCheck: true,
    });
    expect(p.send(ceo)).toMatchObject(refused);
    p.world.clock.advance(hour / 2 + 1);
    expect(p.send(ceo)).toEqual({ status: 202 });
  });

  it('waits on through a change of the world, and starts afresh with a world that was loaded', () => {
    const p = practice(real);
    scopeTo(p, [invoices]);
    p.world.state = patchWorld(p.world.state, { organization: { language: 'fr' } });
    expect(p.send(invoices)).toMatchObject(refused);
    p.world.state = structuredClone(p.world.state);
    expect(p.send(invoices)).toEqual({ status: 202 });
  });
});
