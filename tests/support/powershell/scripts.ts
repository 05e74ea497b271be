import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Node } from 'web-tree-sitter';
import { nodesOf, parseScript } from './parse';

/** A PowerShell file with its text and syntax tree. */
export interface Script {
  readonly name: string;
  readonly text: string;
  readonly root: Node;
}

/** The folder of the bundled scripts. */
export const bridgeFolder = resolve(import.meta.dirname, '../../../electron/exchange/powershell/bridge');

/** The folder of the stand-in module. */
export const standInFolder = resolve(import.meta.dirname, 'ExchangeOnlineManagement');

/** Every script of a folder, by name. */
export async function scriptsIn(folder: string): Promise<readonly Script[]> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.ps[dm]?1$/u.test(name))
    .sort();
  return Promise.all(
    names.map(async (name) => {
      // Checked out with CRLF, as Windows likes it.
      const text = readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n');
      return { name, text, root: await parseScript(text) };
    }),
  );
}

/** A function with the names of its parameters, in lower case as PowerShell compares them. */
export interface FunctionInfo {
  readonly name: string;
  readonly parameters: readonly string[];
  readonly node: Node;
}

/** The functions that a script defines. */
export function functionsOf(script: Script): readonly FunctionInfo[] {
  return nodesOf(script.root, 'function_statement').map((node) => ({
    name: nodesOf(node, 'function_name')[0]?.text ?? '',
    parameters: nodesOf(node, 'script_parameter').map(
      (parameter) => nodesOf(parameter, 'variable').at(-1)?.text.slice(1).toLowerCase() ?? '',
    ),
    node,
  }));
}

/** A command as it is called: its name as written, the parameters that are named, and what is given without a name. */
export interface CommandCall {
  readonly name: string;
  readonly operator: string;
  readonly named: readonly string[];
  readonly positional: readonly string[];
  readonly line: number;
}

/** Every command that a piece of a script calls. */
export function callsIn(root: Node): readonly CommandCall[] {
  return nodesOf(root, 'command').map((node) => {
    const elements = node.childForFieldName('command_elements')?.namedChildren ?? [];
    const parts = elements.filter((part) => part.type !== 'command_argument_sep');
    const values = parts.filter(
      (part, at) =>
        part.type !== 'command_parameter' &&
        part.type !== 'redirection' &&
        !/^[1-6]>\$null$/u.test(part.text) &&
        parts[at - 1]?.type !== 'command_parameter',
    );
    return {
      name: node.childForFieldName('command_name')?.text ?? '',
      operator: nodesOf(node, 'command_invokation_operator')[0]?.text ?? '',
      named: parts.flatMap((part) =>
        part.type === 'command_parameter' ? [part.text.slice(1).toLowerCase()] : [],
      ),
      positional: values.map((part) => part.text),
      line: node.startPosition.row + 1,
    };
  });
}
