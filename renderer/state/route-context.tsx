import { createContext, useContext, useMemo, useRef, useState, type ReactNode } from 'react';
import { firstRoute, sameRoute, type Route } from './route';

export interface Router {
  readonly route: Route;
  /** Counts the visits, so that focus moves once for each. */
  readonly visit: number;
  readonly go: (route: Route) => void;
  /** The place with another id, where a draft just got its own: no new visit. */
  readonly replace: (route: Route) => void;
  readonly back: () => void;
  readonly canGoBack: boolean;
}

const RouteContext = createContext<Router | null>(null);
const longestWay = 50;

interface Way {
  readonly routes: readonly Route[];
  readonly visit: number;
}

/** Holds the way through the pages, in memory only. */
export function RouteProvider({ start = firstRoute, children }: { start?: Route; children: ReactNode }) {
  const [way, setWay] = useState<Way>({ routes: [start], visit: 0 });
  const route = way.routes.at(-1) ?? start;
  const moves = useRef({
    go: (next: Route) =>
      setWay(({ routes, visit }) => {
        const last = routes.at(-1);
        if (last !== undefined && sameRoute(last, next)) return { routes, visit };
        return { routes: [...routes, next].slice(-longestWay), visit: visit + 1 };
      }),
    replace: (next: Route) =>
      setWay(({ routes, visit }) => ({ routes: [...routes.slice(0, -1), next], visit })),
    back: () =>
      setWay(({ routes, visit }) =>
        routes.length > 1 ? { routes: routes.slice(0, -1), visit: visit + 1 } : { routes, visit },
      ),
  }).current;
  const router = useMemo(
    () => ({ ...moves, route, visit: way.visit, canGoBack: way.routes.length > 1 }),
    [moves, route, way],
  );
  return <RouteContext value={router}>{children}</RouteContext>;
}

/** Where the window is, and how to go elsewhere. */
export function useRoute(): Router {
  const router = useContext(RouteContext);
  if (router === null) throw new Error('useRoute stands outside of the app.');
  return router;
}
