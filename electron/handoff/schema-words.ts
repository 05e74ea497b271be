import type { z } from 'zod';
import type { Path, Problem } from './yaml-places';

/** The value at a path in data as it was read; undefined where there is none. */
function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    data,
  );
}

/** Says that a key is none of `names`, and which was meant; `where` is what the file is, e.g. "a setup file". */
function unknownKey(key: string, names: readonly string[], where: string): string {
  const meant = names.find((name) => distance(name.toLowerCase(), key.toLowerCase()) <= 2);
  const hint = meant === undefined || meant === key ? '' : `; did you mean "${meant}"?`;
  return `"${key}" is not a field ${meant === key ? 'here' : `of ${where}`}${hint}`;
}

/** How many letters must be changed, added or taken away to make one word of the other. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [i, letter] of Array.from(one).entries()) {
    row = row.reduce<number[]>((next, above, j) => {
      if (j === 0) return [i + 1];
      const change = (row[j - 1] ?? 0) + (other[j - 1] === letter ? 0 : 1);
      return [...next, Math.min(above + 1, (next[j - 1] ?? 0) + 1, change)];
    }, []);
  }
  return row.at(-1) ?? 0;
}

const kinds: Readonly<Record<string, string>> = {
  string: 'text',
  array: 'a list: each entry on a line of its own that begins with "- "',
  object: 'fields, each "name: value"',
};

/** What the schema expected at a place, in words for whoever writes the file; `value` stands there now. */
function expectation(issue: z.core.$ZodIssue, value: unknown): string {
  if (issue.path.length === 0 && (value === null || value === undefined)) return 'is empty';
  if (value === undefined || value === null) return 'is missing';
  if (issue.code === 'invalid_value') return `expected one of: ${issue.values.map(String).join(', ')}`;
  if (issue.code === 'invalid_type' && issue.message.startsWith('Invalid input')) {
    return `expected ${kinds[issue.expected] ?? issue.expected}`;
  }
  return issue.message.replace(/^Invalid input: /u, '');
}

/** What the schema says, in words for whoever writes the file: its `names` of fields, and `what` it is, e.g. "a setup file". */
export function problemsOf(
  issue: z.core.$ZodIssue,
  data: unknown,
  { names, what }: { readonly names: readonly string[]; readonly what: string },
): Problem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...issue.path, key], problem: unknownKey(key, names, what) }));
  }
  const isCustom = issue.code === 'custom';
  return [
    {
      path: issue.path,
      problem: isCustom ? issue.message : expectation(issue, valueAt(data, issue.path)),
    },
  ];
}
