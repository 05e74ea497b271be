import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  bridgeFrameSchema,
  frameMark,
  helloSchema,
  moduleSchema,
  protocolVersion,
} from '../../../../../electron/exchange/powershell/protocol';
import { constrainedExitCode } from '../../../../../electron/exchange/powershell/refusals';
import { bridgeFolder } from '../../../../support/powershell/scripts';

const contract = readFileSync(join(bridgeFolder, '../protocol.ts'), 'utf8');
const documentation = readFileSync(resolve(import.meta.dirname, '../../../../../docs/powershell.md'), 'utf8');
const scriptNames = readdirSync(bridgeFolder).filter((name) => name.endsWith('.ps1'));
const sources = readdirSync(join(bridgeFolder, '..'))
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(join(bridgeFolder, '..', name), 'utf8'));

/** The bridge speaks the contract's words; a word that only one side knows would be found with a PowerShell only. */
describe('the bridge and the contract', () => {
  it('know the same operations', () => {
    const ours = clauses(functionOf('requests.ps1', 'Invoke-Operation'));
    const theirs = [...contract.matchAll(/readonly op: '([a-z]+)'/gu)].map(([, op]) => op);
    expect(ours.sort()).toEqual(theirs.sort());
  });

  it('know the same ways to sign in', () => {
    const theirs = [...(/readonly signIn: ([^;]+);/u.exec(contract)?.[1] ?? '').matchAll(/'([a-z]+)'/gu)];
    expect(clauses(functionOf('connection.ps1', 'Add-SignIn')).sort()).toEqual(
      theirs.map(([, way]) => way).sort(),
    );
  });

  it('know the same parts of a sign-in', () => {
    const body = /interface ConnectRequest \{(.*?)\n\}/su.exec(contract)?.[1] ?? '';
    const theirs = [...body.matchAll(/readonly (\w+)\??:/gu)].map(([, name]) => name);
    const text = read('connection.ps1');
    expect(theirs.filter((name) => !text.includes(`'${name ?? ''}'`))).toEqual([]);
  });

  it('know the same kinds of values, object in replies only', () => {
    const kinds = [...contract.matchAll(/readonly \$: ([^;]+);/gu)].flatMap(([, union = '']) =>
      [...union.matchAll(/'([a-z]+)'/gu)].map(([, kind]) => kind),
    );
    const read = clauses(functionOf('read-values.ps1', 'ConvertFrom-Tagged'));
    expect([...read, 'object'].sort()).toEqual(kinds.sort());
    const written = [...readAll().matchAll(/-Tag '([a-z]+)'/gu)].map(([, kind]) => kind);
    expect([...new Set(written), 'object', 'change'].sort()).toEqual(kinds.sort());
  });

  it('know the same fields of hello, and the same version', () => {
    const hello = functionOf('hello.ps1', 'Get-Hello');
    const fields = [...hello.matchAll(/^ {8}(\w+) = /gmu)].map(([, name]) => name);
    expect(fields).toEqual(Object.keys(helloSchema.shape));
    expect(hello).toContain(`protocol = ${protocolVersion}`);
  });

  it('know the same fields of a failure', () => {
    const body = /const failureSchema = z\.object\(\{(.*?)\n\}\)/su.exec(contract)?.[1] ?? '';
    const theirs = [...body.matchAll(/^ {2}(\w+): z/gmu)].map(([, name]) => name);
    const ours = [...functionOf('errors.ps1', 'Get-Failure').matchAll(/^ {8}(\w+) = /gmu)];
    expect(ours.map(([, name]) => name)).toEqual(theirs);
  });

  it('know the same fields of a request and of a module', () => {
    const requests = /export type BridgeRequest = (.*?)\n\);/su.exec(contract)?.[1] ?? '';
    const bodies = [
      ...contract.matchAll(/export interface (?:ListModules|InstallModule)Request \{(.*?)\n\}/gsu),
    ];
    expect(bodies).toHaveLength(2);
    const theirs = [requests, ...bodies.map(([, body = '']) => body)].flatMap((text) =>
      [...text.matchAll(/readonly (\w+)\??:/gu)].map(([, name]) => name),
    );
    const ours = scriptNames.flatMap((name) => [
      ...read(name).matchAll(/Get-(?:Text|Number)?Field -Object \$Request -Name '(\w+)'/gu),
    ]);
    expect([...new Set(ours.map(([, name]) => name))].sort()).toEqual([...new Set(theirs)].sort());
    const rows = functionOf('module-files.ps1', 'Add-ModuleRow').matchAll(/^ {12}(\w+) = /gmu);
    expect([...rows].map(([, name]) => name)).toEqual(Object.keys(moduleSchema.shape));
  });

  it('know the same signs of life', () => {
    expect(functionOf('frames.ps1', 'Send-Beat')).toContain(`'{"beat":' + $Count + ',"id":' + `);
    expect(bridgeFrameSchema.safeParse({ beat: 1, id: 7 }).success).toBe(true);
  });

  it('name the same errors of the bridge’s own, all of them in the documentation', () => {
    const ours = new Set(
      scriptNames.flatMap((name) =>
        [...read(name).matchAll(/Stop-Request -Id '(\w+)'/gu)].map(([, id]) => id),
      ),
    );
    const section = /## Failures of the bridge's own(.*?)A cmdlet that/su.exec(documentation)?.[1] ?? '';
    const told = [...section.matchAll(/`([A-Z]\w+)`/gu)].map(([, id]) => id);
    expect([...ours].sort()).toEqual(told.sort());
    const judged = sources.flatMap((text) => [
      ...[...text.matchAll(/SendwrightBridge\.(\w+)/gu)].map(([, id]) => id),
      ...[...text.matchAll(/\bid\.includes\('(\w+)'\)/gu)].map(([, id]) => id),
    ]);
    expect(judged.length).toBeGreaterThan(2);
    expect(judged.filter((id) => !ours.has(id))).toEqual([]);
  });

  it('take what was done for done, even where its rows cannot be written', () => {
    expect(functionOf('requests.ps1', 'Invoke-Request')).not.toContain('Get-SuccessJson');
    expect(functionOf('requests.ps1', 'Get-AnswerJson')).toMatch(/catch \{\s+Stop-Request -Id 'Unwritable'/u);
  });

  it('know the same exit codes, all of them in the documentation', () => {
    const text = scriptNames.map(read).join('');
    const codes = [...text.matchAll(/(?:^ +exit |Exit\(|^ *\$code = )(\d+)/gmu)].map(([, code]) =>
      Number(code),
    );
    expect([...new Set(codes)].sort()).toEqual([0, 64, 65, 70]);
    for (const code of [64, 65, 70]) expect(documentation).toMatch(new RegExp(`\\b${code}\\b`, 'u'));
    for (const entry of ['bridge.ps1', 'list-modules.ps1', 'install-module.ps1']) {
      expect(read(entry)).toContain(`exit ${constrainedExitCode}`);
      expect(read(entry)).toContain("'sendwright-bridge: ConstrainedLanguage'");
    }
    expect(sources.join('')).toContain('sendwright-bridge: ConstrainedLanguage');
  });

  it('write the same mark', () => {
    const [before, after] = frameMark('WORD').split('WORD');
    expect(read('frames.ps1')).toContain(`'${before ?? ''}' + $State.Word + '${after ?? ''}'`);
  });
});

function read(name: string): string {
  return readFileSync(join(bridgeFolder, name), 'utf8').replaceAll('\r\n', '\n');
}

function readAll(): string {
  return read('write-values.ps1') + read('replies.ps1');
}

function functionOf(file: string, name: string): string {
  return new RegExp(`^function ${name} \\{.*?^\\}`, 'msu').exec(read(file))?.[0] ?? '';
}

/** The words that a switch tells apart. */
function clauses(text: string): string[] {
  return [...text.matchAll(/^ {8}'([a-z]+)' \{/gmu)].map(([, word = '']) => word);
}
