import { beforeEach, describe, expect, it } from 'vitest';
import { roleTemplateId } from '../../../../electron/practice/graph/rights/role-catalogue';
import { skuIds } from '../../../../electron/practice/world/contoso-people';
import { GraphTenant, type Reply } from './tenant';

let tenant: GraphTenant;
beforeEach(() => {
  tenant = new GraphTenant();
});

const find = (address: string): string =>
  encodeURIComponent(
    `mail eq '${address}' or userPrincipalName eq '${address}' or proxyAddresses/any(p:p eq 'smtp:${address}')`,
  );

describe('finding users', () => {
  it.each([
    ['invoices@contoso.example', 'invoices'],
    ['billing@contoso.example', 'invoices'],
    ['dora@contoso.example', 'd.keller'],
    ['D.KELLER@contoso.example', 'd.keller'],
  ])('finds whose address %s is', async (address, local) => {
    const { body } = await tenant.as('admin', `GET /users?$filter=${find(address)}&$select=id`);
    expect(body.value).toEqual([{ id: tenant.user(local).id }]);
  });

  it('reads by object id and user principal name, not by alias', async () => {
    expect((await tenant.as('admin', 'GET /users/invoices@contoso.example')).status).toBe(200);
    expect((await tenant.as('admin', `GET /users/${tenant.user('invoices').id}`)).status).toBe(200);
    expect((await tenant.as('admin', 'GET /users/billing@contoso.example')).status).toBe(404);
  });

  it('answers the usual few properties without $select', async () => {
    const { body } = await tenant.as('admin', 'GET /users/anna@contoso.example');
    expect(body).not.toHaveProperty('accountEnabled');
    expect(body).toHaveProperty('businessPhones', []);
  });

  it('keeps narrow scopes narrow', async () => {
    const own = { scopes: ['User.Read'] };
    expect((await tenant.as('anna', 'GET /users/anna@contoso.example', own)).status).toBe(200);
    expect((await tenant.as('anna', 'GET /users/ben@contoso.example', own)).status).toBe(403);
    const basic = { scopes: ['User.ReadBasic.All'] };
    expect((await tenant.as('anna', 'GET /users?$select=id,mail', basic)).status).toBe(200);
    expect((await tenant.as('anna', 'GET /users?$select=id,accountEnabled', basic)).status).toBe(403);
  });

  it('shows the organisation in part to User.Read', async () => {
    const { body } = await tenant.as('anna', 'GET /organization', { scopes: ['User.Read'] });
    expect(body.value).toMatchObject([{ displayName: 'Contoso', countryLetterCode: null }]);
  });
});

describe('changing users', () => {
  const patch = (as: string, local: string, body: object): Promise<Reply> =>
    tenant.as(as, `PATCH /users/${tenant.user(local).id}`, { body });

  it('takes a User Administrator to block a sign-in; an Exchange Administrator is refused', async () => {
    expect((await patch('exadmin', 'reception', { accountEnabled: false })).status).toBe(403);
    tenant.user('anna').roles = [roleTemplateId('userAdministrator')];
    expect((await patch('anna', 'reception', { accountEnabled: false })).status).toBe(204);
    expect(tenant.user('reception').accountEnabled).toBe(false);
    expect((await patch('anna', 'admin', { accountEnabled: false })).status).toBe(403);
  });

  it('refuses what is wrong or mastered on premises', async () => {
    expect((await patch('admin', 'temp', { usageLocation: 'Germany' })).status).toBe(400);
    expect((await patch('admin', 'temp', { colour: 'red' })).status).toBe(400);
    expect((await patch('admin', 'legacy', { accountEnabled: false })).status).toBe(400);
    expect((await patch('admin', 'temp', { jobTitle: 'x' })).status).toBe(501);
  });
});

describe('licences', () => {
  const assign = (as: string, local: string, skuId: string, removeLicenses: string[] = []): Promise<Reply> =>
    tenant.as(as, `POST /users/${tenant.user(local).id}/assignLicense`, {
      body: { addLicenses: skuId === '' ? [] : [{ skuId }], removeLicenses },
    });

  it('take a usage location, a role and a free seat', async () => {
    expect((await assign('admin', 'temp', skuIds.e3)).body.error.message).toContain('usage location');
    tenant.user('temp').usageLocation = 'DE';
    expect((await assign('exadmin', 'temp', skuIds.e3)).status).toBe(403);
    expect((await assign('admin', 'temp', skuIds.exchangePlan1)).body.error.message).toContain(
      'available licenses',
    );
    tenant.user('anna').roles = [roleTemplateId('licenseAdministrator')];
    expect((await assign('anna', 'temp', skuIds.e3)).status).toBe(200);
    const { body } = await tenant.as('anna', `GET /users/${tenant.user('temp').id}/licenseDetails`);
    expect(body.value).toMatchObject([{ skuPartNumber: 'ENTERPRISEPACK' }]);
  });

  it('count a seat once it is taken', async () => {
    const consumed = async (): Promise<unknown> => {
      const { body } = await tenant.as('admin', 'GET /subscribedSkus?$select=skuId,consumedUnits');
      return (body.value as { skuId: string; consumedUnits: number }[]).find((sku) => sku.skuId === skuIds.e3)
        ?.consumedUnits;
    };
    const before = await consumed();
    tenant.user('temp').usageLocation = 'DE';
    await assign('admin', 'temp', skuIds.e3);
    expect(await consumed()).toBe(Number(before) + 1);
  });

  it('of a group cannot be taken from the person', async () => {
    expect((await assign('admin', 'clara', '', [skuIds.e3])).body.error.message).toContain('inherited');
  });
});

describe('/me', () => {
  it('is nobody for an application', async () => {
    const principal = tenant.world.state.servicePrincipals[0]!;
    const token = tenant.appToken(principal.id, ['Directory.Read.All', 'User.Read.All']);
    for (const line of ['GET /me', 'GET /me/memberOf']) {
      expect(await tenant.send(token, line)).toMatchObject({
        status: 400,
        body: { error: { code: 'BadRequest' } },
      });
    }
  });
});

describe('roles', () => {
  it('are the active ones, by template id, through the cast as an advanced query', async () => {
    const line = 'GET /me/transitiveMemberOf/graph.directoryRole';
    expect((await tenant.as('appadmin', line)).status).toBe(400);
    const { body } = await tenant.as('appadmin', `${line}?$count=true&$select=roleTemplateId`, {
      headers: { consistencylevel: 'eventual' },
    });
    expect(body).toMatchObject({
      '@odata.count': 1,
      value: [{ roleTemplateId: roleTemplateId('applicationAdministrator') }],
    });
  });

  it('are listed with their definition and who holds them', async () => {
    const { id } = tenant.user('exadmin');
    const line = `GET /roleManagement/directory/roleAssignments?$filter=principalId eq '${id}'&$expand=roleDefinition`;
    const { body } = await tenant.as('exadmin', line);
    expect(body.value).toMatchObject([
      { principalId: id, roleDefinition: { displayName: 'Exchange Administrator' } },
    ]);
  });
});
