import { describe, expect, it } from 'vitest';
import { findCmdlet } from '../../../../electron/exchange/cmdlet-data/cmdlets';
import { exchangeService } from '../../../../electron/practice/exchange/service';
import { cmdletTable } from '../../../../electron/practice/exchange/table';
import type { AccessToken, TokenVerifier } from '../../../../electron/practice/world/access-token';
import { exchangeAudience, graphAudience } from '../../../../electron/practice/world/well-known';
import { app, appToken, personToken, practice } from './fixture';

interface Body {
  readonly result: readonly unknown[];
  readonly warnings: readonly string[];
  readonly error: Readonly<Record<string, string>>;
}

function serve(token: Partial<AccessToken> | null = {}, local = 'exadmin') {
  const p = practice();
  const verify: TokenVerifier = (header) =>
    Promise.resolve(
      token === null || header === undefined
        ? { ok: false, reason: 'missing' }
        : { ok: true, token: { ...personToken(p.state, local), ...token } },
    );
  const service = exchangeService(p.world, verify);
  return async (path: string, body: unknown = { parameters: {} }, method = 'POST') => {
    const response = await service({
      method,
      path,
      query: new URLSearchParams(),
      headers: { authorization: 'Bearer x' },
      body: typeof body === 'string' ? body : JSON.stringify(body),
      origin: 'https://localhost',
    });
    return { status: response.status, body: response.body as Body };
  };
}

describe('the Exchange service', () => {
  it('answers result and warnings', async () => {
    const answer = await serve()('/exchange/Get-Mailbox', { parameters: { ResultSize: 1 } });
    expect(answer.status).toBe(200);
    expect(answer.body.result).toHaveLength(1);
    expect(answer.body.warnings).toEqual([expect.stringContaining('more results')]);
  });

  it('answers errors with type, id, category, message and cmdlet', async () => {
    const answer = await serve()('/exchange/Get-Mailbox', { parameters: { Identity: 'nobody' } });
    expect(answer.status).toBe(404);
    expect(answer.body.error).toEqual({
      type: 'Microsoft.Exchange.Configuration.Tasks.ManagementObjectNotFoundException',
      fullyQualifiedErrorId: expect.stringContaining('Write-ErrorMessage'),
      category: 'NotSpecified',
      message: expect.stringContaining("object 'nobody' couldn't be found"),
      cmdlet: 'Get-Mailbox',
    });
  });

  it.each([
    ['GET', '/exchange/Get-Mailbox', '', 400],
    ['POST', '/exchange/', '{}', 400],
    ['POST', '/exchange/Get-Mailbox', '{"parameters":', 400],
    ['POST', '/exchange/Get-Mailbox', '[]', 400],
    ['POST', '/exchange/Get-Mailbox', '{"parameters":[]}', 400],
    ['POST', '/exchange/Get-Nonsense', '{}', 404],
  ])('refuses %s %s %s with %i', async (method, path, body, status) => {
    expect((await serve()(path, body, method)).status).toBe(status);
  });

  it('refuses no token, a Graph token and a token without a permission of Exchange', async () => {
    expect((await serve(null)('/exchange/Get-Mailbox')).status).toBe(401);
    expect((await serve({ aud: graphAudience })('/exchange/Get-Mailbox')).status).toBe(401);
    expect((await serve({ scp: ['User.Read'] })('/exchange/Get-Mailbox')).status).toBe(403);
  });

  it('refuses applications without Exchange.ManageAsApp and a directory role', async () => {
    const token = { ...appToken(practice().state, ['Mail.Send']), aud: exchangeAudience };
    expect((await serve(token)('/exchange/Get-Mailbox')).status).toBe(403);
    const managing = { ...token, roles: ['Exchange.ManageAsApp'] };
    expect((await serve(managing)('/exchange/Get-Mailbox')).body.error.type).toContain('CommandNotFound');
    const admin = { ...managing, wids: ['29232cdf-9323-42fd-ade2-1d097af3e4de'] };
    expect((await serve(admin)('/exchange/Get-Mailbox')).status).toBe(200);
  });

  it('shows a Global Reader, person or application, what reads and nothing else', async () => {
    const p = practice();
    const token = { ...appToken(p.state, ['Exchange.ManageAsApp']), aud: exchangeAudience };
    const reader = { ...token, wids: ['f2ef992c-3afb-46b9-b7cf-a126ee74c451'] };
    for (const cmdlet of ['Get-Mailbox', 'Get-ManagementRoleAssignment', 'Get-ApplicationAccessPolicy']) {
      expect((await serve(reader)(`/exchange/${cmdlet}`)).status, cmdlet).toBe(200);
    }
    for (const cmdlet of [
      ...['New-ManagementScope', 'Set-Mailbox', 'Remove-ServicePrincipal', 'Add-DistributionGroupMember'],
      ...['Test-ServicePrincipalAuthorization', 'Test-ApplicationAccessPolicy', 'Search-UnifiedAuditLog'],
      'Enable-OrganizationCustomization',
    ]) {
      expect((await serve(reader)(`/exchange/${cmdlet}`)).body.error.type, cmdlet).toContain(
        'CommandNotFound',
      );
    }
    p.state.users.find((user) => user.userPrincipalName.startsWith('anna'))!.roles = [...reader.wids];
    expect(p.call('Get-ManagementScope', {}, 'anna')).toEqual([]);
    expect(p.fail('New-ManagementScope', { Name: 'x' }, 'anna').type).toContain('CommandNotFound');
  });
});

