import { readFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { describe, expect, it } from 'vitest';
import { checkCatalogue } from '../../../electron/setup/preflight/catalogue';
import { checksPage } from './checks-page';
import { sectionsOf } from './citations';

const path = 'docs/checks.md';

describe(path, () => {
  it('says what the catalogue says', async () => {
    const config = await resolveConfig(path);
    const page = await format(checksPage(), { ...config, filepath: path });
    await expect(page).toMatchFileSnapshot(`../../../${path}`);
  });

  it('names facts that are there', () => {
    const known = sectionsOf(readFileSync('docs/facts.md', 'utf8'));
    const missing = Object.entries(checkCatalogue).flatMap(([id, { source }]) => {
      const cited = /^(keychain )?facts (.+)$/u.exec(source);
      const sections = cited?.[2]?.split(', ').map((one) => `${cited[1] ?? ''}${one}`) ?? [];
      return sections.filter((one) => !known.has(one)).map((one) => `${id}: ${one}`);
    });
    expect(missing).toEqual([]);
  });
});
