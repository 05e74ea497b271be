import { graphPermissions } from './permissions';

/** Logs and traces are read by the survey and by `activity` alone: planning does not ask for them. */
const notForPlanning: ReadonlySet<string> = new Set([
  'applicationAudits',
  'auditsOf',
  'signInsOf',
  'messageTraces',
]);

/**
 * All read scopes that planning can ask for, so that a tenant where nothing is consented yet shows one consent page
 * and not one a read.
 */
export const readScopes: readonly string[] = [
  ...new Set(
    Object.entries(graphPermissions)
      .filter(([name, { method }]) => method === 'GET' && !notForPlanning.has(name))
      .map(([, operation]) => operation)
      .flatMap(({ scopes }) => scopes),
  ),
];
