import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { GraphOperation } from '../../electron/graph/graph-operation';
import { graphPermissions } from '../../electron/graph/permissions';

const reference = process.env['SENDWRIGHT_REFERENCE'];

interface Permissions {
  readonly all: readonly string[];
  readonly alsoRequires?: Readonly<Record<string, string>>;
}

type Paths = Readonly<
  Record<string, Readonly<Record<string, { 'x-permissions'?: { DelegatedWork?: Permissions } }>>>
>;

/** Where the contract is silent on the scopes for what was deleted; Microsoft's pages name the ones we ask for. */
const silent = new Set([
  '/directory/deletedItems/graph.application',
  '/directory/deletedItems/graph.servicePrincipal',
  '/directory/deletedItems/graph.user',
  '/directory/deletedItems/{}/restore',
]);

/** `/users/{id}` and `/users/{user-id}` are the same path. */
function shape(path: string): string {
  return path.replaceAll(/\{[^}]+\}/gu, '{}');
}

describe.skipIf(reference === undefined)(
  'Graph operations against the contract (skipped where SENDWRIGHT_REFERENCE is not set)',
  () => {
    const operations: readonly (readonly [string, GraphOperation])[] = Object.entries(graphPermissions);

    function load(): Paths {
      const text = readFileSync(join(reference ?? '', 'graph-openapi-subset.json'), 'utf8');
      return (JSON.parse(text) as { paths: Paths }).paths;
    }

    it.each(operations)('%s exists, and its scopes are good for it', (_name, { method, path, scopes }) => {
      const found = Object.entries(load()).find(([known]) => shape(known) === shape(path));
      expect(found, `${method} ${path}`).toBeDefined();
      if (silent.has(shape(path))) return;
      const permissions = found?.[1][method.toLowerCase()]?.['x-permissions']?.DelegatedWork;
      expect(permissions, `${method} ${path}`).toBeDefined();
      const useful = scopes.filter((scope) => permissions!.all.includes(scope));
      expect(useful.length).toBeGreaterThan(0);
      for (const scope of useful) {
        const also = permissions!.alsoRequires?.[scope]?.split(',') ?? [];
        if (also.length > 0) expect(also.some((other) => scopes.includes(other))).toBe(true);
      }
    });
  },
);
