import type { Call } from '../call';
import { badRequest, unsupportedQuery } from '../errors';
import { valueOf, type Shape } from './shape';

interface Clause {
  readonly property: string;
  readonly value: string;
}

/** Found by the beginnings of their words; other properties by their own beginning (K). */
const byWords = ['displayName', 'description'];

/**
 * The rows that `$search` finds: `"property:value"`, several joined by OR and AND, OR the looser of the two. Throws 400
 * without `ConsistencyLevel: eventual`, or where it is not well formed.
 */
export function searched<Row>(call: Call, shape: Shape<Row>, rows: readonly Row[]): readonly Row[] {
  const { search, eventual } = call.query;
  if (search === null) return rows;
  if (!shape.directory) throw unsupportedQuery(`$search is not supported on '${shape.type}'.`);
  if (!eventual) {
    throw unsupportedQuery(
      "Request with $search query parameter only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'",
    );
  }
  const alternatives = clausesOf(search, shape.searchable ?? []);
  const holds = (row: Row, { property, value }: Clause): boolean => {
    const found = valueOf(shape, row, property);
    return typeof found === 'string' && matches(property, found.toLowerCase(), value.toLowerCase());
  };
  return rows.filter((row) => alternatives.some((all) => all.every((clause) => holds(row, clause))));
}

function matches(property: string, found: string, value: string): boolean {
  if (!byWords.includes(property)) return found.startsWith(value);
  const words = found.split(/[^\p{L}\p{N}]+/u);
  const wanted = value.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  return wanted.every((word) => words.some((one) => one.startsWith(word)));
}

function clausesOf(search: string, searchable: readonly string[]): readonly (readonly Clause[])[] {
  return search.split(/\s+OR\s+/u).map((part) =>
    part.split(/\s+AND\s+/u).map((text) => {
      const [, property, value] = /^\s*"(\w+):([^"\\]+)"\s*$/u.exec(text) ?? [];
      if (property === undefined || value === undefined) {
        throw badRequest(`Syntax error: '${text.trim()}' is not a valid clause of $search.`);
      }
      if (searchable.includes(property)) return { property, value };
      throw badRequest(`Property '${property}' is not searchable.`);
    }),
  );
}
