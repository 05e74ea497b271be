import { beforeEach, describe, expect, it } from 'vitest';
import { GraphTenant } from './tenant';

let tenant: GraphTenant;
beforeEach(() => {
  tenant = new GraphTenant();
});

async function application(as = 'appadmin'): Promise<{ id: string; appId: string }> {
  const body = { displayName: 'Contoso Mailer', signInAudience: 'AzureADMyOrg' };
  return (await tenant.as(as, 'POST /applications', { body })).body as { id: string; appId: string };
}

const create = (as: string, appId: string) => tenant.as(as, 'POST /servicePrincipals', { body: { appId } });

describe('service principals', () => {
  it('are made for an application, once', async () => {
    const { appId } = await application();
    const made = await create('appadmin', appId);
    expect(made).toMatchObject({
      status: 201,
      body: { appId, displayName: 'Contoso Mailer', appOwnerOrganizationId: tenant.world.state.tenant.id },
    });
    expect(await create('appadmin', appId)).toMatchObject({
      status: 409,
      body: { error: { code: 'Request_MultipleObjectsWithSameKeyValue' } },
    });
    const found = await tenant.as('appadmin', `GET /servicePrincipals(appId='${appId}')?$select=id`);
    expect(found.body.id).toBe(made.body.id);
  });

  it('need an application that is there and replicated', async () => {
    tenant = new GraphTenant({ replication: 20 });
    const { appId } = await application();
    for (const wanted of [appId, '11111111-1111-4111-8111-111111111111']) {
      const reply = await create('appadmin', wanted);
      expect(reply).toMatchObject({
        status: 400,
        body: { error: { code: 'Request_BadRequest', details: [{ code: 'NoBackingApplicationObject' }] } },
      });
    }
    tenant.world.clock.advance(20);
    const { id } = (await create('appadmin', appId)).body as { id: string };
    expect((await tenant.as('appadmin', `GET /servicePrincipals/${id}`)).status).toBe(404);
    tenant.world.clock.advance(20);
    expect((await tenant.as('appadmin', `GET /servicePrincipals/${id}`)).status).toBe(200);
  });

  it('are not made by a member, not even for an application of their own', async () => {
    const { appId } = await application('anna');
    expect((await create('anna', appId)).status).toBe(403);
  });

  it('take grants and Exchange’s pointer with them, and leave the scopes', async () => {
    const { id: applicationId, appId } = await application();
    const { id } = (await create('appadmin', appId)).body as { id: string };
    const { state } = tenant.world;
    state.exchangeServicePrincipals.push({ guid: 'g', appId, objectId: id, displayName: 'x' });
    state.managementScopes.push({ guid: 's', name: 'scope', recipientFilter: '', exclusive: false });
    state.roleAssignments.push({
      guid: 'a',
      name: 'n',
      role: 'Application Mail.Send',
      objectId: id,
      scope: { kind: 'custom', scopeName: 'scope' },
      enabled: true,
    });
    expect((await tenant.as('appadmin', `DELETE /applications/${applicationId}`)).status).toBe(204);
    expect((await tenant.as('appadmin', `GET /servicePrincipals/${id}`)).status).toBe(404);
    expect(state).toMatchObject({ exchangeServicePrincipals: [], roleAssignments: [] });
    expect(state.managementScopes).toHaveLength(1);
  });
});
