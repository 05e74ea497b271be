import type { Node } from 'web-tree-sitter';
import { nodesOf } from './parse';
import { functionsOf, type Script } from './scripts';

/** PowerShell's own, as far as the scripts use them. */
const builtIn = new Set(
  ['_', 'true', 'false', 'null', 'PSScriptRoot', 'PSVersionTable', 'ExecutionContext', 'PSCmdlet'].map(
    (name) => name.toLowerCase(),
  ),
);

/**
 * Variables that are read though neither the function nor the top of a script sets them: strict mode would end the
 * request there. `among` are the scripts that run in one scope.
 */
export function unknownVariables(script: Script, among: readonly Script[]): readonly string[] {
  const shared = new Set(among.flatMap(({ root }) => [...topLevelNames(root)]));
  const functions = functionsOf(script);
  const inside = new Set(functions.map(({ node }) => node.id));
  const parts = [
    ...functions.map(({ name, node }) => ({ name, names: namesIn(node), own: assignedIn(node) })),
    { name: 'the script', names: namesIn(script.root, inside), own: assignedIn(script.root) },
  ];
  return parts.flatMap(({ name, names, own }) =>
    [...new Set(names)]
      .filter((variable) => !own.has(variable) && !shared.has(variable) && !builtIn.has(variable))
      .filter((variable) => !/^(?:global|env|script|function):/u.test(variable))
      .map((variable) => `${script.name}: $${variable} in ${name}`),
  );
}

function namesIn(root: Node, without: ReadonlySet<number> = new Set()): readonly string[] {
  return nodesOf(root, 'variable')
    .filter((node) => without.size === 0 || !isWithin(node, without))
    .map((node) => plain(node.text));
}

function plain(text: string): string {
  return text
    .replace(/^[$@]/u, '')
    .replace(/^\{(.*)\}$/u, '$1')
    .toLowerCase();
}

/** Parameters, left sides of assignments and the variables of foreach. */
function assignedIn(root: Node): ReadonlySet<string> {
  const parameters = nodesOf(root, 'script_parameter').flatMap((node) => nodesOf(node, 'variable').slice(-1));
  const left = nodesOf(root, 'left_assignment_expression').flatMap((node) =>
    nodesOf(node, 'variable').slice(0, 1),
  );
  const loops = nodesOf(root, 'foreach_statement').flatMap((node) => nodesOf(node, 'variable').slice(0, 1));
  return new Set([...parameters, ...left, ...loops].map((node) => plain(node.text)));
}

function topLevelNames(root: Node): ReadonlySet<string> {
  const inside = new Set(nodesOf(root, 'function_statement').map((node) => node.id));
  const top = nodesOf(root, 'left_assignment_expression').filter((node) => !isWithin(node, inside));
  return new Set(
    top.flatMap((node) => nodesOf(node, 'variable').slice(0, 1)).map((node) => plain(node.text)),
  );
}

function isWithin(node: Node, ids: ReadonlySet<number>): boolean {
  for (let one = node.parent; one !== null; one = one.parent) if (ids.has(one.id)) return true;
  return false;
}
