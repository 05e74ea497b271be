import { describe, expect, it } from 'vitest';
import type { Node } from 'web-tree-sitter';
import { nodesOf, parseScript, syntaxErrors } from '../../../../support/powershell/parse';
import {
  bridgeFolder,
  callsIn,
  functionsOf,
  scriptsIn,
  type CommandCall,
  type Script,
} from '../../../../support/powershell/scripts';
import { unknownVariables } from '../../../../support/powershell/variables';

const scripts = await scriptsIn(bridgeFolder);
const functions = scripts.flatMap(functionsOf);

/** All that the bridge runs besides its own functions and the cmdlets of the allow-list. */
const cmdlets = new Map([
  ['Set-StrictMode', ['version']],
  ['Write-Error', ['message', 'errorid']],
  ['ConvertFrom-Json', ['inputobject']],
  ['ForEach-Object', ['process']],
  ['Where-Object', ['filterscript']],
  ['Select-Object', ['first']],
  ['Sort-Object', ['unique']],
  ['Get-Command', ['name', 'commandtype', 'listimported', 'erroraction']],
  ['Test-ModuleManifest', ['path', 'erroraction']],
  ['Get-PackageProvider', ['name', 'listavailable', 'erroraction']],
]);

/** What is called on objects and types: nothing of it reads text as a program. */
const members = [
  ...['Add', 'AddCommand', 'AddParameter', 'Append', 'BeginInvoke', 'Clear', 'Combine', 'Contains'],
  ...[
    'ContainsKey',
    'Create',
    'CreateDefault2',
    'CreateRunspace',
    'Escape',
    'Exists',
    'Exit',
    'Flush',
    'GetBytes',
  ],
  ...[
    'GetCurrentProcess',
    'GetDirectories',
    'GetEnumerator',
    'GetFileName',
    'GetType',
    'GetValue',
    'IsInfinity',
    'IsNaN',
  ],
  ...[
    'IsNullOrEmpty',
    'IsPathRooted',
    'Join',
    'Kill',
    'Open',
    'OpenStandardInput',
    'OpenStandardOutput',
    'Parse',
    'ReadLine',
  ],
  ...['Release', 'Replace', 'Sleep', 'Split', 'Substring', 'Synchronized', 'Take', 'ToArray', 'ToCharArray'],
  ...[
    'ToLowerInvariant',
    'ToString',
    'ToUniversalTime',
    'Trim',
    'TrimStart',
    'Wait',
    'Write',
    'WriteLine',
    'new',
  ],
];

function inEvery(find: (script: Script) => readonly string[]): readonly string[] {
  return scripts.flatMap((script) => find(script).map((found) => `${script.name}: ${found}`));
}

