import data from './contract.data.json';

/** Who may call an operation: alternatives, each a list of scopes needed together; and the query options it takes. */
export interface Operation {
  readonly delegated: readonly (readonly string[])[];
  readonly application: readonly (readonly string[])[];
  /** Names in lower case, `$` included; undefined where it takes none. */
  readonly query?: readonly string[];
}

/** The properties of an entity type, by what an answer says where the practice tenant has no value. */
interface EntityType {
  readonly nullable: readonly string[];
  readonly arrays: readonly string[];
  readonly other: readonly string[];
}

export type TypeName = keyof typeof data.types;
export type BodyName = keyof typeof data.bodies;

const operations: ReadonlyMap<string, Operation> = new Map(
  Object.entries(data.operations as unknown as Record<string, Operation>),
);

/** The published operation at a path of the contract, e.g. `GET`, `/users/{user-id}`. */
export function operationAt(method: string, path: string): Operation | undefined {
  return operations.get(`${method} ${path}`);
}

/** Every operation of the contract as `METHOD /path`. */
export function operationNames(): readonly string[] {
  return [...operations.keys()];
}

/** The properties of an entity type. */
export function entityType(name: TypeName): EntityType {
  return data.types[name];
}

/** JSON schemas of the accepted bodies, closed: what they do not name, Graph does not know. */
export const bodySchemas = { definitions: data.definitions, bodies: data.bodies };
