import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { toAppError } from '../../electron/contract/errors';
import { decodeClaims } from '../../electron/identity/claims';
import type { CredentialStore, StoredCredential } from '../../electron/ports/credential-store';
import type { AppRoleAssignment } from '../../electron/practice/world/directory-types';
import { stableId } from '../../electron/practice/world/stable-id';
import { roleTemplates } from '../../electron/practice/world/well-known';
import { createUnattendedRecords } from '../../electron/records/unattended';
import { documentOf, runCli } from '../support/cli';
import { existingOf, applyJob, proveJob } from '../support/job';
import { grantOf } from '../support/existing-applications';
import { QuickClock } from '../support/quick-clock';
import { addReader, sealed, type Reader } from '../support/reading-application';
import { startTenant, type TestTenant } from '../support/tenant';

const setup = 'ostendo-continuum';
const timeout = 60_000;
const ends: (() => unknown)[] = [];
const asked: { line: string; bearer: string | null; form: string }[] = [];
let tenant: TestTenant;
let reader: Reader;
let rights: readonly AppRoleAssignment[];

/** One tenant with a proven setup for all: each test puts back what it changes. */
beforeAll(async () => {
  tenant = await startTenant({
    quick: true,
    whenFinished: (act) => void ends.push(act),
    observe: (host, { method, path, headers, body }) => {
      const bearer = headers['authorization']?.replace(/^bearer /iu, '') ?? null;
      asked.push({ line: `${host} ${method} ${path}`, bearer, form: host === 'entra' ? body : '' });
    },
  });
  const services = await tenant.services();
  expect((await applyJob(tenant, {}, services)).result).toBe('done');
  expect((await proveJob(tenant, setup, services)).verdict).toBe('proven');
  reader = await addReader(tenant);
  rights = [...tenant.world.state.appRoleAssignments];
}, timeout);

afterAll(async () => {
  for (const end of ends.reverse()) await end();
});

beforeEach(() => {
  tenant.world.state.appRoleAssignments = [...rights];
  reader.principal.roles = [roleTemplates.globalReader];
  reader.principal.accountEnabled = true;
  asked.length = 0;
});

const unattended = async (options: object = reader.options) => tenant.services(options);
const review = async () => (await (await unattended()).review(setup)).setups[0];
const failure = async (work: Promise<unknown>) =>
  work.then(
    () => {
      throw new Error('It did not fail.');
    },
    (error: unknown) => toAppError(error).facts,
  );

/** Takes rights away: application permissions by name. */
function without(...permissions: readonly string[]): void {
  const gone = permissions.map(
    (name) =>
      grantOf(tenant.world.state, reader, name, name.startsWith('Exchange.') ? 'exchange' : 'graph').id,
  );
  tenant.world.state.appRoleAssignments = rights.filter(({ id }) => !gone.includes(id));
}

