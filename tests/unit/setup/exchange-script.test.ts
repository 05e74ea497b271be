import { describe, expect, it } from 'vitest';
import type { Plan, Step } from '../../../electron/contract/plan';
import { findCmdlet } from '../../../electron/exchange/cmdlet-data/cmdlets';
import { aliasOf } from '../../../electron/exchange/operations/recipients';
import { exchangeScript } from '../../../electron/setup/exchange-script/script';
import { callsOf, parseScript, unquoted } from '../../support/exchange-script';
import { guid, tenantId } from './fakes/ids';
import { specOf } from './fakes/tenant';

type Draft = Pick<Step, 'id' | 'kind' | 'input'> & Partial<Step>;

function stepOf(draft: Draft): Step {
  return {
    ...{ group: 'exchange', summary: `Do ${draft.kind}`, before: null, after: null, warning: null },
    ...{ needs: { scopes: [], anyRole: [], exchange: true }, dependsOn: [], reversible: true, once: false },
    ...draft,
  };
}

function planOf(steps: readonly Draft[], change: Partial<Plan> = {}): Plan {
  return {
    ...{ format: 1, id: 'plan-1', setupId: 'ostendo', tenantId, tenantName: 'Contoso' },
    ...{ createdAt: '2026-11-21T09:00:00.000Z', createdBy: 'admin@contoso.example', spec: specOf() },
    ...{ observation: '', checks: [], notes: [], steps: steps.map(stepOf) },
    ...change,
  };
}

const ids = { client: guid(1, 1), principal: guid(1, 2), mailbox: guid(10, 1) };
const shared: Draft = {
  id: 'mailbox:a',
  kind: 'mailboxes.create-shared',
  input: { address: 'a@contoso.example', displayName: 'Payroll' },
};
const pointer: Draft = {
  id: 'pointer',
  kind: 'exchange.pointer',
  input: { clientId: ids.client, servicePrincipalId: ids.principal, displayName: 'Ostendo', fresh: false },
};
const scope: Draft = {
  id: 'scope',
  kind: 'exchange.scope',
  input: {
    name: 'sendwright-o',
    senders: [ids.mailbox, { $from: 'mailbox:a', output: 'objectId' }],
    group: null,
  },
  dependsOn: ['mailbox:a'],
};
const assignment: Draft = {
  id: 'role-assignment',
  kind: 'exchange.role-assignment',
  input: {
    ...{ name: 'sendwright-o', role: 'Application Mail.Send', servicePrincipalId: ids.principal },
    ...{ scopeName: 'sendwright-o', senders: [ids.mailbox], group: null },
  },
  dependsOn: ['pointer', 'scope'],
};
const every: readonly Draft[] = [
  shared,
  {
    id: 'block',
    kind: 'mailboxes.block-sign-in',
    input: { address: 'a@contoso.example', userId: { $from: 'mailbox:a', output: 'objectId' } },
    dependsOn: ['mailbox:a'],
  },
  { id: 'customize', kind: 'exchange.customize', input: {} },
  pointer,
  {
    id: 'group',
    kind: 'exchange.group',
    input: { name: 'sendwright-o', address: 'sendwright-o@contoso.example', members: ['a@contoso.example'] },
    dependsOn: ['mailbox:a'],
  },
  scope,
  assignment,
  {
    id: 'access-policy',
    kind: 'exchange.access-policy',
    input: { clientId: ids.client, group: 'sendwright-o', groupAddress: 'sendwright-o@contoso.example' },
    dependsOn: ['group'],
  },
];

const scriptOf = (steps: readonly Draft[], change?: Partial<Plan>): string =>
  exchangeScript(planOf(steps, change), aliasOf)?.text ?? '';

/** What PowerShell brings along itself; all else is Exchange's or ours. */
const builtIn = [
  ...['Set-StrictMode', 'Write-Host', 'Write-Warning', 'Get-Command', 'Start-Sleep'],
  ...['Where-Object', 'ForEach-Object', 'Select-Object', 'Select-String', 'Sort-Object'],
];

