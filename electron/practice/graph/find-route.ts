import type { Route } from './call';
import { operationAt, operationNames, type Operation } from './contract';
import { GraphError, notOffered, segmentNotFound } from './errors';
import { contractPath, fit, segmentsOf, templateParts, type PathKey, type Segment } from './path';
import { routes } from './routes';

interface Template {
  readonly path: string;
  readonly parts: readonly string[];
}

/** Every path of the contract but those with an alternate key, which are the same paths keyed otherwise. */
const templates: readonly Template[] = [
  ...new Set(operationNames().map((name) => name.slice(name.indexOf(' ') + 1))),
]
  .filter((path) => !path.includes('('))
  .map((path) => ({ path, parts: templateParts(path) }))
  // A literal part comes before a key: /directory/deletedItems/graph.user is not an id.
  .sort((one, other) => (one.path.includes('{') ? 1 : 0) - (other.path.includes('{') ? 1 : 0));

const byName = new Map(routes.map((route) => [`${route.method} ${route.path}`, route]));

interface FoundRoute {
  readonly route: Route;
  readonly operation: Operation;
  readonly keys: readonly PathKey[];
}

function textOf(segment: Segment | undefined): string {
  if (segment === undefined) return '';
  return segment.kind === 'plain' ? segment.text : segment.name;
}

function match(path: string): { readonly template: Template; readonly keys: readonly PathKey[] } {
  const segments = segmentsOf(path);
  let furthest = 0;
  for (const template of templates) {
    const fitted = fit(template.parts, segments);
    if ('keys' in fitted) return { template, keys: fitted.keys };
    furthest = Math.max(furthest, fitted.fitted);
  }
  throw segmentNotFound(textOf(segments[furthest] ?? segments.at(-1)));
}

/**
 * The route of a request, `path` below `/v1.0`. Throws 400 where the contract has no such path, 405 where it has no
 * such verb there, 501 where the practice tenant does not offer it.
 */
export function findRoute(method: string, path: string): FoundRoute {
  const { template, keys } = match(path);
  const spelt = contractPath(template.path, keys[0]);
  const operation = operationAt(method, spelt);
  if (operation === undefined) {
    const known = operationNames().some((name) => name.endsWith(` ${spelt}`));
    if (!known) throw segmentNotFound(textOf(segmentsOf(path).at(-1)));
    throw new GraphError(
      405,
      'Request_BadRequest',
      `Specified HTTP method is not allowed for the request target.`,
    );
  }
  const route = byName.get(`${method} ${template.path}`);
  if (route === undefined) throw notOffered(`${method} ${spelt}`);
  return { route, operation, keys };
}
