import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Language, Parser, type Node } from 'web-tree-sitter';
import type { Exchange } from '../../electron/ports/exchange';
import { filterOfGroup, filterOfIds } from '../../electron/setup/scope/filter';

/** One command of a script; values as written in the source. */
export interface ScriptCommand {
  readonly name: string;
  /** By parameter, without its dash; a switch has no value nodes. */
  readonly parameters: ReadonlyMap<string, readonly Node[]>;
  /** The function it stands in; null: the script itself. */
  readonly within: string | null;
}

const grammar = join('node_modules', 'tree-sitter-powershell', 'tree-sitter-powershell.wasm');

/** Parses a script: what is wrong with it, and its commands. The grammar is a smoke test, not PowerShell's own. */
export async function parseScript(text: string) {
  await Parser.init();
  const parser = new Parser();
  parser.setLanguage(await Language.load(await readFile(grammar)));
  const tree = parser.parse(text);
  if (tree === null) throw new Error('The script was not parsed.');
  const root = tree.rootNode;
  const wrong = root.hasError ? ['the script has a syntax error'] : [];
  const commands = root.descendantsOfType('command').map(commandOf);
  return { wrong, commands, root };
}

function commandOf(node: Node): ScriptCommand {
  const parameters = new Map<string, Node[]>();
  let current: string | null = null;
  const elements = node.childForFieldName('command_elements')?.namedChildren ?? [];
  for (const element of elements) {
    if (element.type === 'command_argument_sep') continue;
    if (element.type === 'command_parameter') {
      current = element.text.replace(/^-|:$/gu, '');
      parameters.set(current, []);
    } else if (current !== null) {
      parameters.get(current)?.push(element);
    }
  }
  return { name: node.childForFieldName('command_name')?.text ?? '', parameters, within: functionOf(node) };
}

function functionOf(node: Node): string | null {
  for (let parent = node.parent; parent !== null; parent = parent.parent) {
    if (parent.type === 'function_statement') {
      return parent.namedChildren.find((child) => child.type === 'function_name')?.text ?? '';
    }
  }
  return null;
}

/** The text of a literal in single quotes. */
export function unquoted(literal: string): string {
  if (!/^'(?:[^']|'')*'$/u.test(literal)) throw new Error(`not a literal in single quotes: ${literal}`);
  return literal.slice(1, -1).replace(/''/gu, "'");
}

/** The calls of the script itself, each with the variable that keeps what it gives. */
export async function callsOf(text: string) {
  const { commands, root } = await parseScript(text);
  const variables = new Map(
    root.descendantsOfType('assignment_expression').flatMap((node) => {
      const [left = '', right = ''] = node.text.split(/ = (.*)/su);
      return /^\$(?:mailbox|group)\d+$/u.test(left) ? [[right, left] as const] : [];
    }),
  );
  return commands
    .filter((command) => command.within === null && command.name.startsWith('Confirm-'))
    .map((command) => ({
      ...command,
      keptIn: [...variables].find(([right]) => isCall(right, command))?.[1],
    }));
}

function isCall(source: string, { name, parameters }: ScriptCommand): boolean {
  const own = [...parameters].map(([key, nodes]) => `-${key} ${nodes.map((one) => one.text).join(' ')}`);
  return source === [name, ...own].join(' ');
}

/**
 * Does to Exchange what the script's calls say, without a PowerShell: each call looks first, as its function does.
 * Returns the calls that changed something.
 */
export async function runScript(text: string, exchange: Exchange): Promise<readonly string[]> {
  const made = new Map<string, string>();
  const changed: string[] = [];
  for (const call of await callsOf(text)) {
    const values = (key: string): readonly string[] =>
      (call.parameters.get(key) ?? []).flatMap((node) =>
        node
          .descendantsOfType(['string_literal', 'variable'])
          .map((leaf) => made.get(leaf.text) ?? unquoted(leaf.text)),
      );
    const value = (key: string): string => values(key)[0] ?? '';
    const act = actions[call.name];
    if (act === undefined) throw new Error(`no such function: ${call.name}`);
    const result = await act(exchange, value, values);
    if (result.changed) changed.push(call.name);
    if (call.keptIn !== undefined) made.set(call.keptIn, result.gives ?? '');
  }
  return changed;
}

type Act = (
  exchange: Exchange,
  value: (key: string) => string,
  values: (key: string) => readonly string[],
) => Promise<{ readonly changed: boolean; readonly gives?: string }>;

const actions: Readonly<Record<string, Act>> = {
  'Confirm-SharedMailbox': async (exchange, value) => {
    const found = await exchange.recipient(value('Address'));
    const made = found ?? (await exchange.createSharedMailbox(value('Address'), value('DisplayName')));
    return { changed: found === null, gives: made.externalDirectoryObjectId };
  },
  'Confirm-SignInBlocked': async (exchange, value) => {
    await exchange.disableMailboxAccount(value('Address'));
    return { changed: false };
  },
  'Confirm-Pointer': async (exchange, value) => {
    if ((await exchange.pointers(value('AppId'))).length > 0) return { changed: false };
    await exchange.createPointer(value('AppId'), value('ObjectId'), value('DisplayName'));
    return { changed: true };
  },
  'Confirm-Group': async (exchange, value, values) => {
    const found = await exchange.group(value('Name'));
    const group =
      found ?? (await exchange.createSecurityGroup(value('Name'), value('Address'), values('Members')));
    if (found === null) await exchange.settleSecurityGroup(value('Name'));
    return { changed: found === null, gives: group.distinguishedName };
  },
  'Confirm-Scope': async (exchange, value, values) => {
    if ((await exchange.scope(value('Name'))) !== null) return { changed: false };
    const group = value('GroupName');
    const filter = group === '' ? filterOfIds(values('MailboxIds')) : filterOfGroup(group);
    await exchange.createScope(value('Name'), filter);
    return { changed: true };
  },
  'Confirm-RoleAssignment': async (exchange, value) => {
    const objectId = value('ObjectId');
    if ((await exchange.roleAssignments(objectId)).length > 0) return { changed: false };
    const [name, role, scopeName] = [value('Name'), value('Role'), value('ScopeName')];
    await exchange.assignRole({ name, role, objectId, scopeName });
    return { changed: true };
  },
  'Confirm-AccessPolicy': async (exchange, value) => {
    if ((await exchange.accessPolicies(value('AppId'))).length > 0) return { changed: false };
    await exchange.createAccessPolicy(value('AppId'), value('GroupAddress'));
    return { changed: true };
  },
};
