import type { Call } from '../call';
import { entityOf, type Entity, type Shape } from '../odata/shape';
import { servicePrincipalShape } from './service-principal-shape';
import { userShape } from './user-shape';

/** Gives an entity its type, as collections of several types do. */
export function typed(type: string, entity: Entity): Entity {
  return { '@odata.type': `#microsoft.graph.${type}`, ...entity };
}

function typedRow<Row>(shape: Shape<Row>, row: Row): Entity {
  return typed(shape.type, entityOf(shape, row, null));
}

/** A user or a service principal by object id, with its type; empty where there is none. */
export function directoryObjectEntity(call: Call, id: string): readonly Entity[] {
  const { users, servicePrincipals } = call.world.state;
  const user = users.find((one) => one.id === id && one.deletedDateTime === null);
  if (user !== undefined) return [typedRow(userShape(call), user)];
  const principal = servicePrincipals.find((one) => one.id === id && one.deletedDateTime === null);
  return principal === undefined ? [] : [typedRow(servicePrincipalShape(call), principal)];
}
