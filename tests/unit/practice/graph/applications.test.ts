import { beforeEach, describe, expect, it } from 'vitest';
import { GraphTenant } from './tenant';

let tenant: GraphTenant;
beforeEach(() => {
  tenant = new GraphTenant();
});

const mailer = { displayName: 'Contoso Mailer', signInAudience: 'AzureADMyOrg' };
const upsert = { prefer: 'create-if-missing' };
const byName = (name: string): string => `/applications(uniqueName='${name}')`;

async function register(name = 'sendwright-mailer'): Promise<{ id: string; appId: string }> {
  const reply = await tenant.as('appadmin', `PATCH ${byName(name)}`, { body: mailer, headers: upsert });
  expect(reply.status).toBe(201);
  return reply.body as { id: string; appId: string };
}

describe('upsert by uniqueName', () => {
  it('creates with create-if-missing, then updates the same application', async () => {
    const made = await register();
    const again = await tenant.as('appadmin', `PATCH ${byName('sendwright-mailer')}`, {
      body: { displayName: 'Renamed' },
      headers: { prefer: 'create-if-missing, return=representation' },
    });
    expect(again).toMatchObject({ status: 204, body: undefined });
    const read = await tenant.as('appadmin', `GET ${byName('sendwright-mailer')}?$select=id,displayName`);
    expect(read.body).toEqual({
      '@odata.context': 'https://localhost:8443/v1.0/$metadata#applications(id,displayName)/$entity',
      id: made.id,
      displayName: 'Renamed',
    });
  });

  it('is an update without the header: 404 where nobody has the name', async () => {
    const reply = await tenant.as('appadmin', `PATCH ${byName('nobody')}`, { body: mailer });
    expect(reply).toMatchObject({ status: 404, body: { error: { code: 'Request_ResourceNotFound' } } });
  });

  it('refuses the name of a soft-deleted application', async () => {
    const { id } = await register();
    await tenant.as('appadmin', `DELETE /applications/${id}`);
    const reply = await tenant.as('appadmin', `PATCH ${byName('sendwright-mailer')}`, {
      body: mailer,
      headers: upsert,
    });
    expect(reply).toMatchObject({
      status: 400,
      body: { error: { code: 'Request_BadRequest', details: [{ code: 'ObjectConflict' }] } },
    });
  });

  it('has no actions below the key that the contract does not list', async () => {
    await register();
    const reply = await tenant.as('appadmin', `POST ${byName('sendwright-mailer')}/addPassword`, {
      body: {},
    });
    expect(reply).toMatchObject({ status: 400, body: { error: { code: 'BadRequest' } } });
  });
});

describe('bodies', () => {
  it.each([
    ['an unknown property', { ...mailer, colour: 'red' }, "Invalid property 'colour'."],
    ['a wrong type', { ...mailer, tags: 'one' }, "'tags'"],
    ['a long name', { displayName: 'x'.repeat(121) }, "'displayName'"],
    ['a name too long for personal accounts', { displayName: 'x'.repeat(91) }, "'displayName'"],
    ['a tag with a space', { ...mailer, tags: ['two words'] }, "'tags.0'"],
    ['an unknown audience', { ...mailer, signInAudience: 'Everybody' }, "'signInAudience'"],
    [
      'a read-only property',
      { ...mailer, appId: '00000000-0000-4000-8000-000000000000' },
      "'appId' is read-only",
    ],
    ['a secret at creation', { ...mailer, passwordCredentials: [] }, "'passwordCredentials' is read-only"],
    ['an unknown nested property', { ...mailer, web: { redirectUrls: [] } }, "'redirectUrls'"],
    ['no name', { signInAudience: 'AzureADMyOrg' }, "'displayName'"],
    [
      'a permission without a GUID',
      { ...mailer, requiredResourceAccess: [{ resourceAppId: 'graph', resourceAccess: [] }] },
      'requiredResourceAccess.0.resourceAppId',
    ],
  ])('refuses %s', async (_, body, message) => {
    const reply = await tenant.as('appadmin', 'POST /applications', { body });
    expect(reply).toMatchObject({ status: 400, body: { error: { code: 'Request_BadRequest' } } });
    expect(reply.body.error.message).toContain(message);
    expect(tenant.world.state.applications).toHaveLength(1);
  });

  it('refuses a body that is not JSON, or not said to be', async () => {
    const type = { 'content-type': 'text/plain' };
    const reply = await tenant.as('appadmin', 'POST /applications', { body: mailer, headers: type });
    expect(reply.status).toBe(415);
  });

  it('warns of the wide audience by making it the default', async () => {
    const reply = await tenant.as('appadmin', 'POST /applications', { body: { displayName: 'Wide' } });
    expect(reply.body).toMatchObject({ signInAudience: 'AzureADandPersonalMicrosoftAccount' });
  });

  it('merges web and keeps what a patch does not name', async () => {
    const { id } = await register();
    const web = { redirectUris: ['https://vendor.example/callback'] };
    await tenant.as('appadmin', `PATCH /applications/${id}`, { body: { web, notes: 'by hand' } });
    await tenant.as('appadmin', `PATCH /applications/${id}`, {
      body: { web: { homePageUrl: 'https://vendor.example' } },
    });
    const { body } = await tenant.as('appadmin', `GET /applications/${id}`);
    expect(body).toMatchObject({ notes: 'by hand', web: { ...web, homePageUrl: 'https://vendor.example' } });
  });
});

