import { useEffect, useRef } from 'react';
import { useDesk } from './desk-context';
import { firstRoute, sameRoute } from './route';
import { useRoute } from './route-context';
import { routeOfOperation } from './route-of-operation';
import { useSetups } from './setups-context';

/** Opens the page of what runs, where the window is loaded meanwhile: one that failed comes back to the work. */
export function useBackToWork(): void {
  const { operation } = useDesk();
  const setups = useSetups();
  const { route, visit, go } = useRoute();
  const isDecided = useRef(false);
  useEffect(() => {
    if (isDecided.current || setups.kind !== 'ready') return;
    isDecided.current = true;
    if (operation === null || operation.outcome !== null) return;
    const there = routeOfOperation(operation, setups.value);
    if (there !== null && visit === 0 && sameRoute(route, firstRoute)) go(there);
  }, [operation, setups, route, visit, go]);
}
