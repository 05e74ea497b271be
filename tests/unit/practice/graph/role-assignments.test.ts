import { beforeEach, describe, expect, it } from 'vitest';
import { roleTemplateId } from '../../../../electron/practice/graph/rights/role-catalogue';
import { allScopes, GraphTenant, type Reply } from './tenant';

const path = '/roleManagement/directory/roleAssignments';
const scopes = [...allScopes, 'RoleManagement.ReadWrite.Directory'];
const globalReader = roleTemplateId('globalReader');

let tenant: GraphTenant;
let client: string;
beforeEach(async () => {
  tenant = new GraphTenant();
  const body = { displayName: 'Reader', signInAudience: 'AzureADMyOrg' };
  const { appId } = (await tenant.as('appadmin', 'POST /applications', { body })).body as { appId: string };
  client = (await tenant.as('appadmin', 'POST /servicePrincipals', { body: { appId } })).body.id as string;
});

async function assign(as: string, more: object = {}, held: readonly string[] = scopes): Promise<Reply> {
  const body = { principalId: client, roleDefinitionId: globalReader, directoryScopeId: '/', ...more };
  return tenant.as(as, `POST ${path}`, { body, scopes: held });
}

const held = async (): Promise<unknown[]> =>
  (await tenant.as('admin', `GET ${path}?$filter=principalId eq '${client}'`)).body.value as unknown[];

describe('giving a directory role to an application', () => {
  it('takes a Privileged Role Administrator with the scope to write', async () => {
    for (const other of ['appadmin', 'exadmin']) expect((await assign(other)).status).toBe(403);
    expect((await assign('roleadmin', {}, allScopes)).status).toBe(403);
    expect(await held()).toEqual([]);
    expect(await assign('roleadmin')).toMatchObject({
      status: 201,
      body: { principalId: client, roleDefinitionId: globalReader, directoryScopeId: '/' },
    });
    expect(await held()).toHaveLength(1);
  });

  it('is refused a second time, and for a role, principal or part that is not there', async () => {
    await assign('roleadmin');
    expect(await assign('roleadmin')).toMatchObject({
      status: 400,
      body: {
        error: { code: 'Request_BadRequest', message: expect.stringContaining('conflicting') as string },
      },
    });
    const nobody = '00000000-0000-4000-8000-00000000dead';
    expect((await assign('roleadmin', { principalId: nobody })).status).toBe(404);
    expect((await assign('roleadmin', { roleDefinitionId: nobody })).status).toBe(404);
    expect((await assign('roleadmin', { directoryScopeId: `/${nobody}` })).status).toBe(501);
    expect((await assign('roleadmin', { directoryScopeId: undefined })).status).toBe(400);
    expect((await assign('roleadmin', { id: nobody })).status).toBe(400);
  });

  it('waits for a new service principal to be replicated', async () => {
    const lagging = new GraphTenant({ replication: 60 });
    const body = { displayName: 'Reader', signInAudience: 'AzureADMyOrg' };
    const { appId } = (await lagging.as('admin', 'POST /applications', { body })).body as { appId: string };
    lagging.world.clock.advance(120);
    const made = await lagging.as('admin', 'POST /servicePrincipals', { body: { appId } });
    const wanted = {
      ...{ principalId: made.body.id as string, roleDefinitionId: globalReader, directoryScopeId: '/' },
    };
    expect((await lagging.as('roleadmin', `POST ${path}`, { body: wanted, scopes })).status).toBe(404);
  });

  it('is taken back by the same people, and both stand in the audit log', async () => {
    const { id } = (await assign('roleadmin')).body as { id: string };
    expect((await tenant.as('appadmin', `DELETE ${path}/${id}`, { scopes })).status).toBe(403);
    expect((await tenant.as('admin', `DELETE ${path}/${id}`, { scopes })).status).toBe(204);
    expect((await tenant.as('admin', `DELETE ${path}/${id}`, { scopes })).status).toBe(404);
    expect(await held()).toEqual([]);
    const { value } = (await tenant.as('admin', 'GET /auditLogs/directoryAudits')).body as {
      value: { activityDisplayName: string; category: string }[];
    };
    expect(value.slice(0, 2)).toMatchObject([
      { activityDisplayName: 'Remove member from role', category: 'RoleManagement' },
      { activityDisplayName: 'Add member to role', category: 'RoleManagement' },
    ]);
  });
});
