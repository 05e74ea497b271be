import { describe, expect, it } from 'vitest';
import { surveyDocumentSchema, type SurveyLine } from '../../electron/contract/survey';
import { contosoWorld } from '../../electron/practice/world/contoso';
import type { WorldState } from '../../electron/practice/world/state';
import { roleTemplates } from '../../electron/practice/world/well-known';
import { runCli } from '../support/cli';
import { Control } from '../support/control';
import {
  addExisting,
  assignmentOf,
  existingApplication,
  grantOf,
  mailboxId,
  pointerOf,
  policyOf,
  scopeTo,
} from '../support/existing-applications';
import { served } from '../support/ladder';
import { startTenant } from '../support/tenant';

async function surveyOf(change: (state: WorldState) => void) {
  const world = contosoWorld();
  change(world);
  const tenant = await startTenant({ world, quick: true });
  const before = JSON.stringify(tenant.world.state);
  const document = await (await tenant.services()).survey();
  expect(JSON.stringify(tenant.world.state)).toBe(before);
  return surveyDocumentSchema.parse(document);
}

function lineOf({ applications }: { readonly applications: readonly SurveyLine[] }, name: string) {
  const found = applications.find((one) => one.name === name);
  if (found === undefined) throw new Error(`${name} is not in the survey`);
  return found;
}

