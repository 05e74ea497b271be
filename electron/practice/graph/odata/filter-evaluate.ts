import type { Comparison, Filter } from './filter-parse';
import type { Literal } from './filter-tokens';

/** Gives a row's value of a path; for an element of `any` the element itself, at the path ''. */
export type Read = (path: string) => unknown;
type Predicate = (read: Read) => boolean;

/** Text is compared without regard to case, as the directory does. */
function equals(wanted: Literal): (actual: unknown) => boolean {
  if (typeof wanted !== 'string') return (actual) => (actual ?? null) === wanted;
  const lower = wanted.toLowerCase();
  // ASCII text equals only text of its own length: most rows are settled without changing their case.
  const ascii = /^[ -~]*$/u.test(lower);
  return (actual) =>
    typeof actual === 'string' &&
    (!ascii || actual.length === lower.length) &&
    actual.toLowerCase() === lower;
}

function isInOrder(operator: Exclude<Comparison, 'eq' | 'ne'>, difference: number): boolean {
  switch (operator) {
    case 'ge':
      return difference >= 0;
    case 'gt':
      return difference > 0;
    case 'le':
      return difference <= 0;
    case 'lt':
      return difference < 0;
  }
}

function comparison(operator: Comparison, wanted: Literal): (actual: unknown) => boolean {
  const equal = equals(wanted);
  if (operator === 'eq') return equal;
  if (operator === 'ne') return (actual) => !equal(actual);
  const instant = Date.parse(String(wanted));
  return (actual) => typeof actual === 'string' && isInOrder(operator, Date.parse(actual) - instant);
}

/** Turns a checked filter into a test of rows; values are made ready once, not row by row. */
export function predicateOf(filter: Filter): Predicate {
  switch (filter.kind) {
    case 'and':
    case 'or': {
      const left = predicateOf(filter.left);
      const right = predicateOf(filter.right);
      return filter.kind === 'and'
        ? (read) => left(read) && right(read)
        : (read) => left(read) || right(read);
    }
    case 'not': {
      const operand = predicateOf(filter.operand);
      return (read) => !operand(read);
    }
    case 'compare': {
      const holds = comparison(filter.operator, filter.value);
      return (read) => holds(read(filter.path));
    }
    case 'in': {
      const tests = filter.values.map(equals);
      return (read) => {
        const actual = read(filter.path);
        return tests.some((equal) => equal(actual));
      };
    }
    case 'startsWith':
    case 'endsWith': {
      const wanted = filter.value.toLowerCase();
      const method = filter.kind;
      return (read) => {
        const actual = read(filter.path);
        return typeof actual === 'string' && actual.toLowerCase()[method](wanted);
      };
    }
    case 'any': {
      const condition = predicateOf(filter.condition);
      return (read) => {
        const list = read(filter.path);
        return (
          Array.isArray(list) && list.some((element: unknown) => condition((path) => memberOf(element, path)))
        );
      };
    }
  }
}

/** An element of a collection, or a property of it. */
function memberOf(element: unknown, path: string): unknown {
  if (path === '') return element;
  if (typeof element !== 'object' || element === null) return undefined;
  return Object.entries(element).find(([name]) => name === path)?.[1];
}
