import { performance } from 'node:perf_hooks';
import { describe, expect, it } from 'vitest';
import { helloSchema, type WireValue } from '../../../electron/exchange/powershell/protocol';
import { testFolder } from '../../support/folder';
import { placeEchoModule } from '../../support/powershell/echo-module';
import { placeStandIn, standInVersion } from '../../support/powershell/stand-in';
import { needsPwsh, pwsh, RealBridge, testWord, type Reply } from '../../support/powershell/pwsh';

async function loaded(beatMs?: number): Promise<RealBridge> {
  const bridge = new RealBridge();
  await bridge.hello(beatMs);
  rowsOf(await bridge.ask({ op: 'load', manifest: placeEchoModule(testFolder()), version: '3.9.2' }));
  return bridge;
}

function rowsOf(reply: Reply): readonly Record<string, unknown>[] {
  if (!reply.ok) throw new Error(JSON.stringify(reply.error));
  return reply.result as readonly Record<string, unknown>[];
}

function failureOf(reply: Reply): { readonly fullyQualifiedErrorId: string; readonly message: string } {
  if (reply.ok) throw new Error('it succeeded');
  return reply.error;
}

function recipient(parameters: Readonly<Record<string, WireValue>>) {
  return { op: 'invoke', cmdlet: 'Get-Recipient', parameters } as const;
}