describe('the survey of a tenant', () => {
  it('says of an untouched tenant that nothing can send', async () => {
    const document = await surveyOf(() => undefined);
    expect(document.applications.filter(({ danger }) => danger !== 'none')).toEqual([]);
    expect(document.gaps).toEqual([]);
  });

  it('shows every way to send, as how many mailboxes, gravest first', async () => {
    const document = await surveyOf((state) => {
      scopeTo(
        state,
        addExisting(state, 'Scoped'),
        `ExternalDirectoryObjectId -eq '${mailboxId(state, 'payroll')}'`,
      );
      const wide = addExisting(state, 'Consented as an old guide says');
      state.appRoleAssignments.push(grantOf(state, wide, 'Mail.Send'));
      const cut = addExisting(state, 'Cut by a policy');
      state.appRoleAssignments.push(grantOf(state, cut, 'Mail.Send'));
      const group = state.groups.find(({ name }) => name === 'Finance Mailboxes');
      state.accessPolicies.push(policyOf(cut, group?.externalDirectoryObjectId ?? ''));
      const smtp = addExisting(state, 'SMTP beside the policy');
      state.appRoleAssignments.push(grantOf(state, smtp, 'SMTP.SendAsApp', 'exchange'));
      state.accessPolicies.push(policyOf(smtp, group?.externalDirectoryObjectId ?? ''));
      const could = addExisting(state, 'Could grant itself');
      state.appRoleAssignments.push(grantOf(state, could, 'AppRoleAssignment.ReadWrite.All'));
      addExisting(state, 'Holds a directory role').principal.roles = [roleTemplates.exchangeAdministrator];
      const unit = addExisting(state, 'In an administrative unit');
      state.exchangeServicePrincipals.push(pointerOf(unit));
      state.roleAssignments.push(assignmentOf(unit, { kind: 'administrativeUnit', unitId: 'u' }));
      const reads = addExisting(state, 'Only reads');
      state.appRoleAssignments.push(grantOf(state, reads, 'Mail.Read'));
      addExisting(state, 'Nothing to do with mail');
    });
    const told = document.applications.map(({ name, danger, reach }) => [name, danger, reach.count]);
    const { mailboxes } = document;
    expect(told).toEqual([
      ['Consented as an old guide says', 'every-mailbox', mailboxes],
      ['SMTP beside the policy', 'every-mailbox', mailboxes],
      ['Could grant itself', 'could-widen', 0],
      ['Holds a directory role', 'could-widen', 0],
      ['In an administrative unit', 'unknown', null],
      ['Cut by a policy', 'some-mailboxes', 2],
      ['Scoped', 'some-mailboxes', 1],
      ['Only reads', 'none', 0],
    ]);
    expect(mailboxes).toBeGreaterThan(10);
    expect(lineOf(document, 'Scoped').reach.mailboxes).toEqual(['payroll@contoso.example']);
    expect(lineOf(document, 'Cut by a policy').ways).toMatchObject([
      { name: 'Mail.Send of Microsoft Graph', limit: 'application access policy for Finance Mailboxes' },
    ]);
    expect(lineOf(document, 'Scoped').lastUse.link).toContain(lineOf(document, 'Scoped').objectId);
  });

  it('pain point 5: a broad grant voids the scope, and both stand in the line', async () => {
    const document = await surveyOf((state) => {
      const victim = addExisting(state, 'Followed the runbook');
      scopeTo(state, victim, `ExternalDirectoryObjectId -eq '${mailboxId(state, 'payroll')}'`);
      state.appRoleAssignments.push(grantOf(state, victim, 'Mail.Send'));
    });
    const line = lineOf(document, 'Followed the runbook');
    expect([line.danger, line.reach.count]).toEqual(['every-mailbox', document.mailboxes]);
    expect(line.ways.map(({ limit }) => limit)).toEqual([
      null,
      'management scope scope of Followed the runbook',
    ]);
  });

  it('pain point 4: shows how old a secret is and when it ends, before mail stops', async () => {
    const day = 24 * 60 * 60 * 1000;
    const inDays = (days: number): string => new Date(Date.now() + days * day).toISOString();
    const document = await surveyOf((state) => {
      const secret = { keyId: 'k', displayName: 'old', hint: 'abc', secretText: 'hidden-value' };
      const passwordCredentials = [
        { ...secret, startDateTime: inDays(-700), endDateTime: inDays(-0.5) },
        { ...secret, startDateTime: inDays(-10), endDateTime: inDays(5.5) },
      ];
      const app = addExisting(state, 'Ends soon', { passwordCredentials });
      state.appRoleAssignments.push(grantOf(state, app, 'Mail.Send'));
    });
    const { credentials } = lineOf(document, 'Ends soon');
    expect(credentials?.map(({ ageDays, daysLeft }) => [ageDays, daysLeft])).toEqual([
      [700, -1],
      [10, 5],
    ]);
    expect(JSON.stringify(document)).not.toContain('hidden-value');
  });

  it('tells the last change of the audit log, and why where it may not be read', async () => {
    const world = contosoWorld();
    const app = addExisting(world, 'Changed');
    world.appRoleAssignments.push(grantOf(world, app, 'Mail.Send'));
    const hoursAgo = (hours: number): string => new Date(Date.now() - hours * 3_600_000).toISOString();
    const changedAt = hoursAgo(2);
    const line = { initiatedBy: 'admin@contoso.example', targetName: 'Changed' };
    world.audits.push(
      {
        ...line,
        id: 'a1',
        activityDateTime: hoursAgo(3),
        activityDisplayName: 'Add application',
        targetId: app.application.id,
      },
      {
        ...line,
        id: 'a2',
        activityDateTime: changedAt,
        activityDisplayName: 'Add service principal',
        targetId: app.principal.id,
      },
    );
    const tenant = await startTenant({ world, quick: true });
    const document = await (await tenant.services()).survey();
    expect(lineOf(document, 'Changed').lastChange).toEqual({
      at: changedAt,
      what: 'Add service principal',
      by: 'admin@contoso.example',
    });
    const asExchange = await (await tenant.services({ as: 'exadmin@contoso.example' })).survey();
    expect(asExchange.changes.known).toBe(false);
    expect(asExchange.gaps.map(({ what }) => what)).toEqual(['Audit log']);
  });

  it('calls the reach unknown, not small, where Exchange may not be read', async () => {
    const world = contosoWorld();
    const app = addExisting(world, 'Scoped');
    scopeTo(world, app, `ExternalDirectoryObjectId -eq '${mailboxId(world, 'payroll')}'`);
    world.appRoleAssignments.push(grantOf(world, app, 'Mail.Read'));
    const tenant = await startTenant({ world, quick: true });
    const document = await (await tenant.services({ as: 'appadmin@contoso.example' })).survey();
    expect(lineOf(document, 'Scoped')).toMatchObject({
      danger: 'unknown',
      reach: { kind: 'unknown', count: null },
    });
    expect(document.gaps.map(({ what }) => what)).toContain('Role assignments in Exchange');
  });
});

describe('any application by its client id', () => {
  it('is compared with what was agreed, and shown as N of M without that', async () => {
    const world = contosoWorld();
    const app = addExisting(world, 'Scoped');
    scopeTo(world, app, `ExternalDirectoryObjectId -eq '${mailboxId(world, 'payroll')}'`);
    const { appId: clientId } = app.application;
    const tenant = await startTenant({ world, quick: true });
    const services = await tenant.services();
    const reachOf = async (agreed: { senders?: readonly string[]; outsider?: string }) => {
      const { parts, reach } = await services.prove(
        { clientId, ...agreed },
        { wait: false, allSenders: false },
      );
      return { kind: reach.kind, finding: parts.find(({ id }) => id === 'reach')?.finding };
    };
    const outsider = 'ceo@contoso.example';
    expect(await reachOf({ senders: ['payroll@contoso.example'], outsider })).toMatchObject({
      kind: 'exact',
    });
    expect(await reachOf({ senders: ['invoices@contoso.example'], outsider })).toMatchObject({
      kind: 'different',
      finding: expect.stringContaining('payroll@contoso.example') as string,
    });
    expect((await reachOf({})).finding).toMatch(/It can send as 1 of \d+ mailboxes: payroll@/u);
  });
});

