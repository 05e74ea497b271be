import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reviewDocumentSchema, type ReviewDocument } from '../../electron/contract/review';
import type { SignDocument } from '../../electron/contract/go-live';
import { documentOf, runCli } from '../support/cli';
import { applyJob, existingOf, ownApplication, proveJob } from '../support/job';
import { noteCmdlet } from '../../electron/practice/world/audit-logs';
import { served } from '../support/ladder';
import { startTenant } from '../support/tenant';
import { otherSender, refused } from '../support/world-changes';
import { secret } from './lint-traps';
import { stableId } from '../../electron/practice/world/stable-id';

const setup = 'ostendo-continuum';
const timeout = 90_000;

async function proven(quick = true) {
  const tenant = await startTenant({ quick });
  const services = await tenant.services();
  expect((await applyJob(tenant, {}, services)).result).toBe('done');
  expect((await proveJob(tenant, setup, services)).verdict).toBe('proven');
  const review = async () => {
    const document = reviewDocumentSchema.parse(await services.review(setup));
    return document.setups[0]!;
  };
  return { tenant, services, review };
}

const audit = (activityDisplayName: string, targetId: string, at: string) => ({
  ...{ id: stableId(`${activityDisplayName} ${at}`), activityDateTime: at, activityDisplayName },
  ...{ initiatedBy: 'anna@contoso.example', targetId, targetName: 'x' },
});

describe('since when', () => {
  it('says when and by whom where the directory’s audit log tells it', async () => {
    const { tenant, review } = await proven();
    const application = ownApplication(tenant);
    application.owners.push(stableId('user anna@contoso.example'));
    tenant.world.clock.advance(3600);
    const at = tenant.world.clock.iso();
    tenant.world.state.audits.push(audit('Add owner to application', application.id, at));
    tenant.world.clock.advance(3600);
    const [drift] = (await review()).drifts;
    expect(drift).toMatchObject({
      id: 'owner-added',
      since: { at, by: 'anna@contoso.example', unknown: null },
    });
  });

  it('takes no line of before it was seen right, and none of another application', async () => {
    const { tenant, review } = await proven();
    const { state, clock } = tenant.world;
    const application = ownApplication(tenant);
    application.owners.push(stableId('user anna@contoso.example'));
    state.audits.push(audit('Add owner to application', application.id, '2026-01-01T00:00:00.000Z'));
    clock.advance(60);
    state.audits.push(audit('Add owner to application', stableId('another'), clock.iso()));
    const [drift] = (await review()).drifts;
    expect(drift?.since).toMatchObject({ at: null, by: null });
    expect(drift?.since.unknown).toMatch(/audit log goes back to 2026.*no line of it/u);
    expect(drift?.since.lastRight).not.toBeNull();
  });

  it('says that the audit logs could not be read', async () => {
    const { tenant, review } = await proven();
    tenant.world.faults.replace([
      {
        ...{ match: { path: 'directoryAudits' }, kind: 'status', status: 403, times: 9 },
        ...{ code: 'Authorization_RequestDenied', message: 'No.' },
      },
      refused('Search-UnifiedAuditLog'),
    ]);
    existingOf(tenant).principal.accountEnabled = false;
    for (const one of tenant.world.state.managementScopes) one.recipientFilter = "Alias -eq 'invoices'";
    const { drifts } = await review();
    const since = (id: string) => drifts.find((one) => one.id === id)?.since.unknown;
    expect(since('principal-disabled')).toMatch(/could not be read/u);
    expect(since('scope-changed')).toMatch(/unified audit log.*could not be read/u);
  });

  it('tells of Exchange by its own log, where that takes entries in, and searches it once a tenant', async () => {
    const { tenant, services, review } = await proven();
    const { world } = tenant;
    const second = { application: 'Payslips', senders: ['payroll@contoso.example'] };
    const other = await applyJob(tenant, second, services);
    expect((await proveJob(tenant, other.setup, services)).verdict).toBe('proven');
    for (const one of world.state.managementScopes) one.recipientFilter = "Alias -eq 'nobody'";
    const unknown = async () => (await review()).drifts.find(({ id }) => id === 'scope-changed')?.since;
    expect((await unknown())?.unknown).toMatch(/no record of it that names this application/u);

    // Of another scope, of before it was right, and of what changes no filter.
    const scope = 'sendwright-ostendo-continuum';
    const filter = { RecipientRestrictionFilter: "Alias -eq 'nobody'" };
    world.clock.advance(60);
    noteCmdlet(world, 'Set-ManagementScope', 'ceo@contoso.example', { Identity: `${scope}-2`, ...filter });
    noteCmdlet(world, 'Set-ManagementScope', 'ceo@contoso.example', { Identity: scope, Name: scope });
    world.logs.unifiedAudit.push({
      ...world.logs.unifiedAudit.at(-1)!,
      ...{ id: 'early', creationDate: '2026-01-01T00:00:00.000Z', data: { Parameters: [] } },
    });
    expect((await unknown())?.at).toBeNull();
    noteCmdlet(world, 'Set-ManagementScope', 'anna@contoso.example', { Identity: scope, ...filter });
    world.clock.advance(60);
    expect(await unknown()).toMatchObject({ by: 'anna@contoso.example', unknown: null });

    const searches = () => served(tenant, /Search-UnifiedAuditLog$/u);
    const before = searches();
    const all = await services.reviewAll(async () => true);
    expect(all.setups.flatMap(({ drifts }) => drifts.map(({ id }) => id))).toEqual([
      'scope-changed',
      'scope-changed',
    ]);
    expect(searches() - before).toBe(1);
    world.logs.unifiedAudit.length = 0;
    world.state.organization.unifiedAuditLogIngestionEnabled = false;
    expect((await unknown())?.unknown).toMatch(/takes no entries in/u);
  });

  it('remembers from review to review when it was last right', async () => {
    const { tenant, review } = await proven();
    tenant.world.clock.advance(3600);
    const clean = await review();
    expect(clean.verdict).toBe('clean');
    tenant.world.clock.advance(3600);
    tenant.world.state.managementScopes = [];
    await review();
    tenant.world.clock.advance(3600);
    const again = (await review()).drifts.find(({ id }) => id === 'scope-removed');
    expect(again?.since.lastRight).toBe(clean.reviewedAt);
  });
});