describe('without a person', () => {
  it('reviews, lints, surveys and tells the activity with no page, no code and no token of a person', async () => {
    const services = await unattended();
    expect((await services.review(setup)).setups[0]).toMatchObject({
      ...{ verdict: 'clean', drifts: [], reviewedBy: 'Sendwright Review' },
    });
    const all = await services.reviewAll(async () => Promise.resolve(true));
    expect(all).toMatchObject({ verdict: 'clean', notReviewed: [] });
    expect((await services.lint({ setup })).verdict).toBe('clean');
    expect((await services.survey()).gaps).toEqual([]);
    const { parts } = (await services.activity({ setup }, { days: 7 })).document;
    expect(parts.map(({ id, state, reason }) => [id, state, reason])).toEqual([
      ['message-trace', 'read', null],
      ['directory-audit', 'read', null],
      ['unified-audit', 'not-available', 'right'],
      ['admin-sign-ins', 'not-available', 'not-offered'],
      ['app-sign-ins', 'elsewhere', null],
    ]);
    const lines = asked.map(({ line }) => line);
    expect(lines.filter((line) => /authorize|devicecode|\/me\b/iu.test(line))).toEqual([]);
    const grants = asked.flatMap(({ form }) => new URLSearchParams(form).get('grant_type') ?? []);
    expect(new Set(grants)).toEqual(new Set(['client_credentials']));
    const holders = asked.flatMap(({ bearer }) => (bearer === null ? [] : [decodeClaims(bearer)?.['idtyp']]));
    expect(holders.length).toBeGreaterThan(20);
    expect(new Set(holders)).toEqual(new Set(['app']));
  });

  it('finds what somebody did by hand, since when and who it was', async () => {
    const { application } = existingOf(tenant);
    const { clock, state } = tenant.world;
    clock.advance(3600);
    const at = clock.iso();
    const anna = stableId('user anna@contoso.example');
    application.owners.push(anna);
    state.audits.push({
      ...{ id: stableId('added'), activityDateTime: at, activityDisplayName: 'Add owner to application' },
      ...{ initiatedBy: 'anna@contoso.example', targetId: application.id, targetName: 'x' },
    });
    const found = await review();
    expect(found?.verdict).toBe('drift');
    expect(found?.drifts).toMatchObject([
      { id: 'owner-added', since: { at, by: 'anna@contoso.example', unknown: null } },
    ]);
    application.owners = application.owners.filter((owner) => owner !== anna);
    state.audits = state.audits.filter(({ id }) => id !== stableId('added'));
    expect((await review())?.verdict).toBe('clean');
  });

  it('asks for one token a service, however much it reads', async () => {
    await review();
    expect(asked.filter(({ line }) => line.endsWith('/token'))).toHaveLength(2);
  });

  it('takes the certificate of this computer where no file is named', async () => {
    const { keyId, endDateTime } = reader.application.keyCredentials[0]!;
    const { privateKey, certificate } = reader.signIn.certificate;
    const kept: StoredCredential = { kind: 'certificate', keyId, endDateTime, privateKey, certificate };
    const keychain: CredentialStore = {
      name: 'a keychain',
      status: async () => Promise.resolve({ ok: true }),
      get: async ({ clientId }) => Promise.resolve(clientId === reader.application.appId ? kept : null),
      set: async () => Promise.resolve(),
      delete: async () => Promise.resolve(false),
    };
    const here = async (tenantName?: string) =>
      tenant.services(
        { unattended: true, ...(tenantName === undefined ? {} : { tenant: tenantName }) },
        { keychain },
      );
    expect((await failure((await here()).review(setup))).next).toContain('sendwright unattended --tenant');
    const records = createUnattendedRecords(join(tenant.folder, 'data'), new QuickClock(tenant.world.clock));
    const thumbprint = 'A'.repeat(40);
    await records.save({ ...reader.signIn, format: 1, keyId, thumbprint });
    expect((await (await here()).review(setup)).verdict).toBe('clean');
    expect((await (await here('contoso')).survey()).gaps).toEqual([]);
    expect((await failure((await here('fabrikam')).survey())).message).toContain('fabrikam');
    await records.forget(tenant.info.tenantId);
  });
});

describe('a right that is missing', () => {
  it.each([
    ['Directory.Read.All', ['Directory.Read.All'], /lacks Directory\.Read\.All/u],
    ['Policy.Read.All', ['Policy.Read.All'], /Policy\.Read\.All/u],
    ['Exchange.ManageAsApp', ['Exchange.ManageAsApp'], /lacks Exchange\.ManageAsApp or .*Global Reader/u],
  ])('%s: nothing is called clean, and it is named', async (_name, gone, said) => {
    without(...gone);
    const found = await review();
    expect(found?.verdict).toBe('unknown');
    expect(found?.drifts.flatMap(({ evidence }) => evidence).join('\n')).toMatch(said);
  });

  it('of the directory role shows nothing of Exchange, as Exchange itself would not', async () => {
    reader.principal.roles = [];
    expect((await review())?.verdict).toBe('unknown');
    const services = await unattended();
    expect((await services.lint({ setup })).verdict).toBe('unknown');
    const { gaps } = await services.survey();
    expect(gaps.map(({ what }) => what)).toContain('Role assignments in Exchange');
    expect(gaps[0]).toMatchObject({
      who: expect.stringContaining('Privileged Role Administrator') as string,
    });
    without('ExchangeMessageTrace.Read.All');
    const { parts } = (await services.activity({ setup }, { days: 7 })).document;
    expect(parts.find(({ id }) => id === 'message-trace')).toMatchObject({
      ...{ state: 'not-available', reason: 'right' },
      next: expect.stringContaining('sendwright unattended --tenant') as string,
    });
  });

  it.each([['Application.Read.All'], ['LicenseAssignment.Read.All'], ['User.Read.All']])(
    '%s is covered by Directory.Read.All',
    async (permission) => {
      without(permission);
      expect((await review())?.verdict).toBe('clean');
    },
  );

  it('at all: nothing is seen, and nothing is called clean', async () => {
    tenant.world.state.appRoleAssignments = [];
    expect((await review())?.verdict).toBe('unknown');
    const services = await unattended();
    expect((await services.lint({ setup })).verdict).toBe('unknown');
    expect((await failure(services.survey())).next).toContain('sendwright unattended --tenant');
  });
});

