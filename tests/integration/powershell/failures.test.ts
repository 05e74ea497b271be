import { describe, expect, it } from 'vitest';
import { closedSession as session, isAlive, rows, starts } from '../../support/closed-session';
import { factsOf, tenantId } from '../../support/powershell-session';
import type { Scenario } from '../../support/stand-in-powershell';

describe('before PowerShell works', () => {
  it.each([
    ['blocked by policy', { onStart: 'blocked' }, 'policy-refused', 'script policy'],
    ['Constrained Language Mode at the start', { onStart: 'constrained' }, 'policy-refused', 'Constrained'],
    [
      'Constrained Language Mode in the hello',
      { languageMode: 'ConstrainedLanguage' },
      'policy-refused',
      'Constrained',
    ],
    ['a crash at the start', { onStart: 'crash' }, 'preflight-failed', 'exit code 134'],
    ['another protocol', { protocol: 2 }, 'preflight-failed', 'protocol 1 is expected'],
    ['an old version', { version: '7.2.24' }, 'preflight-failed', 'No PowerShell'],
    ['no module', { modules: [] }, 'preflight-failed', '3.10.1'],
    [
      'only a module that 7.5 cannot load',
      { version: '7.5.4', modules: [{ version: '3.10.1', prerelease: null, manifest: '/m' }] },
      'preflight-failed',
      '3.9.2',
    ],
    [
      'a module that cannot be loaded',
      { faults: [{ at: 'load', what: 'fail', error: { type: 'System.IO.FileLoadException' } }] },
      'preflight-failed',
      'cannot be loaded',
    ],
    [
      'a module that the policy refuses',
      { faults: [{ at: 'load', what: 'fail', error: { category: 'SecurityError' } }] },
      'policy-refused',
      'script policy',
    ],
  ] as const)('%s is told, with who can mend it and how', async (_what, scenario, code, words) => {
    const { session: one, access } = session(scenario);
    const facts = await factsOf(one.describe(access));
    expect(facts.code).toBe(code);
    expect(facts.message + (facts.next ?? '')).toContain(words);
    expect(facts.who).toBeDefined();
    expect(facts.next).toBeDefined();
  });

  it('no PowerShell at the named place is told, and none in the current folder is taken', async () => {
    for (const named of ['/nowhere/pwsh', 'pwsh']) {
      const { session: one, access } = session({}, { env: { SENDWRIGHT_PWSH: named } });
      expect((await factsOf(one.describe(access))).message).toContain(`SENDWRIGHT_PWSH is ${named}`);
    }
  });

  it('one that never answers is ended', async () => {
    const {
      session: one,
      access,
      powershell,
    } = session({ faults: [{ at: 'hello', what: 'hang' }] }, { limits: { helloMs: 1_500 } });
    expect((await factsOf(one.describe(access))).code).toBe('preflight-failed');
    expect(isAlive(starts(powershell.notes())[0]!['pid'])).toBe(false);
  });

  it('what is found is named', async () => {
    const made = session();
    expect(await made.session.describe(made.access)).toBe(
      `PowerShell 7.6.1 (${made.powershell.path}) with ExchangeOnlineManagement 3.10.1`,
    );
  });
});

describe('signing in', () => {
  const refused = (message: string): Scenario => ({
    faults: [
      {
        at: 'connect',
        what: 'fail',
        error: { type: 'Microsoft.Identity.Client.MsalServiceException', message },
      },
    ],
  });

  it('a refusal of Entra is told by its number', async () => {
    const { invoke } = session(refused('AADSTS50105: El usuario no tiene asignado un rol.'));
    expect(await factsOf(invoke('Get-Recipient', {}))).toMatchObject({ serviceCode: 'AADSTS50105' });
  });

  it('any other refusal says what else can be tried', async () => {
    const facts = await factsOf(session(refused('nix')).invoke('Get-Recipient', {}));
    expect(facts).toMatchObject({ code: 'not-signed-in', serviceMessage: 'nix' });
    expect(facts.next).toContain('--exchange-sign-in device');
  });

  it('another tenant is refused before anything runs', async () => {
    const { invoke, powershell } = session({ tenantId: '99999999-2222-4333-8444-555555555555' });
    expect((await factsOf(invoke('New-ManagementScope', {}))).code).toBe('tenant-mismatch');
    expect(powershell.text()).not.toContain('"invoke"');
  });

  it('a code is shown to the person, and nothing that the module prints later', async () => {
    const { invoke, said } = session(
      { noise: true, rows, signInLines: ['To sign in enter the code ABC123'] },
      { connect: { signIn: 'device' } },
    );
    await invoke('Get-Recipient', {});
    expect(said.join('\n')).toContain('ABC123');
    const shown = said.length;
    await invoke('Get-Recipient', {});
    expect(said).toHaveLength(shown);
  });

  it('a partner’s connection that wanders off writes nothing', async () => {
    const other = '99999999-2222-4333-8444-555555555555';
    const connect = {
      signIn: 'token',
      accessToken: 'token-of-partner',
      delegatedOrganization: 'a.example',
    } as const;
    const { invoke, powershell } = session(
      { rows, laterTenantIds: [tenantId, tenantId, other] },
      { connect },
    );
    await invoke('New-ManagementScope', { Name: 'one' });
    await invoke('Get-Recipient', {});
    expect((await factsOf(invoke('New-ManagementScope', { Name: 'two' }))).code).toBe('tenant-mismatch');
    expect(powershell.text()).not.toContain('"two"');
  });
});