describe('what cannot be read', () => {
  it.each([
    ['Get-Mailbox', /Mailboxes of the senders/u],
    ['Get-ManagementScope', /./u],
    ['Get-ManagementRoleAssignment', /Role assignments in Exchange/u],
    ['Get-AdminAuditLogConfig', /unified audit log/u],
    ['Get-Recipient', /Senders and outsider/u],
  ])('%s: is unknown and said, never fine', async (cmdlet, says) => {
    const { tenant, review } = await proven();
    tenant.world.faults.replace([refused(cmdlet)]);
    const { verdict, drifts } = await review();
    expect(drifts.map(({ id }) => id)).toContain('not-read');
    expect(drifts.find(({ id }) => id === 'not-read')?.evidence.join('\n')).toMatch(says);
    expect(verdict, JSON.stringify(drifts.map(({ id, evidence }) => [id, evidence]))).toBe('unknown');
  });

  it('tells an Application Administrator what takes somebody else', async () => {
    const { tenant } = await proven();
    const services = await tenant.services({ as: 'appadmin@contoso.example' });
    const { verdict, setups } = await services.review(setup);
    expect(verdict).toBe('unknown');
    expect(setups[0]?.drifts.map(({ id }) => id)).toEqual(['not-read']);
    expect(setups[0]?.checklist.filter(({ status }) => status === 'done')).toEqual([]);
  });
});

describe('what this computer’s records say', () => {
  it('finds a proof that is missing, and one that is not green', async () => {
    const tenant = await startTenant({ quick: true });
    const services = await tenant.services();
    await applyJob(tenant, {}, services);
    const ids = async () => (await services.review(setup)).setups[0]?.drifts.map(({ id }) => id);
    expect(await ids()).toEqual(['proof-missing']);
    otherSender(tenant.world.state, 'X', 'Mail.Send');
    tenant.world.state.roleAssignments = [];
    expect((await proveJob(tenant, setup, services)).verdict).not.toBe('proven');
    expect(await ids()).toContain('proof-not-green');
  });

  it('finds mailboxes that left and were not seen refused, and words on another state', async () => {
    const tenant = await startTenant({ quick: true });
    const services = await tenant.services();
    await applyJob(tenant, { senders: ['invoices@contoso.example', 'payroll@contoso.example'] }, services);
    await proveJob(tenant, setup, services);
    const on = tenant.world.clock.iso().slice(0, 10);
    await services.sign(setup, { what: 'uat', by: 'Jane', on, note: null });
    tenant.world.clock.advance(24 * 3600);
    expect((await applyJob(tenant, {}, services)).result).toBe('done');
    const drifts = (await services.review(setup)).setups[0]?.drifts ?? [];
    expect(drifts.map(({ id }) => id).toSorted()).toEqual([
      'left-unproven',
      'proof-missing',
      'sign-off-stale',
    ]);
    await proveJob(tenant, setup, services);
    const after = (await services.review(setup)).setups[0]?.drifts ?? [];
    expect(after.map(({ id }) => id)).toEqual(['sign-off-stale']);
  });

  it('finds a proof that was changed on this computer', async () => {
    const { tenant, review } = await proven();
    const file = join(tenant.folder, 'data/tenants', tenant.info.tenantId, setup, 'setup.json');
    const text = readFileSync(file, 'utf8');
    const { writeFileSync } = await import('node:fs');
    writeFileSync(
      file,
      text.replace('"ceo@contoso.example",\n      "verdict"', '"x@contoso.example",\n      "verdict"'),
    );
    expect(readFileSync(file, 'utf8')).not.toBe(text);
    expect((await review()).drifts.map(({ id }) => id)).toEqual(['proof-chain']);
  });
});