describe('who may call what', () => {
  it.each(['appadmin', 'roleadmin', 'anna'])('hides the cmdlets from %s', (local) => {
    const p = practice();
    expect(p.fail('Get-ManagementScope', {}, local)).toMatchObject({
      status: 403,
      type: 'System.Management.Automation.CommandNotFoundException',
    });
    expect(p.call('Get-ConnectionInformation', {}, local)).toMatchObject([{ TenantID: p.state.tenant.id }]);
  });

  it('reads roles as they are now, not as the token says', () => {
    const p = practice();
    p.state.users.find((user) => user.userPrincipalName.startsWith('exadmin'))!.roles = [];
    expect(p.fail('Get-ManagementScope').type).toContain('CommandNotFound');
  });

  it('refuses what the official page does not have, and says so when it is only not imitated', () => {
    const p = practice();
    expect(p.fail('Get-Mailbox', { Colour: 'red' })).toMatchObject({
      type: 'System.Management.Automation.ParameterBindingException',
      fullyQualifiedErrorId: 'NamedParameterNotFound,Get-Mailbox',
    });
    expect(p.fail('Get-TransportConfig')).toMatchObject({ type: 'System.NotImplementedException' });
    expect(p.fail('Get-Mailbox', { Archive: true }).message).toContain('-Archive is not offered');
    expect(p.fail('New-ManagementRoleAssignment', { App: app.objectId }).fullyQualifiedErrorId).toContain(
      'MissingMandatoryParameter',
    );
  });

  it('asks before removing, which a session without a person cannot answer', () => {
    const p = practice();
    p.call('New-ManagementScope', { Name: 's', RecipientRestrictionFilter: "Alias -eq 'x'" });
    expect(p.fail('Remove-ManagementScope', { Identity: 's' }).message).toContain('NonInteractive');
    p.call('Remove-ManagementScope', { Identity: 's', WhatIf: true });
    expect(p.call('Get-ManagementScope')).toHaveLength(1);
    p.call('Remove-ManagementScope', { Identity: 's', Confirm: false });
    expect(p.call('Get-ManagementScope')).toEqual([]);
  });
});

describe('the table of cmdlets', () => {
  it.each([...cmdletTable])('%s is in the data with every parameter it honours', (name, entry) => {
    const known = findCmdlet(name)?.info.parameters ?? {};
    expect(entry.parameters.filter((one) => known[one] === undefined || known[one].online === false)).toEqual(
      [],
    );
  });
});
