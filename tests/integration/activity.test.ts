import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { activityDocumentSchema, type ActivityPartId } from '../../electron/contract/activity';
import { contosoWorld } from '../../electron/practice/world/contoso';
import { applyJob, existingOf, proveJob } from '../support/job';
import { documentOf, runCli } from '../support/cli';
import { startTenant, type TestTenant } from '../support/tenant';
import { givePremium } from '../support/world-changes';
import type { ActivityDocument } from '../../electron/contract/activity';
import type { CommonOptions } from '../../electron/cli/context';

const setup = 'ostendo-continuum';

async function applied(world = contosoWorld()): Promise<TestTenant> {
  const tenant = await startTenant({ world, quick: true });
  expect((await applyJob(tenant)).result).toBe('done');
  return tenant;
}

async function activityIn(
  tenant: TestTenant,
  days = 7,
  options: Partial<CommonOptions> = {},
): Promise<ActivityDocument> {
  const services = await tenant.services(options);
  const { document } = await services.activity({ setup }, { days });
  return activityDocumentSchema.parse(document);
}

function partIn(document: ActivityDocument, id: ActivityPartId) {
  const found = document.parts.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no part ${id}`);
  return found;
}

function withPremium() {
  const world = contosoWorld();
  givePremium(world);
  return world;
}

describe('activity of a setup', () => {
  it('shows its mail by sender, its changes in Entra and Exchange, and writes nothing', async () => {
    const tenant = await applied();
    expect((await proveJob(tenant)).verdict).toBe('proven');
    const before = JSON.stringify(tenant.world.state);
    const document = await activityIn(tenant);
    expect(JSON.stringify(tenant.world.state)).toBe(before);

    const mail = partIn(document, 'message-trace');
    expect(mail).toMatchObject({ state: 'read', source: 'Get-MessageTraceV2', reason: null, more: false });
    expect(mail.lines.length).toBeGreaterThan(0);
    expect(new Set(mail.lines.map(({ who }) => who))).toEqual(new Set(['invoices@contoso.example']));
    expect(mail.counts).toEqual([{ what: 'invoices@contoso.example: Delivered', count: mail.lines.length }]);

    const changes = partIn(document, 'directory-audit').lines;
    expect(changes.map(({ what }) => what)).toContain('Add service principal');
    expect(changes.every(({ who }) => who === 'admin@contoso.example')).toBe(true);

    const records = partIn(document, 'unified-audit').lines;
    expect(records.map(({ what }) => what)).toEqual(
      expect.arrayContaining(['New-ManagementRoleAssignment', 'New-ManagementScope', 'Send']),
    );
    const times = records.map(({ at }) => at);
    expect(times).toEqual(times.toSorted().toReversed());
  });

  it('leaves out what belongs to other applications', async () => {
    const tenant = await applied();
    const other = tenant.world.logs.unifiedAudit.find(({ operation }) => operation === 'New-ManagementScope');
    tenant.world.logs.unifiedAudit.push({
      ...other!,
      ...{
        id: 'foreign',
        objectId: 'Newsletter',
        data: { Parameters: [{ Name: 'Name', Value: 'Newsletter' }] },
      },
    });
    const { lines } = partIn(await activityIn(tenant), 'unified-audit');
    expect(lines.filter(({ target }) => target === 'Newsletter')).toEqual([]);
    expect(lines.filter(({ what }) => what === 'New-ManagementScope')).toHaveLength(1);
  });

  it('says "none between" where nothing happened, with the time that was looked at', async () => {
    const tenant = await applied();
    tenant.world.clock.advance(20 * 24 * 3600);
    const document = await activityIn(tenant, 3);
    for (const id of ['message-trace', 'directory-audit', 'unified-audit'] as const) {
      const { state, lines, finding } = partIn(document, id);
      expect({ state, lines }, id).toEqual({ state: 'read', lines: [] });
      expect(finding).toMatch(/^None between \d{4}-\d\d-\d\d \d\d:\d\d UTC and /u);
    }
  });

  it('says of sign-ins which licence is missing, and shows them where it is there', async () => {
    const without = partIn(await activityIn(await applied()), 'admin-sign-ins');
    expect(without).toMatchObject({ state: 'not-available', reason: 'licence', lines: [] });
    expect(without.finding).toMatch(/^Not available in this tenant because the tenant has no Entra ID P1/u);
    const own = partIn(await activityIn(await applied(withPremium())), 'admin-sign-ins');
    expect(own.state).toBe('read');
    expect(own.lines[0]).toMatchObject({ who: 'admin@contoso.example', result: 'success' });
  });

  it('leads to the portal and to Purview for the application’s own sign-ins', async () => {
    const tenant = await applied();
    const { application, principal } = existingOf(tenant);
    const { state, links, queries } = partIn(await activityIn(tenant), 'app-sign-ins');
    expect(state).toBe('elsewhere');
    expect(links[0]?.url).toContain(`/SignIns/objectId/${principal.id}/appId/${application.appId}`);
    expect(queries[0]?.text).toBe(application.appId);
  });

  it('tells a log that is switched off from one without entries', async () => {
    const world = contosoWorld();
    world.organization.unifiedAuditLogIngestionEnabled = false;
    const tenant = await applied(world);
    const off = partIn(await activityIn(tenant), 'unified-audit');
    expect(off).toMatchObject({ state: 'not-available', reason: 'switched-off' });
    expect(off.next).toContain('UnifiedAuditLogIngestionEnabled $true');
  });

  it('keeps what was taken in before the log was switched off, and says so', async () => {
    const tenant = await applied();
    tenant.world.state.organization.unifiedAuditLogIngestionEnabled = false;
    const part = partIn(await activityIn(tenant), 'unified-audit');
    expect(part.state).toBe('read');
    expect(part.notes.join(' ')).toMatch(/takes no entries in any more/u);
  });

  it('says how far back each log reaches where more was asked for', async () => {
    const tenant = await applied();
    const document = await activityIn(tenant, 400);
    const days = (id: ActivityPartId): number => {
      const { from, to } = partIn(document, id);
      return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
    };
    expect([days('message-trace'), days('directory-audit'), days('unified-audit')]).toEqual([90, 7, 180]);
    expect(partIn(document, 'message-trace').notes.join()).toMatch(/keeps 90 days/u);
    expect(partIn(document, 'directory-audit').notes.join()).toMatch(/Without Entra ID P1.* 7 days/u);
    expect(partIn(document, 'unified-audit').notes.join()).toMatch(/keeps 180 days/u);
  });

  it('asks Graph for the trace where Exchange is left out, and says who may read the rest', async () => {
    const tenant = await applied();
    expect((await proveJob(tenant)).verdict).toBe('proven');
    const document = await activityIn(tenant, 7, { exchange: 'none' });
    const mail = partIn(document, 'message-trace');
    expect(mail, JSON.stringify(mail)).toMatchObject({ state: 'read', source: 'Microsoft Graph' });
    expect(mail.lines[0]).toMatchObject({ who: 'invoices@contoso.example', result: 'Delivered' });
    expect(partIn(document, 'unified-audit')).toMatchObject({
      ...{ state: 'not-available', reason: 'right' },
      who: 'an Exchange Administrator, on a computer with PowerShell',
    });
  });

  it('names the right that is missing and whose it is', async () => {
    const tenant = await applied();
    const document = await activityIn(tenant, 7, { as: 'exadmin@contoso.example' });
    expect(partIn(document, 'message-trace').state).toBe('read');
    expect(partIn(document, 'directory-audit')).toMatchObject({
      ...{ state: 'not-available', reason: 'right' },
      who: expect.stringMatching(/Reports Reader/u) as string,
    });
    const asApplications = await activityIn(tenant, 7, { as: 'appadmin@contoso.example' });
    expect(partIn(asApplications, 'message-trace')).toMatchObject({
      state: 'not-available',
      reason: 'right',
    });
    expect(partIn(asApplications, 'directory-audit').state).toBe('read');
  });

  it('reads a log of many pages whole, each record once', async () => {
    const tenant = await applied();
    const { application } = existingOf(tenant);
    const at = tenant.world.clock.iso();
    for (let index = 0; index < 10_500; index += 1) {
      tenant.world.logs.unifiedAudit.push({
        ...{ id: `send ${index}`, creationDate: at, recordType: 'ExchangeItem', operation: 'Send' },
        ...{ userId: 'invoices@contoso.example', objectId: '', data: { AppId: application.appId } },
      });
    }
    const { lines, more, counts } = partIn(await activityIn(tenant), 'unified-audit');
    expect(lines.filter(({ what }) => what === 'Send')).toHaveLength(10_500);
    expect(more).toBe(false);
    expect(counts[0]).toEqual({ what: 'Send', count: 10_500 });
  });
});

describe('activity of any application', () => {
  it('asks for the mailboxes where it can send as every one, and takes them', async () => {
    const tenant = await applied();
    const { application, principal } = existingOf(tenant);
    const { state } = tenant.world;
    const graph = state.servicePrincipals.find(({ displayName }) => displayName === 'Microsoft Graph')!;
    state.appRoleAssignments.push({
      ...{ id: 'grant', principalId: principal.id, resourceId: graph.id },
      appRoleId: graph.appRoles.find(({ value }) => value === 'Mail.Send')!.id,
      createdDateTime: tenant.world.clock.iso(),
    });
    const services = await tenant.services({ data: join(tenant.folder, 'another computer') });
    const target = { clientId: application.appId };
    const { document } = await services.activity(target, { days: 7 });
    expect(partIn(document, 'message-trace')).toMatchObject({ reason: 'senders-not-known' });
    const named = await services.activity(target, { days: 7, senders: ['invoices@contoso.example'] });
    expect(partIn(named.document, 'message-trace').state).toBe('read');
  });

  it('refuses a client id that the tenant does not know', async () => {
    const tenant = await startTenant({ quick: true });
    const services = await tenant.services();
    const clientId = '11111111-2222-4333-8444-555555555555';
    await expect(services.activity({ clientId }, { days: 7 })).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('activity by commands', () => {
  it('prints it for a person, as one document, and as a table that no spreadsheet runs', async () => {
    const tenant = await applied();
    tenant.world.logs.unifiedAudit.push({
      ...{ id: 'x', creationDate: tenant.world.clock.iso(), recordType: 'AzureActiveDirectory' },
      ...{ operation: '=HYPERLINK("http://evil.example")', userId: '+1', objectId: '' },
      data: { AppId: existingOf(tenant).application.appId },
    });
    const run = async (...more: string[]) =>
      runCli(
        ['activity', setup, '--practice', tenant.infoFile, '--data', join(tenant.folder, 'data'), ...more],
        tenant.folder,
      );
    const text = await run();
    expect(text.code, text.stderr).toBe(0);
    expect(text.stdout).toMatch(/What happened with Ostendo Continuum/u);
    expect(text.stdout).toMatch(/Not available in this tenant because the tenant has no Entra ID P1/u);
    const made = await run('--json', '--csv', 'activity.csv');
    expect(documentOf<ActivityDocument>(made).savedAs).toBe('activity.csv');
    const table = readFileSync(join(tenant.folder, 'activity.csv'), 'utf8');
    expect(table.split('\r\n')[0]).toBe(
      '"part","state","time (UTC)","who","what","target","result","detail"',
    );
    expect(table).toContain(`"'=HYPERLINK(""http://evil.example"")"`);
    expect(table).not.toMatch(/(?:^|,)"[=+@-]/mu);
    expect(table).toMatch(/"admin-sign-ins","not-available"/u);
    expect((await run('--csv', 'activity.csv')).code).toBe(0);
  }, 60_000);
});
