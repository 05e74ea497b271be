import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  frameMark,
  helloSchema,
  protocolVersion,
} from '../../../../../electron/exchange/powershell/protocol';
import { bridgeFolder } from '../../../../support/powershell/scripts';

const contract = readFileSync(join(bridgeFolder, '../protocol.ts'), 'utf8');

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