describe.skipIf(pwsh === null)(`the bridge in a real PowerShell${needsPwsh}`, () => {
  it('says what it is, and how long it takes', async () => {
    const started = performance.now();
    const bridge = new RealBridge();
    const [hello] = rowsOf(await bridge.hello());
    const ready = performance.now();
    expect(helloSchema.parse(hello).languageMode).toBe('FullLanguage');
    rowsOf(await bridge.ask({ op: 'load', manifest: placeEchoModule(testFolder()), version: '3.9.2' }));
    const before = performance.now();
    for (let turn = 0; turn < 20; turn += 1) rowsOf(await bridge.ask(recipient({ Identity: 'a' })));
    const perCall = (performance.now() - before) / 20;
    process.stderr.write(
      `bridge: ready in ${Math.round(ready - started)} ms, ${perCall.toFixed(1)} ms a call\n`,
    );
  });

  it('keeps the types of what a cmdlet puts out', async () => {
    const bridge = await loaded();
    const reply = await bridge.ask(recipient({}));
    expect(reply.warnings).toEqual(['careful']);
    expect(rowsOf(reply)).toEqual([
      {
        ...{ Given: null, Type: 'null', Size: null, Yes: true, None: null, Double: 0.5, Other: '1.2.3' },
        Guid: { $: 'guid', v: '6f1c2d3e-4a5b-4c6d-8e7f-901234567890' },
        Date: { $: 'date', v: '2026-11-21T10:00:00.000Z' },
        Kind: { $: 'enum', v: 'Second' },
        Long: { $: 'long', v: '9223372036854775807' },
        Decimal: { $: 'decimal', v: '1.25' },
        ...{ Empty: [], One: ['only'], List: ['a', 'b'] },
        Nested: { $: 'object', v: { Inner: [1] } },
        Text: 'ä"\\\n\u2028',
      },
    ]);
  });

  it('tells of each row only the fields that are wanted, whatever the case of their names', async () => {
    const bridge = await loaded();
    const wanted = { ...recipient({}), fields: ['LIST', 'Guid', 'NotThere'] } as const;
    expect(rowsOf(await bridge.ask(wanted))).toEqual([
      { Guid: { $: 'guid', v: '6f1c2d3e-4a5b-4c6d-8e7f-901234567890' }, List: ['a', 'b'] },
    ]);
  });

  const values: readonly (readonly [string, WireValue, unknown, string])[] = [
    ['a text', 'a', 'a', 'System.String'],
    ['an empty text', '', '', 'System.String'],
    ['a text that looks like a date', '2026-11-21T10:00:00Z', '2026-11-21T10:00:00Z', 'System.String'],
    ['a text that looks like an old date', '/Date(1)/', '/Date(1)/', 'System.String'],
    ['a text that looks like a script', '$(exit); `"\'', '$(exit); `"\'', 'System.String'],
    ['other alphabets', 'Zürich 東京 😀', 'Zürich 東京 😀', 'System.String'],
    ['a whole number', 7, 7, 'System.Int32'],
    ['true', true, true, 'System.Boolean'],
    ['null', null, null, 'null'],
    ['an empty list', [], [], 'System.Object[]'],
    ['a list of one', ['a'], ['a'], 'System.Object[]'],
    ['a list of a list of one', [['a']], [['a']], 'System.Object[]'],
    [
      'a date',
      { $: 'date', v: '2026-11-21T10:00:00.000Z' },
      { $: 'date', v: '2026-11-21T10:00:00.000Z' },
      'System.DateTime',
    ],
    ['a long', { $: 'long', v: '9007199254740993' }, { $: 'long', v: '9007199254740993' }, 'System.Int64'],
    [
      'a change',
      { $: 'change', v: { add: ['a'], remove: [] } },
      { $: 'object', v: { Add: ['a'] } },
      'System.Collections.Hashtable',
    ],
  ];

  it('hands on every kind of value unchanged', async () => {
    const bridge = await loaded();
    for (const [what, sent, back, type] of values) {
      const [row] = rowsOf(await bridge.ask(recipient({ Identity: sent })));
      expect({ what, given: row?.['Given'], type: row?.['Type'] }).toEqual({ what, given: back, type });
    }
  });

  it('tells an error of Exchange as the module does', async () => {
    const bridge = await loaded();
    const reply = await bridge.ask({ op: 'invoke', cmdlet: 'Get-Mailbox', parameters: { Identity: 'x' } });
    expect(failureOf(reply)).toMatchObject({ type: 'System.Exception', cmdlet: 'Get-Mailbox' });
    expect(failureOf(reply).message).toContain('|Microsoft.Exchange.Configuration.Tasks.Management');
    expect(failureOf(reply).fullyQualifiedErrorId).toMatch(/^\[Server=X/u);
  });

  it('leaves the module out of its own strict mode', async () => {
    const bridge = await loaded();
    const call = { op: 'invoke', cmdlet: 'Get-ServicePrincipal', parameters: { Identity: 'x' } } as const;
    expect(rowsOf(await bridge.ask(call))).toEqual(['a text']);
  });

  it('refuses what is not on its list, and a role assignment without a scope', async () => {
    const bridge = await loaded();
    const ids = [
      ['Get-Process', {}],
      ['Get-Recipient', { OutVariable: 'x' }],
      ['Get-Recipient', { identity2: 'x' }],
      ['Get-Recipient', { Keys: [], Credential: 'x' }],
      ['New-ManagementRoleAssignment', { Name: 'x', Role: 'Application Mail.Send', App: 'x' }],
      ['New-ManagementRoleAssignment', { Name: 'x', App: 'x', CustomResourceScope: ' ' }],
      ['Get-ManagementScope', {}],
    ] as const;
    const found = [];
    for (const [cmdlet, parameters] of ids) {
      found.push(failureOf(await bridge.ask({ op: 'invoke', cmdlet, parameters })).fullyQualifiedErrorId);
    }
    const ours = (id: string): string => `SendwrightBridge.${id}`;
    expect(found).toEqual([
      ours('CmdletNotAllowed'),
      ours('ParameterNotAllowed'),
      ours('ParameterNotAllowed'),
      ours('ParameterNotAllowed'),
      ours('NoScope'),
      ours('NoScope'),
      'CommandNotFoundException',
    ]);
  });

  it('loads no other version and no other file', async () => {
    const bridge = new RealBridge();
    await bridge.hello();
    const manifest = placeEchoModule(testFolder(), '3.9.0');
    const other = await bridge.ask({ op: 'load', manifest, version: '3.9.2' });
    expect(failureOf(other).fullyQualifiedErrorId).toBe('SendwrightBridge.OtherVersion');
    const none = await bridge.ask({ op: 'load', manifest: `${manifest}.txt`, version: '3.9.2' });
    expect(failureOf(none).fullyQualifiedErrorId).toBe('SendwrightBridge.NotTheModule');
  });

  it('never quotes a token, and takes an address for the stand-in alone', async () => {
    const bridge = await loaded();
    const accessToken = `eyJ${'a'.repeat(30)}.${'b'.repeat(30)}.${'c'.repeat(30)}`;
    const reply = await bridge.ask({ op: 'connect', connect: { signIn: 'token', accessToken } });
    expect(failureOf(reply).message).toBe('refused: Bearer (token)');
    const connect = { signIn: 'token', accessToken: 'x', connectionUri: 'https://a.example' } as const;
    const elsewhere = await bridge.ask({ op: 'connect', connect });
    expect(failureOf(elsewhere).fullyQualifiedErrorId).toBe('SendwrightBridge.NotTheStandIn');
    expect(JSON.stringify(bridge.frames) + bridge.errorOutput).not.toContain(accessToken);
  });

  it('does not let the stand-in pass for Exchange Online', async () => {
    const bridge = new RealBridge();
    await bridge.hello();
    rowsOf(await bridge.ask({ op: 'load', manifest: placeStandIn(testFolder()), version: standInVersion }));
    const connect = { signIn: 'token', accessToken: 'x' } as const;
    const reply = await bridge.ask({ op: 'connect', connect });
    expect(failureOf(reply).fullyQualifiedErrorId).toBe('SendwrightBridge.OnlyTheStandIn');
  });

  it('beats while a cmdlet runs, and never after its reply', async () => {
    const bridge = await loaded(100);
    await bridge.ask({ op: 'invoke', cmdlet: 'Get-Mailbox', parameters: { Identity: 'slow' } });
    const beats = bridge.frames.filter((frame) => 'beat' in frame && frame.id === 3);
    expect(beats.length).toBeGreaterThan(5);
    expect(bridge.frames.findLastIndex((frame) => 'beat' in frame && frame.id === 3)).toBeLessThan(
      bridge.frames.findIndex((frame) => 'ok' in frame && frame.id === 3),
    );
  });

  it('answers garbage and lives on', async () => {
    const bridge = await loaded();
    bridge.line('{"id":');
    expect(failureOf(await bridge.replyTo(0)).fullyQualifiedErrorId).not.toBe('');
    expect(rowsOf(await bridge.ask(recipient({})))).toHaveLength(1);
  });

  it('ends when its input closes: at once when idle, soon while a cmdlet runs', async () => {
    const idle = await loaded();
    idle.closeInput();
    expect(await idle.ended).toBe(0);
    const busy = await loaded();
    void busy
      .ask({ op: 'invoke', cmdlet: 'Get-Mailbox', parameters: { Identity: 'stuck' } })
      .catch(() => undefined);
    busy.closeInput();
    await busy.ended;
  });

  it('ends where the first request is no hello', async () => {
    const bridge = new RealBridge();
    bridge.line('{"id":1,"op":"connection"}');
    expect(await bridge.ended).toBe(65);
    expect(bridge.errorOutput).toContain('sendwright-bridge: NoHello');
  });

  it('lists the modules below a folder', async () => {
    const folder = testFolder();
    const manifest = placeEchoModule(folder);
    const lister = new RealBridge('list-modules.ps1');
    lister.line(JSON.stringify({ word: testWord, folders: [folder] }));
    expect(rowsOf(await lister.replyTo(0))).toContainEqual({ version: '3.9.2', prerelease: null, manifest });
  });
});