describe('signing', () => {
  it('makes what has no place in the setup file the agreed state, and nothing else', async () => {
    const { tenant, services, review } = await proven();
    ownApplication(tenant).owners.push(stableId('user anna@contoso.example'));
    existingOf(tenant).principal.accountEnabled = false;
    expect((await review()).drifts.map(({ id }) => id).toSorted()).toEqual([
      'owner-added',
      'principal-disabled',
    ]);
    const on = tenant.world.clock.iso().slice(0, 10);
    await services.sign(setup, { what: 'review', by: 'Jane Doe', on, note: null });
    const after = await review();
    expect(after.drifts.map(({ id }) => id)).toEqual(['principal-disabled']);
    expect(after.due.signed).toMatchObject({ by: 'Jane Doe' });
  });

  it('is refused where nothing was reviewed', async () => {
    const { tenant, services } = await proven();
    const on = tenant.world.clock.iso().slice(0, 10);
    await expect(services.sign(setup, { what: 'review', by: 'Jane', on, note: null })).rejects.toMatchObject({
      code: 'invalid-input',
    });
  });

  it('answers the checklist item by item', async () => {
    const { tenant, services, review } = await proven();
    const open = ({ checklist }: Awaited<ReturnType<typeof review>>) =>
      checklist.filter(({ status }) => status === 'open').map(({ id }) => id);
    expect(open(await review())).toEqual(['trace', 'sign-ins', 'in-use', 'vendor-keeps']);
    const on = tenant.world.clock.iso().slice(0, 10);
    for (const what of ['review-trace', 'review-sign-ins', 'review-in-use', 'review-vendor-keeps'] as const) {
      await services.sign(setup, { what, by: 'Jane Doe', on, note: 'looked' });
    }
    expect(open(await review())).toEqual([]);
    tenant.world.clock.advance(93 * 24 * 3600);
    expect(open(await review())).toEqual(['proof', 'trace', 'sign-ins', 'in-use', 'vendor-keeps']);
  });
});

describe('sendwright review', () => {
  it('exits 0, 1 or 3, and writes its reports', { timeout }, async () => {
    const { tenant } = await proven(false);
    const run = (...args: readonly string[]) =>
      runCli([...args, '--data', 'data', '--practice', 'practice.json'], tenant.folder);
    const clean = await run('review', setup, '--json');
    expect(clean.code, clean.stderr).toBe(0);
    expect(documentOf<ReviewDocument>(clean)).toMatchObject({ verdict: 'clean', notReviewed: [] });
    ownApplication(tenant).displayName = '=HYPERLINK("https://evil.example")';
    existingOf(tenant).principal.accountEnabled = false;
    const all = await run('review', '--all', '--html', 'review.html', '--csv', 'review.csv');
    expect(all.code, all.stderr).toBe(1);
    expect(all.stdout).toContain('Signing in to the application is switched off');
    expect(readFileSync(join(tenant.folder, 'review.html'), 'utf8')).toContain(
      'Ostendo Continuum at Contoso',
    );
    expect(readFileSync(join(tenant.folder, 'review.csv'), 'utf8')).toMatch(/"principal-disabled","high"/u);
    const less = await run('review', setup, '--as', 'exadmin@contoso.example', '--json');
    expect([1, 3]).toContain(less.code);
    const other = await run('review', '--all', '--tenant', 'fabrikam.example');
    expect(other.code).toBe(2);
    expect((await run('review')).code).toBe(2);
    const signed = await run('sign', setup, 'review', '--by', 'Jane Doe', '--json');
    expect(documentOf<SignDocument>(signed).signed).toMatchObject({ what: 'review' });
  });
});

describe('a renewal that is under way', () => {
  it('is no drift: for a while there are two credentials on purpose', async () => {
    const { tenant, services } = await proven();
    await services.rotate(setup, {}, async () => true);
    expect(ownApplication(tenant).passwordCredentials).toHaveLength(2);
    const { setups } = await services.review(setup);
    expect(setups[0]?.drifts.map(({ id, evidence }) => [id, ...evidence])).toEqual([]);
    const status = await services.status(setup);
    expect(status.setups[0]?.because?.join()).toContain('a renewal is under way');
    // A third one is nobody's.
    ownApplication(tenant).passwordCredentials.push(secret(-1, 100));
    const again = await services.review(setup);
    expect(again.setups[0]?.drifts.map(({ id }) => id)).toEqual(['credential-unused', 'several-secrets']);
  });
});