describe('2,000 applications', () => {
  it('take under 10 s at 50 ms a request: the requests grow with pages, not with applications', async () => {
    const tenant = await startTenant({ latencyMs: 50 });
    const { state } = tenant.world;
    const mailboxes = state.mailboxes.filter((one) => one.recipientTypeDetails === 'SharedMailbox');
    const all = Array.from({ length: 2000 }, (_, index) => {
      const made = existingApplication(`Application ${String(index).padStart(4, '0')}`);
      made.principal.appOwnerOrganizationId = state.tenant.id;
      return made;
    });
    const scoped = all.filter((_, index) => index % 4 === 1);
    const scopeName = (index: number): string => `scope ${index}`;
    await new Control(tenant.info, tenant.ca).patchWorld({
      add: {
        applications: all.map(({ application }) => application),
        servicePrincipals: all.map(({ principal }) => principal),
        appRoleAssignments: all
          .filter((_, index) => index % 4 === 0)
          .map((one) => grantOf(state, one, 'Mail.Send')),
        exchangeServicePrincipals: scoped.map(pointerOf),
        managementScopes: scoped.map((one, index) => ({
          guid: one.principal.id,
          name: scopeName(index),
          recipientFilter: `ExternalDirectoryObjectId -eq '${mailboxes[index % mailboxes.length]?.externalDirectoryObjectId ?? ''}'`,
          exclusive: false,
        })),
        roleAssignments: scoped.map((one, index) =>
          assignmentOf(one, { kind: 'custom', scopeName: scopeName(index) }),
        ),
      },
    });
    const services = await tenant.services();
    const began = tenant.world.served.length;
    const start = performance.now();
    const document = await services.survey();
    const seconds = (performance.now() - start) / 1000;
    const asked = tenant.world.served.slice(began);
    const graph = asked.filter(({ host }) => host === 'graph');
    const exchange = asked.filter(({ host }) => host === 'exchange');
    expect(document.applications.filter(({ danger }) => danger === 'every-mailbox')).toHaveLength(500);
    expect(document.applications.filter(({ danger }) => danger === 'some-mailboxes')).toHaveLength(500);
    expect(document.gaps).toEqual([]);
    // Three pages of applications, of service principals and of nothing else; all first pages in two batches.
    expect(graph.length, graph.map(({ path }) => path).join('\n')).toBeLessThanOrEqual(8);
    expect(exchange.map(({ path }) => path).toSorted()).toEqual([
      '/exchange/Get-ApplicationAccessPolicy',
      '/exchange/Get-Mailbox',
      '/exchange/Get-ManagementRoleAssignment',
      '/exchange/Get-ManagementScope',
      '/exchange/Get-ServicePrincipal',
    ]);
    expect(seconds).toBeLessThan(10);
  }, 60_000);
});

describe('a tenant that is named', () => {
  it('is the one that is signed in to, as a partner does; another one is refused by Entra', async () => {
    const tenant = await startTenant({ quick: true });
    const named = await (await tenant.services({ tenant: 'contoso.example' })).survey();
    expect(named.tenant.id).toBe(tenant.info.tenantId);
    const before = served(tenant, /\/v1\.0\//u);
    const other = await tenant.services({ tenant: 'fabrikam.example' });
    const clientId = tenant.info.clientId;
    await expect(other.survey()).rejects.toThrow(/AADSTS90002|fabrikam/u);
    await expect(other.lint({ clientId })).rejects.toThrow(/AADSTS90002|fabrikam/u);
    await expect(other.activity({ clientId }, { days: 7 })).rejects.toThrow(/AADSTS90002|fabrikam/u);
    const how = { wait: false, allSenders: false };
    await expect(other.prove({ clientId }, how)).rejects.toThrow(/AADSTS90002|fabrikam/u);
    expect(served(tenant, /\/v1\.0\//u)).toBe(before);
  });

  it('beside a setup, which has one, is bad usage', async () => {
    const tenant = await startTenant({ quick: true });
    const common = ['--tenant', 'contoso.example', '--practice', tenant.infoFile];
    for (const args of [
      ['activity', 'x'],
      ['lint', '--setup', 'x'],
      ['prove', 'x'],
    ]) {
      const refused = await runCli([...args, ...common], tenant.folder);
      expect([refused.code, refused.stderr], args[0]).toEqual([2, expect.stringContaining('tenant')]);
    }
  });
});
