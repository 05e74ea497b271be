import { malformedRequest } from '../errors';
import { entityType, type TypeName } from '../contract';
import type { FilterRule } from './filter-check';
import type { Expansion } from './query';

export type Entity = Readonly<Record<string, unknown>>;

/** How rows of the world appear in Graph: computed property by property, only where asked for. */
export interface Shape<Row> {
  readonly type: TypeName;
  /** Properties that have a value; others of the type are null or empty. */
  readonly fields: Readonly<Record<string, (row: Row) => unknown>>;
  /** What is answered without `$select`; all fields where undefined. */
  readonly defaults?: readonly string[];
  readonly filters: Readonly<Record<string, FilterRule>>;
  readonly orderBy?: readonly string[];
  /** Properties that `$search` may name. */
  readonly searchable?: readonly string[];
  /** Navigation properties that `$expand` may name. */
  readonly expands?: Readonly<Record<string, (row: Row) => Entity | readonly Entity[]>>;
  /** A directory object: takes advanced queries. */
  readonly directory: boolean;
}

/** Every property name of a shape's type. */
export function knownNames<Row>(shape: Shape<Row>): ReadonlySet<string> {
  const { nullable, arrays, other } = entityType(shape.type);
  return new Set([...nullable, ...arrays, ...other, ...Object.keys(shape.fields)]);
}

/** Value of a property; what the practice tenant does not hold is null, empty or left out, as its type says. */
export function valueOf<Row>(shape: Shape<Row>, row: Row, name: string): unknown {
  const field = shape.fields[name];
  if (field !== undefined) return field(row);
  const { nullable, arrays } = entityType(shape.type);
  if (nullable.includes(name)) return null;
  return arrays.includes(name) ? [] : undefined;
}

/** Throws 400 where `$select` names a property that the type does not have. */
export function checkNames<Row>(shape: Shape<Row>, names: readonly string[]): void {
  const known = knownNames(shape);
  const strange = names.find((name) => !known.has(name));
  if (strange === undefined) return;
  throw malformedRequest(
    `Parsing OData Select and Expand failed: Could not find a property named '${strange}' on type 'microsoft.graph.${shape.type}'.`,
  );
}

/** The chosen properties of an entity that was already built, e.g. an expanded one. */
function chosen(entity: Entity, names: readonly string[] | null): Entity {
  if (names === null) return entity;
  return Object.fromEntries(
    Object.entries(entity).filter(([name]) => name.startsWith('@') || names.includes(name)),
  );
}

/** One row as Graph answers it. */
export function entityOf<Row>(
  shape: Shape<Row>,
  row: Row,
  select: readonly string[] | null,
  expand: readonly Expansion[] = [],
): Entity {
  const names = select ?? shape.defaults ?? Object.keys(shape.fields);
  const entity: Record<string, unknown> = {};
  for (const name of names) {
    const value = valueOf(shape, row, name);
    if (value !== undefined) entity[name] = value;
  }
  for (const { name, select: inner } of expand) {
    const found = shape.expands?.[name]?.(row);
    if (found === undefined) {
      throw malformedRequest(
        `Parsing OData Select and Expand failed: Could not find a property named '${name}' on type 'microsoft.graph.${shape.type}'.`,
      );
    }
    entity[name] = isList(found) ? found.map((one) => chosen(one, inner)) : chosen(found, inner);
  }
  return entity;
}

function isList(found: Entity | readonly Entity[]): found is readonly Entity[] {
  return Array.isArray(found);
}
