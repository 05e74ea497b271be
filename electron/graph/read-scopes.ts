import { graphPermissions } from './permissions';

/**
 * All read scopes that planning can ask for, so that a tenant where nothing is consented yet shows one consent page
 * and not one a read.
 */
export const readScopes: readonly string[] = [
  ...new Set(
    Object.entries(graphPermissions)
      // The audit log is read by the survey alone: planning does not ask for it.
      .filter(([name, { method }]) => method === 'GET' && name !== 'applicationAudits')
      .map(([, operation]) => operation)
      .flatMap(({ scopes }) => scopes),
  ),
];