describe('the scripts of the bridge', () => {
  it('are there, each short enough to be read at a sitting', () => {
    expect(scripts.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['bridge.ps1', 'install-module.ps1', 'list-modules.ps1']),
    );
    expect(scripts.filter(({ text }) => text.split('\n').length > 180).map(({ name }) => name)).toEqual([]);
  });

  it('parse without an error', () => {
    expect(inEvery(({ root }) => syntaxErrors(root))).toEqual([]);
  });

  it('are plain ASCII, since Windows PowerShell guesses the encoding of a file', () => {
    expect(inEvery(({ text }) => text.match(/[^\n\x20-\x7e]/gu) ?? [])).toEqual([]);
  });

  it('call nothing but their own functions and a few cmdlets, with parameters that exist, by name', () => {
    expect(inEvery(({ root }) => callsIn(root).flatMap(problems))).toEqual([]);
  });

  it('call no method that could run text', () => {
    const called = ({ root }: Script): readonly string[] =>
      nodesOf(root, 'invokation_expression').map((node) => memberOf(node));
    expect(inEvery((script) => called(script).filter((name) => !members.includes(name)))).toEqual([]);
  });

  it('make nothing of the types that compile or evaluate, and take no script block as text', () => {
    const forbidden =
      /scriptblock\]|Add-Type|Invoke-Expression|\biex\b|ExpandString|InvokeScript|NewScriptBlock|AddScript|CodeDom|Reflection|\$input\b/giu;
    expect(inEvery(({ text }) => text.match(forbidden) ?? [])).toEqual([]);
    expect(
      inEvery(
        ({ text }) => text.match(/\.Create\(/gu)?.slice(text.includes('.PowerShell]::Create(') ? 1 : 0) ?? [],
      ),
    ).toEqual([]);
  });

  it('look into a table that a request fills by PSBase only, since its own entries hide Keys and Count', () => {
    const hidden = /\$(?:Parameters|change)\.(?!PSBase\b)\w+\b(?!\()/giu;
    expect(inEvery(({ text }) => text.match(hidden) ?? [])).toEqual([]);
    expect(scripts.map(({ text }) => text).join('')).toContain('$Parameters.PSBase.Keys');
  });

  it('use no variable that nothing has set', () => {
    expect(scripts.flatMap((script) => unknownVariables(script, scripts))).toEqual([]);
  });

  it('have no try without a catch or finally, which the grammar would let pass', () => {
    const bare = ({ root }: Script): readonly string[] =>
      nodesOf(root, 'try_statement')
        .filter(
          (node) => nodesOf(node, 'catch_clauses').length + nodesOf(node, 'finally_clause').length === 0,
        )
        .map((node) => node.text);
    expect(inEvery(bare)).toEqual([]);
  });

  it('use no syntax that Windows PowerShell 5.1 lacks', () => {
    const newer = /\?\?|\?\.|\?\[|&&|\|\||-AsHashtable|-DateKind|-Parallel|\bclean\s*\{/gu;
    expect(inEvery(({ text }) => withoutText(text).match(newer) ?? [])).toEqual([]);
  });

  it('never set strict mode or a function where the Exchange module would inherit it', () => {
    const entries = scripts.filter(({ text }) => text.includes('exit 64'));
    expect(entries.map(({ name }) => name)).toEqual(['bridge.ps1', 'install-module.ps1', 'list-modules.ps1']);
    for (const { root, text } of entries) {
      expect(nodesOf(root, 'function_statement')).toHaveLength(0);
      expect(text).not.toMatch(/^Set-StrictMode/mu);
    }
  });
});

describe('these checks', () => {
  it.each([
    ['an unknown command', 'Get-Content -Path a'],
    ['a command without its name', 'Sort-Object a'],
    ['a command out of a text', "& 'a.ps1'"],
    ['a command out of a variable', '. $text'],
    ['a parameter that the function lacks', 'Send-Reply -State $s -Jsn $j'],
    ['a switch that is not one of ours', 'Select-Object -Last 1'],
  ])('find %s', async (_, text) => {
    expect(callsIn(await parseScript(text)).flatMap(problems)).not.toEqual([]);
  });

  it('find a variable that is misspelt', async () => {
    const text = 'function Do-It {\n    param($Value)\n    return $Valeu\n}\n';
    const script = { name: 'x.ps1', text, root: await parseScript(text) };
    expect(unknownVariables(script, [script])).toEqual(['x.ps1: $valeu in Do-It']);
  });
});

/** Strings and comments may hold what code may not. */
function withoutText(text: string): string {
  return text.replace(/#.*$/gmu, '').replace(/'[^'\n]*'/gu, "''");
}

function memberOf(node: Node): string {
  return node.children.find((child) => child.type === 'member_name')?.text ?? '?';
}

function problems(call: CommandCall): readonly string[] {
  const { name, operator, named, positional, line } = call;
  if (operator !== '') {
    if (/^"\$PSScriptRoot\/[a-z-]+\.ps1"$/u.test(name) && positional.length === 0) return [];
    const isCmdlet = operator === '&' && name === '$Command' && positional.join(' ') === '@Parameters';
    return isCmdlet ? [] : [`line ${line}: ${operator} ${name} ${positional.join(' ')}`];
  }
  const own = functions.find((one) => one.name.toLowerCase() === name.toLowerCase());
  const known = own?.parameters ?? cmdlets.get(name);
  if (known === undefined) return [`line ${line}: ${name} is not ours`];
  return [
    ...positional.map((value) => `line ${line}: ${name} is given ${value} without a name`),
    ...named
      .filter((parameter) => !known.includes(parameter))
      .map((parameter) => `line ${line}: ${name} has no -${parameter}`),
  ];
}
