import type { Route } from './call';
import { applicationRoutes } from './resources/applications';
import { meRoutes } from './resources/me';
import { organizationRoutes } from './resources/organization';
import { passwordRoutes } from './resources/passwords';
import { servicePrincipalRoutes } from './resources/service-principals';

/** Every operation that the practice tenant offers. */
export const routes: readonly Route[] = [
  ...meRoutes,
  ...organizationRoutes,
  ...applicationRoutes,
  ...passwordRoutes,
  ...servicePrincipalRoutes,
];
