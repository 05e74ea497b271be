import { badRequest, malformedRequest, unsupportedQuery } from '../errors';
import type { Filter } from './filter-parse';
import type { Literal } from './filter-tokens';

type FilterOperator = 'eq' | 'ne' | 'not' | 'in' | 'startsWith' | 'endsWith' | 'range';

/** What a property can be filtered by; `any`: it is a collection of such values, or of objects with such a property. */
export interface FilterRule {
  readonly type: 'text' | 'guid' | 'boolean' | 'time';
  readonly operators: readonly FilterOperator[];
  readonly any?: true;
}

/** A property of the elements of a collection, to be asked inside `any` alone; and the collection itself. */
export const memberText: FilterRule = { type: 'text', operators: ['eq'], any: true };

/** Operators that the directory supports with `ConsistencyLevel: eventual` and `$count=true` only. */
const advancedOperators: readonly FilterOperator[] = ['ne', 'not', 'endsWith'];

/** A property of a directory object: the usual operators. */
export const text: FilterRule = {
  type: 'text',
  operators: ['eq', 'ne', 'not', 'in', 'startsWith', 'endsWith'],
};
export const guid: FilterRule = { type: 'guid', operators: ['eq', 'ne', 'not', 'in'] };
export const flag: FilterRule = { type: 'boolean', operators: ['eq', 'ne', 'not', 'in'] };
export const texts: FilterRule = { ...text, any: true };
/** Equality alone, as report-like collections offer it. */
export const plainText: FilterRule = { type: 'text', operators: ['eq', 'startsWith'] };
export const plainGuid: FilterRule = { type: 'guid', operators: ['eq'] };
export const time: FilterRule = { type: 'time', operators: ['range'] };

/** The collection whose elements are being looked at by `any`. */
interface Walked {
  readonly path: string;
  readonly rule: FilterRule;
}

interface Scope {
  readonly rules: Readonly<Record<string, FilterRule>>;
  /** Every property that the type has, to tell the unknown from the unfilterable. */
  readonly known: ReadonlySet<string>;
  readonly type: string;
}

const guidPattern = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;

function fits(rule: FilterRule, value: Literal): boolean {
  if (value === null) return true;
  switch (rule.type) {
    case 'text':
      return typeof value === 'string';
    case 'guid':
      return typeof value === 'string' && guidPattern.test(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'time':
      return typeof value === 'string' && !Number.isNaN(Date.parse(value));
  }
}

function ruleOf(scope: Scope, path: string): FilterRule {
  const rule = scope.rules[path];
  if (rule !== undefined) return rule;
  const [property = path] = path.split('/');
  if (!scope.known.has(property)) {
    throw malformedRequest(
      `Invalid filter clause: Could not find a property named '${property}' on type 'microsoft.graph.${scope.type}'.`,
    );
  }
  throw unsupported(scope, path);
}

function unsupported(scope: Scope, path: string): Error {
  return unsupportedQuery(
    `Unsupported or invalid query filter clause specified for property '${path}' of resource '${scope.type}'.`,
  );
}

function check(
  scope: Scope,
  path: string,
  element: Walked | null,
  operator: FilterOperator,
  values: readonly Literal[],
): void {
  const rule = element === null || path !== '' ? ruleOf(scope, within(element, path)) : element.rule;
  if (element === null && rule.any === true) throw unsupported(scope, path);
  if (!rule.operators.includes(operator)) throw unsupported(scope, path);
  if (!values.every((value) => fits(rule, value))) {
    throw badRequest(`Invalid filter clause: A value in the filter does not fit the type of '${path}'.`);
  }
}

/** The path of a property from the row on. */
function within(element: Walked | null, path: string): string {
  return element === null ? path : `${element.path}/${path}`;
}

/** Checks a node and those below; gathers the operators in use. `element`: the collection being walked. */
function walk(scope: Scope, filter: Filter, element: Walked | null, used: Set<FilterOperator>): void {
  switch (filter.kind) {
    case 'and':
    case 'or':
      walk(scope, filter.left, element, used);
      walk(scope, filter.right, element, used);
      return;
    case 'not':
      used.add('not');
      walk(scope, filter.operand, element, used);
      return;
    case 'any': {
      const rule = ruleOf(scope, filter.path);
      if (rule.any !== true) throw unsupported(scope, filter.path);
      walk(scope, filter.condition, { path: filter.path, rule }, used);
      return;
    }
    case 'compare': {
      const { operator } = filter;
      const asked = operator === 'eq' || operator === 'ne' ? operator : 'range';
      used.add(asked);
      check(scope, filter.path, element, asked, [filter.value]);
      return;
    }
    case 'in':
      used.add('in');
      check(scope, filter.path, element, 'in', filter.values);
      return;
    case 'startsWith':
    case 'endsWith':
      used.add(filter.kind);
      check(scope, filter.path, element, filter.kind, [filter.value]);
  }
}

/**
 * Refuses what Graph does not support on this type: unknown or unfilterable properties, operators, values of
 * another type. Answers whether the filter is an advanced query.
 */
export function checkFilter(scope: Scope, filter: Filter): { readonly advanced: string | null } {
  const used = new Set<FilterOperator>();
  walk(scope, filter, null, used);
  if (used.has('not') && !Object.values(scope.rules).some((rule) => rule.operators.includes('not'))) {
    throw unsupportedQuery(`Operator 'not' is not supported on resource '${scope.type}'.`);
  }
  return { advanced: advancedOperators.find((operator) => used.has(operator)) ?? null };
}
