import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { signOffKinds } from '../../../electron/contract/go-live';
import { driftAreas, driftIds } from '../../../electron/contract/review';
import { driftCatalogue } from '../../../electron/setup/review/catalogue';
import { checklistOf } from '../../../electron/upkeep/review/checklist';
import { sectionsOf } from './citations';

const page = readFileSync('docs/review.md', 'utf8');

describe('docs/review.md', () => {
  it('has one row for each kind of drift, as the catalogue says', () => {
    const table = page.slice(page.indexOf('## The kinds of drift'));
    const rows = [...table.matchAll(/^\| `(?<cells>.+) \|$/gmu)].map((found) =>
      (found.groups?.['cells'] ?? '').split(' | ').map((cell) => cell.replace(/`$/u, '').trim()),
    );
    const expected = driftAreas.flatMap((area) =>
      driftIds
        .filter((id) => driftCatalogue[id].area === area)
        .map((id) => {
          const { severity, title, source, who, way, acceptable } = driftCatalogue[id];
          return [id, area, severity, title, source.replace('facts ', ''), who, way, acceptable ? 'yes' : ''];
        }),
    );
    expect(rows).toEqual(expected);
  });

  it('names facts that are there', () => {
    const sections = sectionsOf(readFileSync('docs/facts.md', 'utf8'));
    const cited = driftIds
      .map((id) => driftCatalogue[id].source)
      .filter((source) => source.startsWith('facts '))
      .flatMap((source) => source.replace('facts ', '').split(', '));
    expect(cited.filter((section) => !sections.has(section))).toEqual([]);
  });

  it('lists the checklist, and every word that is signed for it', () => {
    const items = checklistOf({ record: { id: 'x', credential: null }, drifts: [], now: new Date() });
    const table = page.slice(page.indexOf('## The quarterly checklist'), page.indexOf('The next review'));
    const rows = [...table.matchAll(/^\| (?<title>[a-z].*?) \| (?<by>.+) \|$/gmu)].slice(1);
    expect(rows.map(({ groups }) => groups?.['title']?.toLowerCase())).toEqual(
      items.map(({ title }) => title.toLowerCase()),
    );
    for (const what of signOffKinds.filter((one) => one.startsWith('review'))) {
      expect(page).toMatch(new RegExp(`sendwright sign \\S+ ${what} --by`, 'u'));
    }
  });
});
