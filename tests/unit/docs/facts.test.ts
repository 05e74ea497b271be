import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { graphPermissions } from '../../../electron/graph/permissions';
import { citationsIn, citationsUnder, sectionsOf, type Citation } from './citations';

const sections = sectionsOf(readFileSync('docs/facts.md', 'utf8'));

function unknown(citations: readonly Citation[]): readonly string[] {
  return citations
    .filter(({ section }) => !sections.has(section))
    .map(({ section, file }) => `${section} (${file})`);
}

describe('docs/facts.md', () => {
  it.each(['electron', 'tests', 'docs', 'build'])('has a heading for every section cited in %s', (folder) => {
    const elsewhere = citationsUnder(folder).filter(({ file }) => !file.startsWith('tests/unit/docs/'));
    expect(unknown(elsewhere)).toEqual([]);
  });

  it('has a heading for every section that the table of permissions cites', () => {
    const cited = Object.entries(graphPermissions).map(([file, { facts }]) => ({ section: facts, file }));
    expect(unknown(cited)).toEqual([]);
  });

  it('says of every fact how sure it is', () => {
    const text = readFileSync('docs/facts.md', 'utf8');
    const body = text.slice(text.indexOf('## 1. '), text.indexOf('## 11. '));
    const marked = /\((?:[OETKU]\b|conclusion from|design)[^)]*\)|see \d|facts? \d/u;
    const wholeSections = /All O |^O ENTRA/mu;
    const bare = body
      .split(/^#{2,3} /mu)
      .filter((section) => !wholeSections.test(section))
      .flatMap((section) =>
        section.split('\n').filter((line) => line.startsWith('- ') && !marked.test(line)),
      );
    expect(bare).toEqual([]);
  });
});

describe('citations', () => {
  it('are read one by one, over line breaks, and by kind', () => {
    expect(citationsIn('(facts 6.2,\n * 11a and 3) as keychain facts 4 says')).toEqual([
      '6.2',
      '11a',
      '3',
      'keychain 4',
    ]);
    expect(citationsIn('artefacts of 3 kinds, facts held twice')).toEqual([]);
  });

  it('find no section where the page has none', () => {
    const page = sectionsOf('## 1. A\n### 1.2 B\n## 12. To prove\n1. x\n2. y\n## Other\n3. z\n');
    expect([...page]).toEqual(['1', '1.2', '12', '12.1', '12.2']);
  });
});
