import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { GraphOperation } from '../../../electron/graph/graph-operation';
import { graphPermissions } from '../../../electron/graph/permissions';

const operations: readonly (readonly [string, GraphOperation])[] = Object.entries(graphPermissions);

function row(name: string, operation: GraphOperation): string {
  const { method, path, scopes, role, why, facts } = operation;
  const cells = [name, `\`${method} ${path}\``, scopes.join(', '), role ?? 'none', why, facts];
  return cells.join(' | ');
}

describe('docs/permissions.md', () => {
  it('has one row per operation, as the code asks for it', () => {
    const text = readFileSync('docs/permissions.md', 'utf8');
    const rows = text
      .split('\n')
      .filter((line) => /^\| \w+ +\| `(?:GET|POST|PATCH|DELETE) /u.test(line))
      .map((line) =>
        line
          .replace(/^\| | \|$/gu, '')
          .split(/\s+\|\s+/u)
          .join(' | ')
          .trim(),
      );
    expect(rows).toEqual(operations.map(([name, operation]) => row(name, operation)));
  });
});

describe('scopes', () => {
  it('never asks for a right to write where only something is read', () => {
    for (const [name, { method, scopes }] of operations) {
      if (method === 'GET')
        expect(
          scopes.filter((scope) => scope.includes('Write')),
          name,
        ).toEqual([]);
    }
  });
});
