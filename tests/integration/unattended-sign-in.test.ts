import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { CredentialStore, StoredCredential } from '../../electron/ports/credential-store';
import { roleTemplates } from '../../electron/practice/world/well-known';
import { createUnattendedRecords } from '../../electron/records/unattended';
import { mailboxId, scopeTo } from '../support/existing-applications';
import { QuickClock } from '../support/quick-clock';
import { sealed } from '../support/reading-application';
import { failure, ReadingRig, setup } from '../support/reading-rig';
import { standInPowerShell, type Scenario } from '../support/stand-in-powershell';

const rig = new ReadingRig();

afterEach(() => void vi.unstubAllEnvs());

describe('the certificate of this computer', () => {
  it('takes the certificate of this computer where no file is named', async () => {
    const { keyId, endDateTime } = rig.reader.application.keyCredentials[0]!;
    const { privateKey, certificate } = rig.reader.signIn.certificate;
    const kept: StoredCredential = { kind: 'certificate', keyId, endDateTime, privateKey, certificate };
    const keychain: CredentialStore = {
      name: 'a keychain',
      status: async () => Promise.resolve({ ok: true }),
      get: async ({ clientId }) => Promise.resolve(clientId === rig.reader.application.appId ? kept : null),
      set: async () => Promise.resolve(),
      delete: async () => Promise.resolve(false),
    };
    const here = async (tenantName?: string) =>
      rig.tenant.services(
        { unattended: true, ...(tenantName === undefined ? {} : { tenant: tenantName }) },
        { keychain },
      );
    expect((await failure((await here()).review(setup))).next).toContain('sendwright unattended --tenant');
    const records = createUnattendedRecords(
      join(rig.tenant.folder, 'data'),
      new QuickClock(rig.tenant.world.clock),
    );
    const thumbprint = 'A'.repeat(40);
    await records.save({ ...rig.reader.signIn, format: 1, keyId, thumbprint });
    expect((await (await here()).review(setup)).verdict).toBe('clean');
    expect((await (await here('contoso')).survey()).gaps).toEqual([]);
    expect((await failure((await here('fabrikam')).survey())).message).toContain('fabrikam');
    await records.forget(rig.tenant.info.tenantId);
  });
});

describe('what does not sign in', () => {
  const told = async (options: object = rig.reader.options) =>
    failure((await rig.unattended(options)).review(setup));

  it('is told with what to do: a certificate that was taken away, an application switched off or gone', async () => {
    const { keyCredentials } = rig.reader.application;
    rig.reader.application.keyCredentials = [];
    expect(await told()).toMatchObject({
      ...{ code: 'not-signed-in', serviceCode: 'AADSTS700027' },
      who: 'whoever keeps the certificate',
      next: expect.stringMatching(
        new RegExp(`--tenant ${rig.tenant.info.tenantId}.*--out FILE --new-passphrase-file`, 'u'),
      ) as string,
    });
    rig.reader.application.keyCredentials = keyCredentials;
    rig.reader.principal.accountEnabled = false;
    expect((await told()).message).toContain('is switched off');
    rig.reader.principal.accountEnabled = true;
    const state = rig.tenant.world.state;
    const { applications, servicePrincipals } = state;
    state.applications = applications.filter((one) => one !== rig.reader.application);
    state.servicePrincipals = servicePrincipals.filter((one) => one !== rig.reader.principal);
    expect((await told()).message).toContain('is not in the tenant any more');
    Object.assign(state, { applications, servicePrincipals });
    expect((await rig.review())?.verdict).toBe('clean');
  });

  it('is refused before anything is asked: another tenant, another cloud, an ended certificate, a wrong passphrase', async () => {
    const other = {
      ...rig.reader.signIn,
      tenantId: '5f2c0a1e-9d3b-4c7a-8e21-0b6d4f1a2c3e',
      tenantName: 'Fabrikam',
    };
    expect(await told(await sealed(rig.tenant.folder, other, 'foreign'))).toMatchObject({
      code: 'tenant-mismatch',
      message: expect.stringContaining('Fabrikam') as string,
    });
    const real = await sealed(rig.tenant.folder, { ...rig.reader.signIn, cloud: 'global' }, 'real');
    expect((await failure(rig.unattended(real))).code).toBe('tenant-mismatch');
    expect((await failure(rig.unattended({ ...rig.reader.options, practice: undefined }))).message).toContain(
      'a practice tenant, and none was named',
    );
    const expires = rig.tenant.world.clock.iso();
    const soon = new Date(rig.tenant.world.clock.now().getTime() + 20 * 86_400_000).toISOString();
    await rig.unattended(await sealed(rig.tenant.folder, { ...rig.reader.signIn, expires: soon }, 'soon'));
    expect(rig.tenant.said.join('\n')).toContain('(days left: 20)');
    const ended = await sealed(rig.tenant.folder, { ...rig.reader.signIn, expires }, 'ended');
    expect((await failure(rig.unattended(ended))).message).toContain('ended on');
    writeFileSync(join(rig.tenant.folder, 'wrong.passphrase'), 'another-word-altogether');
    const wrong = {
      ...rig.reader.options,
      unattendedPassphraseFile: join(rig.tenant.folder, 'wrong.passphrase'),
    };
    expect((await failure(rig.unattended(wrong))).code).toBe('not-signed-in');
    expect(rig.asked).toEqual([]);
  });
});

