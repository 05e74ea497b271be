import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { testFolder } from '../../support/folder';
import { factsOf, standInSession, tenantId } from '../../support/powershell-session';
import type { Scenario } from '../../support/stand-in-powershell';

type Changes = Parameters<typeof standInSession>[1];

function session(scenario: Scenario = {}, changes: Changes = {}) {
  const made = standInSession(scenario, changes);
  onTestFinished(made.close);
  return made;
}

const rows = { 'Get-Recipient': [{ Name: 'Zoë 😀' }], 'New-ManagementScope': [{ Name: 'x' }] };
const isAlive = (pid: unknown): boolean => {
  try {
    return process.kill(pid as number, 0);
  } catch {
    return false;
  }
};
const starts = (notes: readonly Record<string, unknown>[]) =>
  notes.filter((one) => one['start'] === 'bridge.ps1');

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

describe('while cmdlets run', () => {
  it.each(['crash', 'crash-in-reply', 'unreadable'] as const)(
    'after %s a read is run once more in a fresh PowerShell, a write never',
    async (what) => {
      const fault = (at: string) => ({ at, what, once: join(testFolder(), 'once') });
      const read = session({ rows, faults: [fault('Get-Recipient')] });
      expect((await read.invoke('Get-Recipient', {})).result).toEqual([{ Name: 'Zoë 😀' }]);
      expect(starts(read.powershell.notes())).toHaveLength(2);

      const write = session({ rows, faults: [fault('New-ManagementScope')] });
      const facts = await factsOf(write.invoke('New-ManagementScope', { Name: 'x' }));
      expect(facts.code).toBe('answer-lost');
      expect(facts.message).toContain('not known');
      expect(starts(write.powershell.notes())).toHaveLength(1);
      // The next call has a PowerShell again.
      expect((await write.invoke('Get-Recipient', {})).result).toHaveLength(1);
    },
  );

  it('one without a sign of life is ended long before its time is up', async () => {
    const { invoke, powershell } = session(
      { faults: [{ at: 'New-ManagementScope', what: 'silent' }] },
      { limits: { missedBeats: 15 } },
    );
    expect((await factsOf(invoke('New-ManagementScope', {}))).message).toContain('no sign of life');
    expect(starts(powershell.notes())).toHaveLength(1);
  });

  it('one that beats and never answers ends with its time', async () => {
    const { invoke } = session(
      { faults: [{ at: 'Get-Recipient', what: 'hang' }] },
      { limits: { cmdletMs: 1_500 } },
    );
    expect((await factsOf(invoke('Get-Recipient', {}))).code).toBe('timeout');
  });

  it('one that is deaf is killed with all it started, and a cancelled call ends at once', async () => {
    const { invoke, powershell, close } = session({ faults: [{ at: 'Get-Recipient', what: 'deaf' }] });
    const cancel = new AbortController();
    const call = factsOf(invoke('Get-Recipient', {}, cancel.signal));
    const grandchild = async (): Promise<unknown> => {
      for (;;) {
        const note = powershell.notes().find((one) => 'grandchild' in one);
        if (note !== undefined) return note['grandchild'];
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    };
    const pid = await grandchild();
    expect(isAlive(pid)).toBe(true);
    cancel.abort();
    expect((await call).code).toBe('cancelled');
    await close();
    expect(isAlive(starts(powershell.notes())[0]!['pid'])).toBe(false);
    await expect.poll(() => isAlive(pid), { timeout: 5_000 }).toBe(false);
  });

  it('a queued call that is cancelled never runs', async () => {
    const { invoke, powershell } = session({ rows });
    const cancel = new AbortController();
    const first = invoke('Get-Recipient', {});
    const second = factsOf(invoke('New-ManagementScope', { Name: 'never' }, cancel.signal));
    cancel.abort();
    expect((await second).code).toBe('cancelled');
    await first;
    await invoke('Get-Recipient', {});
    expect(powershell.text()).not.toContain('never');
  });

  it('noise, 20 MB on standard output and 50 MB on standard error change nothing', async () => {
    const { invoke } = session({
      rows,
      noise: true,
      faults: [
        { at: 'Get-Recipient', what: 'flood-stdout' },
        { at: 'Get-Recipient', nth: 2, what: 'flood-stderr' },
      ],
    });
    for (let at = 0; at < 3; at += 1) {
      expect((await invoke('Get-Recipient', {})).result).toEqual([{ Name: 'Zoë 😀' }]);
    }
  });

  it('a reply that comes byte by byte is whole', async () => {
    const { invoke } = session({
      faults: [
        { at: 'Get-Recipient', what: 'split', rows: [{ Name: 'Zürich 😀', Id: { $: 'guid', v: tenantId } }] },
      ],
    });
    expect((await invoke('Get-Recipient', {})).result).toEqual([{ Name: 'Zürich 😀', Id: tenantId }]);
  });

  it('throttling is waited out, for writes too', async () => {
    const error = { type: 'Microsoft.Exchange.Data.OverBudgetException' };
    const { invoke, clock } = session({
      rows,
      faults: [1, 2].map((nth) => ({ at: 'New-ManagementScope', nth, what: 'fail' as const, error })),
    });
    expect((await invoke('New-ManagementScope', {})).result).toHaveLength(1);
    expect(clock.sleeps).toEqual([500, 1000]);
  });

  it('a token that has ended is renewed once for a read; a write is told as not known', async () => {
    const error = { type: 'System.UnauthorizedAccessException' };
    const ended = { rows, tokenStatuses: ['Active', 'Expired'] };
    const read = session({ ...ended, faults: [{ at: 'Get-Recipient', what: 'fail', error }] });
    expect((await read.invoke('Get-Recipient', {})).result).toHaveLength(1);
    expect(starts(read.powershell.notes())).toHaveLength(1);
    expect(read.powershell.notes().filter((note) => 'connect' in note)).toHaveLength(2);
    const write = session({ ...ended, faults: [{ at: 'New-ManagementScope', what: 'fail', error }] });
    expect((await factsOf(write.invoke('New-ManagementScope', {}))).code).toBe('answer-lost');
  });

  it('a right that is missing stays one while the connection is good', async () => {
    const error = {
      type: 'System.Management.Automation.CommandNotFoundException',
      fullyQualifiedErrorId: 'CommandNotFoundException',
    };
    const { invoke } = session({ faults: [{ at: 'Get-ManagementScope', what: 'fail', error }] });
    expect((await factsOf(invoke('Get-ManagementScope', {}))).code).toBe('permission-denied');
  });

  it('a token of ours is renewed before it ends', async () => {
    const connect = { signIn: 'token', accessToken: 'own-token' } as const;
    const made = session({ rows, expires: '2026-11-20T11:00:00.000Z' }, { connect });
    await made.invoke('Get-Recipient', {});
    made.clock.advance(59 * 60_000);
    await made.invoke('New-ManagementScope', {});
    expect(made.powershell.notes().filter((note) => 'connect' in note)).toHaveLength(2);
  });
});

describe('what is left behind', () => {
  it('no scratch folder, no process, and nowhere the token', async () => {
    const accessToken = `eyJhbGciOiJub25lIn0.${Buffer.from(JSON.stringify({ tid: tenantId })).toString('base64url')}.c2lnbmF0dXJl`;
    const made = session(
      {
        rows,
        noise: true,
        faults: [
          { at: 'Get-Recipient', what: 'flood-stderr' },
          {
            at: 'New-ManagementScope',
            what: 'fail',
            error: { type: 'X', message: `Bearer ${accessToken} refused` },
          },
        ],
      },
      { connect: { signIn: 'token', accessToken } },
    );
    await made.invoke('Get-Recipient', {});
    const facts = await factsOf(made.invoke('New-ManagementScope', {}));
    const [start] = starts(made.powershell.notes());
    await made.close();
    const seen = JSON.stringify([facts, made.log, made.said, made.powershell.text()]);
    expect(seen).not.toContain(accessToken);
    expect(seen).not.toContain(accessToken.split('.')[1]);
    expect(existsSync(start!['folder'] as string)).toBe(false);
    expect(isAlive(start!['pid'])).toBe(false);
    expect(readdirSync(made.folder).filter((name) => name.startsWith('sendwright-powershell'))).toEqual([]);
  });
});
