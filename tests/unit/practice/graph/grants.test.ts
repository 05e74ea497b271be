import { beforeEach, describe, expect, it } from 'vitest';
import { exchangeAppId } from '../../../../electron/practice/world/well-known';
import { GraphTenant, type Reply } from './tenant';

const mailSend = 'b633e1c5-b582-4048-a93e-9f11b44c7e96';
const fullAccess = 'dc890d15-9560-4a4c-9b7f-a736ec74ec40';

let tenant: GraphTenant;
let client: string;
beforeEach(async () => {
  tenant = new GraphTenant();
  const body = { displayName: 'Mailer', signInAudience: 'AzureADMyOrg' };
  const { appId } = (await tenant.as('appadmin', 'POST /applications', { body })).body as { appId: string };
  client = (await tenant.as('appadmin', 'POST /servicePrincipals', { body: { appId } })).body.id as string;
});

function grant(as: string, more: object = {}, scopes?: readonly string[]): Promise<Reply> {
  const body = { principalId: client, resourceId: tenant.graphId, appRoleId: mailSend, ...more };
  return tenant.as(as, `POST /servicePrincipals/${tenant.graphId}/appRoleAssignedTo`, {
    body,
    ...(scopes === undefined ? {} : { scopes }),
  });
}

describe('granting an app role of Microsoft Graph', () => {
  it('takes a Privileged Role Administrator: an Application Administrator is refused', async () => {
    expect(await grant('appadmin')).toMatchObject({
      status: 403,
      body: {
        error: {
          code: 'Authorization_RequestDenied',
          message: 'Insufficient privileges to complete the operation.',
        },
      },
    });
    expect((await grant('exadmin')).status).toBe(403);
    expect(await grant('roleadmin')).toMatchObject({
      status: 201,
      body: {
        principalId: client,
        principalType: 'ServicePrincipal',
        principalDisplayName: 'Mailer',
        resourceDisplayName: 'Microsoft Graph',
      },
    });
  });

  it.each([
    [403, ['AppRoleAssignment.ReadWrite.All']],
    [403, ['Application.Read.All']],
    [403, ['Application.ReadWrite.All']],
    [201, ['AppRoleAssignment.ReadWrite.All', 'Application.Read.All']],
    [201, ['AppRoleAssignment.ReadWrite.All', 'Directory.Read.All']],
  ])('answers %i with %j', async (status, scopes) => {
    expect((await grant('admin', {}, scopes)).status).toBe(status);
  });

  it('is refused a second time, and for roles and objects that are not there', async () => {
    await grant('roleadmin');
    const again = await grant('roleadmin');
    expect(again.body.error.message).toBe('Permission being assigned already exists on the object');
    const nobody = '11111111-1111-4111-8111-111111111111';
    for (const more of [{ appRoleId: nobody }, { principalId: nobody }, { resourceId: client }]) {
      expect(await grant('roleadmin', more)).toMatchObject({
        status: 400,
        body: { error: { message: 'Not a valid reference update.' } },
      });
    }
  });

  it('is revoked by whom it could be granted', async () => {
    const { id } = (await grant('roleadmin')).body as { id: string };
    const line = `DELETE /servicePrincipals/${client}/appRoleAssignments/${id}`;
    expect((await tenant.as('appadmin', line)).status).toBe(403);
    expect((await tenant.as('roleadmin', line)).status).toBe(204);
    expect((await tenant.as('roleadmin', line)).status).toBe(404);
  });

  it('knows no principal before it is replicated', async () => {
    tenant.world.lag = { ...tenant.world.lag, replication: 60 };
    expect((await grant('roleadmin')).body.error.message).toBe('Not a valid reference update.');
  });
});

it('lets an Application Administrator grant the roles of other resources', async () => {
  const exchange = tenant.world.state.servicePrincipals.find((one) => one.appId === exchangeAppId)!.id;
  const body = { principalId: client, resourceId: exchange, appRoleId: fullAccess };
  const line = `POST /servicePrincipals/${exchange}/appRoleAssignedTo`;
  expect((await tenant.as('appadmin', line, { body })).status).toBe(201);
});

describe('delegated grants', () => {
  const consent = (as: string, more: object = {}): Promise<Reply> =>
    tenant.as(as, 'POST /oauth2PermissionGrants', {
      body: {
        clientId: client,
        consentType: 'AllPrincipals',
        resourceId: tenant.graphId,
        scope: 'Mail.Send',
        ...more,
      },
    });

  it('are one a client, resource and principal: a second is a conflict, a patch extends', async () => {
    const { id } = (await consent('appadmin')).body as { id: string };
    expect((await consent('appadmin')).status).toBe(409);
    const principalId = tenant.user('anna').id;
    expect((await consent('appadmin', { consentType: 'Principal', principalId })).status).toBe(201);
    const patch = { body: { scope: ' Mail.Send  User.Read ' } };
    expect((await tenant.as('appadmin', `PATCH /oauth2PermissionGrants/${id}`, patch)).status).toBe(204);
    const read = await tenant.as('appadmin', `GET /oauth2PermissionGrants/${id}`);
    expect(read.body).toMatchObject({
      scope: 'Mail.Send User.Read',
      consentType: 'AllPrincipals',
      principalId: null,
    });
  });

  it.each([
    ['a scope that the resource does not have', { scope: 'Mail.Everything' }],
    ['a principal for everybody', { principalId: '11111111-1111-4111-8111-111111111111' }],
    ['nobody', { consentType: 'Principal' }],
    ['another consent type', { consentType: 'Everyone' }],
    ['an unknown client', { clientId: '11111111-1111-4111-8111-111111111111' }],
  ])('are refused for %s', async (_, more) => {
    expect((await consent('appadmin', more)).status).toBe(400);
  });

  it('take a role', async () => {
    expect((await consent('anna')).status).toBe(403);
    expect((await consent('exadmin')).status).toBe(403);
  });
});
