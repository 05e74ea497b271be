import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Language, Parser, type Node } from 'web-tree-sitter';

const grammar = createRequire(import.meta.url).resolve('tree-sitter-powershell/tree-sitter-powershell.wasm');

async function createParser(): Promise<Parser> {
  await Parser.init();
  const parser = new Parser();
  parser.setLanguage(await Language.load(readFileSync(grammar)));
  return parser;
}

const parser = createParser();

/** The syntax tree of a script. The grammar knows Windows PowerShell 5.1's language, and not all of that. */
export async function parseScript(text: string): Promise<Node> {
  const tree = (await parser).parse(text);
  if (tree === null) throw new Error('the script was not parsed');
  return tree.rootNode;
}

/** Where the grammar could not follow, as `line: text`. */
export function syntaxErrors(root: Node): readonly string[] {
  if (!root.hasError) return [];
  const own =
    root.isError || root.isMissing ? [`${root.startPosition.row + 1}: ${root.text.slice(0, 60)}`] : [];
  return [...own, ...root.children.flatMap(syntaxErrors)];
}

/** Every node of a kind, in the order of the text. */
export function nodesOf(root: Node, kind: string): readonly Node[] {
  return root.descendantsOfType(kind);
}
