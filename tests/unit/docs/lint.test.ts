import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findingIds } from '../../../electron/contract/lint';
import { catalogue } from '../../../electron/setup/lint/catalogue';
import { sectionsOf } from './citations';

/** The cells of the table of findings. */
function rows(): readonly (readonly string[])[] {
  const page = readFileSync('docs/survey-and-lint.md', 'utf8');
  const table = page.slice(page.indexOf('### The findings'), page.indexOf('## Repair'));
  return [...table.matchAll(/^\| `(?<cells>.+) \|$/gmu)].map((found) =>
    (found.groups?.['cells'] ?? '').split(' | ').map((cell) => cell.replace(/`$/u, '')),
  );
}

describe('docs/survey-and-lint.md', () => {
  it('has one row for each finding, with its severity, words and source', () => {
    const expected = findingIds.map((id) => {
      const { severity, title, who, source, byPlan } = catalogue[id];
      return [
        id,
        severity,
        title,
        source.replace('facts ', ''),
        who,
        { yes: 'yes', asked: 'on request', no: '' }[byPlan],
      ];
    });
    expect(rows()).toEqual(expected);
  });

  it('names facts that are there', () => {
    const sections = sectionsOf(readFileSync('docs/facts.md', 'utf8'));
    const cited = findingIds.flatMap((id) => catalogue[id].source.replace('facts ', '').split(', '));
    expect(cited.filter((section) => !sections.has(section))).toEqual([]);
  });
});