describe('through PowerShell', () => {
  const through = async (scenario: Scenario = {}) => {
    const powershell = standInPowerShell(rig.tenant.folder, scenario);
    vi.stubEnv('SENDWRIGHT_PWSH', powershell.path);
    const services = await rig.unattended({ ...rig.reader.options, exchange: 'powershell' });
    return { services, powershell };
  };

  it('connects as the application with its token and the tenant’s initial domain, and reads the same', async () => {
    const { services, powershell } = await through();
    expect((await services.review(setup)).verdict).toBe('clean');
    await services.close();
    const [connect] = powershell.notes().filter((note) => 'connect' in note);
    expect(connect).toMatchObject({
      connect: { signIn: 'token', organization: rig.reader.signIn.organization },
      token: 'given',
    });
    expect(connect?.['connect']).not.toHaveProperty('userPrincipalName');
    const bearers = rig.asked.flatMap(({ bearer }) => bearer ?? []);
    for (const bearer of new Set(bearers)) expect(powershell.text()).not.toContain(bearer);
    expect(powershell.text()).not.toContain(rig.reader.signIn.certificate.privateKey.slice(0, 40));
  });

  it('refuses to read where Exchange connects to another tenant', async () => {
    const { services } = await through({ tenantIds: ['5f2c0a1e-9d3b-4c7a-8e21-0b6d4f1a2c3e'] });
    expect((await failure(services.review(setup))).code).toBe('tenant-mismatch');
    await services.close();
  });
});

describe('the reading application itself', () => {
  const looks = async () => {
    const services = await rig.unattended();
    const { findings } = await services.lint({ clientId: rig.reader.application.appId });
    const { applications } = await services.survey();
    const line = applications.find(({ clientId }) => clientId === rig.reader.application.appId);
    return { findings: findings.map(({ id }) => id), danger: line?.danger };
  };
  const alone = { findings: ['undeclared-permission'], danger: 'none' };

  it('is no door to sending, as long as it only looks', async () => {
    expect(await looks()).toEqual(alone);
    expect((await rig.review())?.verdict).toBe('clean');
  });

  it('is one once somebody gives it more: a directory role, a role of Exchange, a permission', async () => {
    rig.reader.principal.roles = [roleTemplates.globalReader, roleTemplates.exchangeAdministrator];
    expect(await looks()).toMatchObject({
      findings: expect.arrayContaining(['could-widen']) as string[],
      danger: 'could-widen',
    });
    rig.reader.principal.roles = [roleTemplates.globalReader];
    const { state } = rig.tenant.world;
    const before = { ...state };
    const mailbox = mailboxId(state, 'payroll');
    state.exchangeServicePrincipals = [...state.exchangeServicePrincipals];
    state.managementScopes = [...state.managementScopes];
    state.roleAssignments = [...state.roleAssignments];
    scopeTo(state, rig.reader, `ExternalDirectoryObjectId -eq '${mailbox}'`);
    expect((await looks()).findings).toContain('could-widen');
    Object.assign(state, before);
    expect(await looks()).toEqual(alone);
  });

  it('without the marker is an application like any other', async () => {
    const { uniqueName } = rig.reader.application;
    rig.reader.application.uniqueName = null;
    expect((await looks()).danger).toBe('could-widen');
    rig.reader.application.uniqueName = uniqueName;
  });
});
