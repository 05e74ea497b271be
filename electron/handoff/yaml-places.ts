import { isNode, isPair, type Document, type LineCounter } from 'yaml';
import type { ErrorFacts } from '../contract/errors';

type Issue = NonNullable<ErrorFacts['issues']>[number];

/** Where a value stands in a file: keys and list positions. */
export type Path = readonly PropertyKey[];

/** One wrong place in a file, and what was expected there. */
export interface Problem {
  readonly path: Path;
  readonly problem: string;
}

/**
 * Problems at their places in a file, from top to bottom whatever order it was checked in. `exampleFor` shows how a
 * right value looks at a place, where there is such an example.
 */
export function issuesAt(
  problems: readonly Problem[],
  { document, lines }: { readonly document: Document; readonly lines: LineCounter },
  exampleFor: (where: string) => string | undefined,
): readonly Issue[] {
  return problems
    .map(({ path, problem }) => {
      const where = pathText(path);
      const line = lineOf(path, document, lines);
      const example = problem.includes('is not a field') ? undefined : exampleFor(where);
      return {
        where: where === '' ? 'the file' : where,
        ...(line === undefined ? {} : { line }),
        problem,
        ...(example === undefined ? {} : { example }),
      };
    })
    .sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
}

/** A path as people write it: `fields[1].from`. */
function pathText(path: Path): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    return text === '' ? String(part) : `${text}.${String(part)}`;
  }, '');
}

/** The line of the field, or of the nearest parent that stands in the file. */
function lineOf(path: Path, document: Document, lines: LineCounter): number | undefined {
  for (let length = path.length; length >= 0; length -= 1) {
    const offset = offsetOf(path.slice(0, length), document);
    if (offset !== undefined) return lines.linePos(offset).line;
  }
  return undefined;
}

function offsetOf(path: Path, document: Document): number | undefined {
  if (path.length === 0) return document.contents?.range?.[0];
  const parent: unknown = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  const last = path[path.length - 1];
  if (isNode(parent) && 'items' in parent) {
    const items: readonly unknown[] = parent.items;
    const pair = items.find((item) => isPair(item) && isNode(item.key) && String(item.key) === String(last));
    if (isPair(pair) && isNode(pair.key)) return pair.key.range?.[0];
  }
  const node: unknown = document.getIn(path, true);
  return isNode(node) ? node.range?.[0] : undefined;
}