describe('what does not sign in', () => {
  const told = async (options: object = reader.options) => failure((await unattended(options)).review(setup));

  it('is told with what to do: a certificate that was taken away, an application switched off or gone', async () => {
    const { keyCredentials } = reader.application;
    reader.application.keyCredentials = [];
    expect(await told()).toMatchObject({
      ...{ code: 'not-signed-in', serviceCode: 'AADSTS700027' },
      next: expect.stringContaining(`sendwright unattended --tenant ${tenant.info.tenantId}`) as string,
    });
    reader.application.keyCredentials = keyCredentials;
    reader.principal.accountEnabled = false;
    expect((await told()).message).toContain('is switched off');
    reader.principal.accountEnabled = true;
    const state = tenant.world.state;
    const { applications, servicePrincipals } = state;
    state.applications = applications.filter((one) => one !== reader.application);
    state.servicePrincipals = servicePrincipals.filter((one) => one !== reader.principal);
    expect((await told()).message).toContain('is not in the tenant any more');
    Object.assign(state, { applications, servicePrincipals });
    expect((await review())?.verdict).toBe('clean');
  });

  it('is refused before anything is asked: another tenant, another cloud, an ended certificate, a wrong passphrase', async () => {
    const other = {
      ...reader.signIn,
      tenantId: '5f2c0a1e-9d3b-4c7a-8e21-0b6d4f1a2c3e',
      tenantName: 'Fabrikam',
    };
    expect(await told(await sealed(tenant.folder, other, 'foreign'))).toMatchObject({
      code: 'tenant-mismatch',
      message: expect.stringContaining('Fabrikam') as string,
    });
    const real = await sealed(tenant.folder, { ...reader.signIn, cloud: 'global' }, 'real');
    expect((await failure(unattended(real))).code).toBe('tenant-mismatch');
    expect((await failure(unattended({ ...reader.options, practice: undefined }))).message).toContain(
      'a practice tenant, and none was named',
    );
    const expires = tenant.world.clock.iso();
    const ended = await sealed(tenant.folder, { ...reader.signIn, expires }, 'ended');
    expect((await failure(unattended(ended))).message).toContain('ended on');
    writeFileSync(join(tenant.folder, 'wrong.passphrase'), 'another-word-altogether');
    const wrong = { ...reader.options, unattendedPassphraseFile: join(tenant.folder, 'wrong.passphrase') };
    expect((await failure(unattended(wrong))).code).toBe('refused');
    expect(asked).toEqual([]);
  });
});

describe('on the command line', () => {
  const run = async (...args: readonly string[]) => {
    const { unattended: file, unattendedPassphraseFile } = reader.options;
    const without = [
      ...['--unattended', file, '--unattended-passphrase-file', unattendedPassphraseFile],
      ...['--practice', tenant.infoFile, '--data', join(tenant.folder, 'data'), '--json'],
    ];
    return runCli([...args, ...without], tenant.folder);
  };

  it('ends with the codes of each command', async () => {
    const one = await run('review', setup);
    const [all, status, activity] = await Promise.all([
      run('review', '--all', '--tenant', 'contoso.example'),
      run('status'),
      run('activity', setup),
    ]);
    expect([one.code, all.code, status.code, activity.code]).toEqual([0, 0, 0, 3]);
    expect(documentOf<{ verdict: string }>(all).verdict).toBe('clean');
    reader.principal.roles = [];
    expect((await run('review', setup)).code).toBe(3);
  });

  it('is refused where a person is needed, and together with what is about a person', async () => {
    const refused = await Promise.all([
      run('plan', 'job.sendwright.yaml'),
      run('prove', setup),
      run('lint', '--setup', setup, '--plan', 'mend.json'),
      run('review', setup, '--as', 'admin@contoso.example'),
      run('survey', '--device-code'),
    ]);
    for (const { code, stdout } of refused) {
      expect(code, stdout).toBe(2);
      expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'invalid-input' } });
    }
    expect(asked).toEqual([]);
  });
});
