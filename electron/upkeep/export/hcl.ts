/** Text that is written as it is: a reference or a literal of HCL itself, never a value from a tenant. */
export interface HclExpression {
  readonly hcl: string;
}

type HclValue = string | boolean | HclExpression | readonly string[];

/** What stands in a file or in a block, in order. */
export type HclNode =
  | { readonly comment: string }
  | { readonly blank: true }
  | { readonly name: string; readonly value: HclValue }
  | { readonly block: string; readonly labels?: readonly string[]; readonly body: readonly HclNode[] };

/** Half characters, and what ends a line, hides, or reorders what is read. */
const half = /^[\ud800-\udfff]$/u;
const unseen = /^[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]$/u;
const marked: Readonly<Record<string, string>> = {
  ...{ '"': '\\"', '\\': '\\\\' },
  ...{ '\n': '\\n', '\r': '\\r', '\t': '\\t' },
};

/**
 * A value as a quoted string of HCL that stands for exactly that value: nothing in it is a template. Half characters,
 * which no file in UTF-8 can hold, become U+FFFD.
 */
export function hclString(value: string): string {
  const characters = Array.from(value);
  const written = characters.map((one, at) => {
    if (half.test(one)) return '\ufffd';
    const isTemplate = (one === '$' || one === '%') && characters[at + 1] === '{';
    // Doubled is HCL's own way; behind another such mark it would be read otherwise.
    if (isTemplate) return /[$%]/u.test(characters[at - 1] ?? '') ? numbered(one) : one + one;
    return marked[one] ?? (unseen.test(one) ? numbered(one) : one);
  });
  return `"${written.join('')}"`;
}

function numbered(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16);
  return code.length > 4 ? `\\U${code.padStart(8, '0')}` : `\\u${code.padStart(4, '0')}`;
}

/** One line of comment: what would end it or hide in it is a question mark. */
export function hclComment(text: string): string {
  const shown = Array.from(text, (one) => (half.test(one) || unseen.test(one) ? '?' : one)).join('');
  return `# ${shown}`.trimEnd();
}

/** A file of HCL as `terraform fmt` would leave it. */
export function hclFile(nodes: readonly HclNode[]): string {
  return `${linesOf(nodes).join('\n')}\n`;
}

function linesOf(nodes: readonly HclNode[]): readonly string[] {
  return nodes.flatMap((node, at) => {
    if ('comment' in node) return [hclComment(node.comment)];
    if ('blank' in node) return [''];
    if ('name' in node) return attribute(node, widthAround(nodes, at));
    const head = [node.block, ...(node.labels ?? []).map(hclString), '{'].join(' ');
    return [head, ...linesOf(node.body).map((line) => (line === '' ? '' : `  ${line}`)), '}'];
  });
}

function attribute({ name, value }: Extract<HclNode, { name: string }>, width: number): readonly string[] {
  const [first = '', ...more] = valueLines(value);
  return [`${name.padEnd(more.length === 0 ? width : 0)} = ${first}`, ...more];
}

function valueLines(value: HclValue): readonly string[] {
  if (typeof value === 'string') return [hclString(value)];
  if (typeof value === 'boolean') return [String(value)];
  if ('hcl' in value) return value.hcl.split('\n');
  if (value.length < 2) return [`[${value.map(hclString).join('')}]`];
  return ['[', ...value.map((one) => `  ${hclString(one)},`), ']'];
}

/** The longest name among neighbours in single lines: their equals signs stand in one column. */
function widthAround(nodes: readonly HclNode[], at: number): number {
  const isNeighbour = (node: HclNode | undefined): node is Extract<HclNode, { name: string }> =>
    node !== undefined && 'name' in node && valueLines(node.value).length === 1;
  let [first, last] = [at, at];
  while (isNeighbour(nodes[first - 1])) first -= 1;
  while (isNeighbour(nodes[last + 1])) last += 1;
  return Math.max(...nodes.slice(first, last + 1).map((node) => ('name' in node ? node.name.length : 0)));
}