describe('the exported Exchange script', () => {
  it('is parsed without an error, and calls nothing but what is known', async () => {
    const { wrong, commands, root } = await parseScript(scriptOf(every));
    expect(wrong).toEqual([]);
    const own = new Set(root.descendantsOfType('function_name').map((node) => node.text));
    const unknown = commands.filter(
      ({ name }) => !own.has(name) && !builtIn.includes(name) && findCmdlet(name) === null,
    );
    expect(unknown.map(({ name }) => name)).toEqual([]);
    expect(commands.map(({ name }) => name)).not.toContain('Invoke-Expression');
  });

  it('gives each Exchange cmdlet parameters that it has, and stops at its first error', async () => {
    const { commands } = await parseScript(scriptOf(every));
    const cmdlets = commands.flatMap((command) => {
      const found = findCmdlet(command.name);
      return found === null ? [] : [{ command, info: found.info }];
    });
    expect(cmdlets.length).toBeGreaterThan(20);
    for (const { command, info } of cmdlets) {
      const names = [...command.parameters.keys()]
        .map((name) => name.toLowerCase())
        .filter((name) => name !== 'erroraction');
      const known = new Map(Object.entries(info.parameters).map(([name, one]) => [name.toLowerCase(), one]));
      const fits = Object.entries(info.sets).some(
        ([set, { mandatory, online }]) =>
          online !== false &&
          mandatory.every((name) => names.includes(name.toLowerCase())) &&
          names.every((name) => {
            const parameter = known.get(name);
            return parameter?.online !== false && (parameter?.sets?.includes(set) ?? parameter !== undefined);
          }),
      );
      expect(fits, `${command.name} ${names.join(' ')}`).toBe(true);
      expect(command.parameters.get('ErrorAction')?.[0]?.text, command.name).toBe('Stop');
    }
  });

  it('holds data in literals only, and refers to what earlier steps gave', async () => {
    const calls = await callsOf(scriptOf(every));
    expect(calls.map(({ name }) => name)).toHaveLength(every.length);
    for (const node of calls.flatMap(({ parameters }) => [...parameters.values()].flat())) {
      expect(node.descendantsOfType(['expandable_string_literal', 'sub_expression', 'script_block'])).toEqual(
        [],
      );
    }
    const made = calls.find(({ name }) => name === 'Confirm-Scope')?.parameters.get('MailboxIds');
    expect(made?.[0]?.text).toBe(`@('${ids.mailbox}', $mailbox1)`);
  });

  it('is read by Windows PowerShell as what it is, and says for whom', () => {
    const text = scriptOf(every);
    expect(text.startsWith('\ufeff# Sendwright')).toBe(true);
    expect(text.replace(/\r\n/gu, '')).not.toMatch(/[\r\n]/u);
    expect(text).toContain(tenantId);
    expect(text).toContain(`Assert-Tenant -TenantId '${tenantId}'`);
  });

  it('looks before anything else whether each cmdlet it will run is the connection’s own', async () => {
    for (const steps of [every, [pointer], [{ ...shared }]]) {
      const text = scriptOf(steps);
      const { commands } = await parseScript(text);
      const run = commands.map(({ name }) => name).filter((name) => findCmdlet(name) !== null);
      const checks = commands.filter(({ within, name }) => within === null && name.startsWith('Assert-'));
      expect(checks.map(({ name }) => name)).toEqual(['Assert-Tenant', 'Assert-Command']);
      const asked = checks[1]?.parameters
        .get('Names')
        ?.flatMap((node) => node.descendantsOfType('string_literal'));
      expect(asked?.map((node) => unquoted(node.text))).toEqual(
        [...new Set(run)].filter((name) => name !== 'Get-ConnectionInformation').sort(),
      );
      expect(text.indexOf('    Assert-Command -Names')).toBeLessThan(text.indexOf('# Step 1 of'));
    }
  });

  it('blocks nobody’s sign-in but that of a shared mailbox', async () => {
    const { root, commands } = await parseScript(scriptOf(every));
    const block = root
      .descendantsOfType('function_statement')
      .find((node) => node.text.startsWith('function Confirm-SignInBlocked'));
    const [before = ''] = (block?.text ?? '').split('Set-Mailbox');
    expect(before).toMatch(/RecipientTypeDetails -ne 'SharedMailbox'\) \{\s+throw/u);
    expect(before).toMatch(/Count -eq 0\) \{\s+throw/u);
    expect(commands.filter(({ name }) => name === 'Set-Mailbox')).toHaveLength(1);
  });

  it('names its group by the address that was compared, which no other recipient can have', async () => {
    const { commands } = await parseScript(scriptOf(every));
    const writes = commands.filter(({ name }) => /^(?:Add|Get|Remove|Set)-DistributionGroup/u.test(name));
    const identities = writes.flatMap(({ parameters }) => parameters.get('Identity') ?? []);
    expect(identities.map((node) => node.text)).toEqual(['$Address', '$Address', '$Address', '$Address']);
  });

  it('brings only the functions it calls', () => {
    const text = scriptOf([pointer]);
    expect(text).toContain('New-ServicePrincipal');
    expect(text).not.toContain('New-DistributionGroup');
  });
});