describe('rights', () => {
  it('lets a member register where the tenant allows it, and own what was made', async () => {
    const { status, body } = await tenant.as('anna', 'POST /applications', { body: mailer });
    expect(status).toBe(201);
    const secret = await tenant.as('anna', `POST /applications/${body.id}/addPassword`, { body: {} });
    expect(secret.status).toBe(200);
    const foreign = await tenant.as('ben', `POST /applications/${body.id}/addPassword`, { body: {} });
    expect(foreign).toMatchObject({
      status: 403,
      body: {
        error: {
          code: 'Authorization_RequestDenied',
          message: 'Insufficient privileges to complete the operation.',
        },
      },
    });
  });

  it('refuses members where registration is restricted', async () => {
    tenant.world.state.tenant.usersMayRegisterApps = false;
    expect((await tenant.as('anna', 'POST /applications', { body: mailer })).status).toBe(403);
    expect((await tenant.as('exadmin', 'POST /applications', { body: mailer })).status).toBe(403);
    expect((await tenant.as('appadmin', 'POST /applications', { body: mailer })).status).toBe(201);
  });

  it('takes the scope as well as the role', async () => {
    const scopes = ['Application.Read.All'];
    expect((await tenant.as('admin', 'POST /applications', { body: mailer, scopes })).status).toBe(403);
  });

  it('reads roles at each call', async () => {
    const { id } = await register();
    tenant.user('appadmin').roles = [];
    const application = tenant.world.state.applications.find((one) => one.id === id)!;
    application.owners = [];
    expect((await tenant.as('appadmin', `DELETE /applications/${id}`)).status).toBe(403);
  });

  it('keeps Application.ReadWrite.OwnedBy to own applications', async () => {
    const { id } = await register();
    const principal = tenant.world.state.servicePrincipals[3]!;
    const token = tenant.appToken(principal.id, ['Application.ReadWrite.OwnedBy']);
    expect((await tenant.send(token, `POST /applications/${id}/addPassword`, { body: {} })).status).toBe(403);
    const own = await tenant.send(token, 'POST /applications', { body: mailer });
    const line = `POST /applications/${own.body.id}/addPassword`;
    expect((await tenant.send(token, line, { body: {} })).status).toBe(200);
  });
});

describe('replication', () => {
  it('hides a new application from reads and writes until the lag is over', async () => {
    tenant = new GraphTenant({ replication: 30 });
    const { id, appId } = await register();
    const lines = [
      `GET /applications/${id}`,
      `GET /applications(appId='${appId}')`,
      `GET ${byName('sendwright-mailer')}`,
    ];
    for (const line of lines) expect((await tenant.as('appadmin', line)).status).toBe(404);
    const patch = await tenant.as('appadmin', `PATCH ${byName('sendwright-mailer')}`, {
      body: mailer,
      headers: upsert,
    });
    expect(patch.status).toBe(404);
    const secret = await tenant.as('appadmin', `POST /applications/${id}/addPassword`, { body: {} });
    expect(secret.body.error.code).toBe('Request_ResourceNotFound');
    tenant.world.clock.advance(30);
    for (const line of lines) expect((await tenant.as('appadmin', line)).status).toBe(200);
  });
});
