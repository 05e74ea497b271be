import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { operationNames } from '../../electron/practice/graph/contract';
import { routes } from '../../electron/practice/graph/routes';

const reference = process.env.SENDWRIGHT_REFERENCE;
const root = new URL('../../', import.meta.url);

interface Trimmer {
  readonly trimGraph: (document: unknown) => unknown;
  readonly formatGraph: (data: unknown) => string;
}

describe('the practice tenant’s Graph data', () => {
  it('has every path that the practice tenant serves', () => {
    const names = new Set(operationNames());
    expect(routes.map((route) => `${route.method} ${route.path}`).filter((name) => !names.has(name))).toEqual(
      [],
    );
  });

  if (reference === undefined) {
    it.skip('skipped: SENDWRIGHT_REFERENCE is not set, so there is no reference to compare with', () =>
      undefined);
    return;
  }

  it('is what the reference gives when it is trimmed again', async () => {
    const trimmer = (await import(new URL('build/trim-graph.mjs', root).href)) as Trimmer;
    const document = JSON.parse(
      readFileSync(join(reference, 'graph-openapi-subset.json'), 'utf8'),
    ) as unknown;
    const kept = readFileSync(new URL('electron/practice/graph/contract.data.json', root), 'utf8');
    expect(trimmer.formatGraph(trimmer.trimGraph(document))).toBe(kept);
  });
});
