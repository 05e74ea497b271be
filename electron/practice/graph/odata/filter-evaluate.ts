import type { Comparison, Filter } from './filter-parse';
import type { Literal } from './filter-tokens';

/** Text is compared without regard to case, as the directory does; a time as an instant. */
function normal(value: unknown, other: Literal): unknown {
  if (typeof value !== 'string' || typeof other !== 'string') return value;
  return value.toLowerCase();
}

function compare(operator: Comparison, actual: unknown, wanted: Literal): boolean {
  const left = normal(actual ?? null, wanted);
  const right = typeof wanted === 'string' ? wanted.toLowerCase() : wanted;
  if (operator === 'eq') return left === right;
  if (operator === 'ne') return left !== right;
  if (typeof actual !== 'string' || typeof wanted !== 'string') return false;
  const difference = Date.parse(actual) - Date.parse(wanted);
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

/** Does a row pass? `read` gives the row's value of a path; for an element of `any` it gives the element for ''. */
export function passes(filter: Filter, read: (path: string) => unknown): boolean {
  switch (filter.kind) {
    case 'and':
      return passes(filter.left, read) && passes(filter.right, read);
    case 'or':
      return passes(filter.left, read) || passes(filter.right, read);
    case 'not':
      return !passes(filter.operand, read);
    case 'compare':
      return compare(filter.operator, read(filter.path), filter.value);
    case 'in': {
      const actual = read(filter.path);
      return filter.values.some((value) => compare('eq', actual, value));
    }
    case 'startsWith':
    case 'endsWith': {
      const actual = read(filter.path);
      if (typeof actual !== 'string') return false;
      const wanted = filter.value.toLowerCase();
      return filter.kind === 'startsWith'
        ? actual.toLowerCase().startsWith(wanted)
        : actual.toLowerCase().endsWith(wanted);
    }
    case 'any': {
      const list: readonly unknown[] = [read(filter.path)].flat();
      return list.some((element) => passes(filter.condition, () => element));
    }
  }
}
