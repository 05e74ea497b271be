import type { PageName, RouteOf } from '../state/route';

/** What every page is given: the route that it shows. */
export interface PageProps<P extends PageName> {
  readonly route: RouteOf<P>;
}
