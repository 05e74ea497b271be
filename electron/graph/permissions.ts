import type { GraphOperation } from './graph-operation';
import { readPermissions } from './read-permissions';
import { writePermissions } from './write-permissions';

/** Every Graph operation of the product: verb, path, delegated scopes, directory role. */
export const graphPermissions = { ...readPermissions, ...writePermissions } satisfies Record<
  string,
  GraphOperation
>;

export type GraphOperationName = keyof typeof graphPermissions;