describe('hostile names', () => {
  const harmless = scriptOf([pointer]);

  it.each([
    "O'Brien",
    `'; Remove-Mailbox -Identity '`,
    '"$(Remove-Mailbox x)"',
    '`" ; $env:PATH',
    '$(Get-Date)',
    '#> <# @" ${x}',
    '-Confirm:$false',
    'Ünïcode 支店 🙂',
  ])('%s stays text', async (name) => {
    const text = scriptOf([{ ...pointer, summary: name, input: { ...pointer.input, displayName: name } }], {
      tenantName: name,
    });
    const [parsed, plain] = await Promise.all([parseScript(text), parseScript(harmless)]);
    expect(parsed.wrong).toEqual([]);
    expect(parsed.commands.map((one) => one.name)).toEqual(plain.commands.map((one) => one.name));
    const [call] = await callsOf(text);
    expect(unquoted(call?.parameters.get('DisplayName')?.[0]?.text ?? '')).toBe(name);
  });

  it.each([
    ...['\u2018', '\u2019', '\u201a', '\u201b', '\u201c', '\u201d', '\u201e'],
    ...['\n', '\r', '\0', '\u001b', '\u0085', '\u2028', '\u2029', '\u202e', '\ufeff', '\ud800'],
  ])('%j is refused in a value, and harmless in a comment', (character) => {
    const name = `a${character}Remove-Mailbox x`;
    expect(() => scriptOf([{ ...pointer, input: { ...pointer.input, displayName: name } }])).toThrow(
      expect.objectContaining({ code: 'invalid-input' }),
    );
    const text = scriptOf([{ ...pointer, summary: name }], { tenantName: name });
    expect(text).not.toContain(name);
    expect(text).toContain('a?Remove-Mailbox x');
  });

  it('a comment cannot pass for a signature or a directive', () => {
    const text = scriptOf([{ ...pointer, summary: 'SIG # Begin signature block' }], {
      tenantName: 'Requires -Version 9',
    });
    expect(text).not.toMatch(/^\s*# ?(?:SIG #|requires)/imu);
  });
});

describe('what cannot be exported', () => {
  it('rests on steps in Entra that are not done: those are named', () => {
    const principal: Draft = {
      ...{ id: 'service-principal', kind: 'servicePrincipal.ensure', group: 'entra', input: {} },
      needs: { scopes: [], anyRole: [], exchange: false },
    };
    const late = { ...pointer, dependsOn: ['service-principal'] };
    expect(() => scriptOf([principal, late])).toThrow(
      expect.objectContaining({
        facts: expect.objectContaining({
          code: 'preflight-failed',
          issues: [expect.objectContaining({ where: 'service-principal' })],
        }),
      }),
    );
  });

  it('waits, tests and removals are left to apply', () => {
    const wait: Draft = {
      id: 'policy-wait',
      kind: 'policy.wait',
      group: 'consent',
      input: {},
      dependsOn: ['pointer'],
    };
    const made = exchangeScript(planOf([pointer, wait]), aliasOf);
    expect(made).toMatchObject({ steps: ['pointer'], later: ['policy-wait'] });
    expect(exchangeScript(planOf([]), aliasOf)).toBeNull();
  });

  it('a role without a scope is never assigned', () => {
    const wide = { ...assignment, input: { ...assignment.input, scopeName: ' ' } };
    expect(() =>
      scriptOf([
        { ...scope, dependsOn: [], input: { ...scope.input, senders: [ids.mailbox] } },
        pointer,
        wide,
      ]),
    ).toThrow(expect.objectContaining({ code: 'invalid-input' }));
  });
});
