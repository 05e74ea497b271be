import { beforeEach, describe, expect, it } from 'vitest';
import { roleTemplateId } from '../../../../electron/practice/graph/rights/role-catalogue';
import { GraphTenant, type Reply } from './tenant';

let tenant: GraphTenant;
let application: { id: string; appId: string };
let principal: string;
beforeEach(async () => {
  tenant = new GraphTenant();
  const body = { displayName: 'Mailer', uniqueName: 'sendwright-mailer', signInAudience: 'AzureADMyOrg' };
  application = (await tenant.as('appadmin', 'POST /applications', { body })).body as typeof application;
  const made = await tenant.as('appadmin', 'POST /servicePrincipals', { body: { appId: application.appId } });
  principal = made.body.id as string;
  await tenant.as('appadmin', `DELETE /applications/${application.id}`);
});

const bin = '/directory/deletedItems';

describe('the bin', () => {
  it('holds the application and its service principal, each to be restored by itself', async () => {
    const restore = (id: string): Promise<Reply> => tenant.as('appadmin', `POST ${bin}/${id}/restore`);
    expect((await restore(principal)).status).toBe(400);
    expect((await restore(application.id)).status).toBe(200);
    expect((await tenant.as('appadmin', `GET /applications/${application.id}`)).status).toBe(200);
    expect((await tenant.as('appadmin', `GET /servicePrincipals/${principal}`)).status).toBe(404);
    expect((await restore(principal)).status).toBe(200);
    expect((await tenant.as('appadmin', `GET /servicePrincipals/${principal}`)).status).toBe(200);
  });

  it('is emptied after 30 days, which frees the unique name', async () => {
    tenant.world.clock.advance(30 * 86_400);
    expect((await tenant.as('appadmin', `GET ${bin}/${application.id}`)).status).toBe(404);
    const body = { displayName: 'Mailer' };
    const upsert = await tenant.as('appadmin', "PATCH /applications(uniqueName='sendwright-mailer')", {
      body,
      headers: { prefer: 'create-if-missing' },
    });
    expect(upsert.status).toBe(201);
  });

  it('is purged by an administrator of applications only', async () => {
    expect((await tenant.as('anna', `DELETE ${bin}/${application.id}`)).status).toBe(403);
    expect((await tenant.as('appadmin', `DELETE ${bin}/${application.id}`)).status).toBe(204);
    expect(tenant.world.state.applications.some((one) => one.id === application.id)).toBe(false);
  });
});

describe('logs', () => {
  it('tell who did what, newest first, to those who may read them', async () => {
    const { body } = await tenant.as('appadmin', 'GET /auditLogs/directoryAudits');
    const rows = body.value as { activityDisplayName: string }[];
    expect(rows.map((row) => row.activityDisplayName)).toEqual([
      'Remove service principal',
      'Delete application',
      'Add service principal',
      'Add application',
    ]);
    expect(body.value[0]).toMatchObject({
      initiatedBy: { user: { userPrincipalName: 'appadmin@contoso.example' } },
      targetResources: [{ id: principal }],
    });
    expect((await tenant.as('exadmin', 'GET /auditLogs/directoryAudits')).status).toBe(403);
  });

  it('are asked for by what they are about, inside the list of targets alone', async () => {
    const about = (condition: string): string =>
      `GET /auditLogs/directoryAudits?$filter=${encodeURIComponent(condition)}`;
    const own = await tenant.as('appadmin', about(`targetResources/any(t: t/id eq '${principal}')`));
    expect((own.body.value as unknown[]).length).toBe(2);
    const none = await tenant.as('appadmin', about("targetResources/any(t: t/id eq 'x')"));
    expect(none.body.value).toEqual([]);
    expect((await tenant.as('appadmin', about("targetResources/id eq 'x'"))).status).toBe(400);
    expect((await tenant.as('appadmin', about("targetResources/any(t: t/type eq 'x')"))).status).toBe(400);
  });

  it('of sign-ins want a reader role, and then a licence that nobody has', async () => {
    const denied = await tenant.as('anna', 'GET /auditLogs/signIns');
    expect(denied.body.error.code).toBe('Authorization_RequestDenied');
    tenant.user('anna').roles = [roleTemplateId('reportsReader')];
    const premium = await tenant.as('anna', 'GET /auditLogs/signIns');
    expect(premium).toMatchObject({
      status: 403,
      body: { error: { code: 'Authentication_RequestFromNonPremiumTenantOrB2CTenant' } },
    });
  });

  it('of messages show the last 48 hours unless times are asked for', async () => {
    const row = {
      messageTraceId: 'old',
      messageId: '<1@contoso>',
      received: tenant.world.clock.iso(),
      senderAddress: 'invoices@contoso.example',
      recipientAddress: 'x@partner.example',
      subject: 'Hello',
      status: 'Delivered' as const,
      size: 1,
      reason: null,
    };
    tenant.world.state.traces.push(row);
    tenant.world.clock.advance(72 * 3600);
    tenant.world.state.traces.push({ ...row, messageTraceId: 'new', received: tenant.world.clock.iso() });
    const traces = '/admin/exchange/tracing/messageTraces';
    const ids = async (query: string): Promise<string[]> =>
      ((await tenant.as('exadmin', `GET ${traces}${query}`)).body.value as { id: string }[]).map(
        ({ id }) => id,
      );
    expect(await ids('')).toEqual(['new']);
    expect(await ids(`?$filter=receivedDateTime ge ${row.received}`)).toEqual(['new', 'old']);
    expect(await ids("?$filter=senderAddress eq 'nobody@contoso.example'")).toEqual([]);
    expect((await tenant.as('appadmin', `GET ${traces}`)).status).toBe(403);
  });
});

describe('the credential policy', () => {
  it('is told as restrictions', async () => {
    Object.assign(tenant.world.state.appManagementPolicy, {
      isEnabled: true,
      passwordAddition: true,
      passwordMaxLifetime: 'P180D',
    });
    const { body } = await tenant.as('exadmin', 'GET /policies/defaultAppManagementPolicy');
    expect(body).toMatchObject({
      isEnabled: true,
      applicationRestrictions: {
        passwordCredentials: [
          { restrictionType: 'passwordAddition', state: 'enabled' },
          { restrictionType: 'passwordLifetime', maxLifetime: 'P180D' },
        ],
        keyCredentials: [],
      },
    });
  });
});
