import type { OperationKind } from '../../electron/contract/desk/operation';
import { useDesk } from './desk-context';
import type { Route } from './route';
import { routeOfOperation, type KnownSetup } from './route-of-operation';

/** What runs for a setup now, and where it is watched; null where nothing does. */
export function useRunning(
  setup: KnownSetup,
): { readonly kind: OperationKind; readonly route: Route } | null {
  const { operation } = useDesk();
  if (operation === null || operation.outcome !== null) return null;
  const route = routeOfOperation(operation, [setup]);
  return route === null ? null : { kind: operation.kind, route };
}
