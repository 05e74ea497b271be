import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { traps } from '../../integration/lint-traps';
import { brokenWorlds } from '../../support/broken-worlds';
import { proofWorlds } from '../../support/proof-worlds';
import { textsUnder } from './citations';

const page = readFileSync('docs/pain-points.md', 'utf8');

/** A test that the page names, in the row of a pain point. */
interface Named {
  readonly point: number;
  readonly file: string;
  readonly name: string;
}

const rows = [...page.matchAll(/^\| (\d+) \|([^|]+)\|([^|]+)\|([^|]+)\|$/gmu)];
const named: readonly Named[] = rows.flatMap(([, point, , , tests]) =>
  [...(tests ?? '').matchAll(/`(tests\/[^`]+)`: `([^`]+)`/gu)].map(([, file = '', name = '']) => ({
    ...{ point: Number(point), file, name },
  })),
);
const written = ({ point, file, name }: Named): string => `${point} ${file} ${name}`;

/** Tests named after a pain point, by `pain point 5: …`, or by `5: …` in a file of theirs. */
function testsNamedAfter(): readonly Named[] {
  return textsUnder('tests', /\.ts$/u).flatMap(({ file, text }) => {
    const start = file.endsWith('pain-points.test.ts') ? '(?:pain point )?' : 'pain point ';
    const names = new RegExp(`(?:it\\(|name: )'(${start}(\\d+): [^']+)'`, 'gu');
    return [...text.matchAll(names)].map(([, name = '', point]) => ({ point: Number(point), file, name }));
  });
}

describe('docs/pain-points.md', () => {
  it('has a row with what is seen and a test for each of the twenty', () => {
    expect(rows.map(([, point]) => Number(point))).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
    for (const [, point, , seen] of rows) expect(seen?.trim().length, `row ${point}`).toBeGreaterThan(40);
    expect(new Set(named.map(({ point }) => point)).size).toBe(20);
  });

  it('names the tests that there are, and all of them', () => {
    expect(named.map(written).toSorted()).toEqual(testsNamedAfter().map(written).toSorted());
  });

  it('names files that there are', () => {
    const files = [...page.matchAll(/`(tests\/[^`]+)`/gu)].map(([, file = '']) => file);
    expect(files.filter((file) => !existsSync(file))).toEqual([]);
  });
});

describe('the worlds in which something is wrong', () => {
  it('are sixty or more, each with a name of its own', () => {
    const names = [...brokenWorlds, ...proofWorlds, ...traps].map(({ name, ...world }) =>
      'scoping' in world ? `${world.scoping} ${name}` : name,
    );
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThanOrEqual(60);
  });
});
