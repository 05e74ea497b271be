import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** What the core may say in the window; files that are written, scripts and the command line are not shown there. */
const folders = ['setup', 'services', 'identity', 'exchange', 'credentials', 'records', 'graph'];
const notShown = /exchange-script|\/bridge\/|recipient\/ways\.ts$|launch\.ts$|candidates\.ts$/u;

/** Every text in the core's source, with `X` for what is put into it. */
export function coreTexts(): readonly string[] {
  const files = folders.flatMap((folder) =>
    readdirSync(join('electron', folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => join('electron', folder, name)),
  );
  return files.filter((file) => !notShown.test(file)).flatMap(textsOf);
}

function textsOf(file: string): readonly string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) found.push(node.text);
    if (ts.isTemplateExpression(node)) {
      found.push([node.head.text, ...node.templateSpans.map(({ literal }) => `X${literal.text}`)].join(''));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}
