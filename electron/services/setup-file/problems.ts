import type { z } from 'zod';
import { crossFieldProblems, setupFileSchema } from '../../contract/setup-file';

type Path = readonly PropertyKey[];

/** One wrong place in a setup file, and what was expected there. */
export interface Problem {
  readonly path: Path;
  readonly problem: string;
}

/** What the schema says, in words for whoever writes the file; `data` is the file as read. */
export function toProblems(issue: z.core.$ZodIssue, data: unknown): Problem[] {
  // Found by crossProblems, which also looks where other fields are wrong.
  if (issue.code === 'custom') return [];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...issue.path, key], problem: unknownKey(key) }));
  }
  return [{ path: issue.path, problem: expectation(issue, valueAt(data, issue.path)) }];
}

/** What is wrong between fields, as far as these can be read. */
export function crossProblems(data: unknown): Problem[] {
  if (!isRecord(data)) return [];
  const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
  const senders: readonly unknown[] = Array.isArray(data['senders']) ? data['senders'] : [];
  return crossFieldProblems({
    senders: senders.map((sender) => ({ address: isRecord(sender) ? text(sender['address']) : undefined })),
    outsider: text(data['outsider']),
    scoping: text(data['scoping']),
    testStage: isRecord(data['testStage']) ? { address: text(data['testStage']['address']) } : undefined,
    app: data['app'],
  }).map(({ path, message }) => ({ path, problem: message }));
}

function isRecord(value: unknown): value is Readonly<Record<PropertyKey, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    data,
  );
}

const fieldNames = [
  ...Object.keys(setupFileSchema.shape),
  ...['address', 'create', 'displayName', 'kind', 'months', 'file', 'clientId'],
];

function unknownKey(key: string): string {
  const meant = fieldNames.find((name) => distance(name.toLowerCase(), key.toLowerCase()) <= 2);
  const hint = meant === undefined || meant === key ? '' : `; did you mean "${meant}"?`;
  return `"${key}" is not a field ${meant === key ? 'here' : 'of a setup file'}${hint}`;
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

function expectation(issue: z.core.$ZodIssue, value: unknown): string {
  if (issue.path.length === 0 && (value === null || value === undefined)) return 'is empty';
  if (value === undefined || value === null) return 'is missing';
  if (issue.code === 'invalid_value') return `expected one of: ${issue.values.map(String).join(', ')}`;
  if (issue.code === 'invalid_type' && issue.message.startsWith('Invalid input')) {
    return `expected ${kinds[issue.expected] ?? issue.expected}`;
  }
  return issue.message.replace(/^Invalid input: /u, '');
}
