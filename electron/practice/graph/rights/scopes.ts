import type { AccessToken } from '../../world/access-token';
import type { Operation } from '../contract';

/** Those of the operation's alternatives that the token holds whole. */
export function heldAlternatives(operation: Operation, token: AccessToken): readonly (readonly string[])[] {
  const accepted = token.idtyp === 'app' ? operation.application : operation.delegated;
  const granted = new Set(token.idtyp === 'app' ? token.roles : token.scp);
  return accepted.filter((alternative) => alternative.every((scope) => granted.has(scope)));
}

/** Is every alternative that the token holds one of these? Then the right is as narrow as they are. */
export function holdsOnly(held: readonly (readonly string[])[], ...scopes: readonly string[]): boolean {
  return held.length > 0 && held.every((alternative) => alternative.every((scope) => scopes.includes(scope)));
}
