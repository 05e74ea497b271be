import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { expect, it } from 'vitest';
import { asBuiltPage } from '../../electron/handoff/as-built/page';
import { buildHandoff } from '../../electron/handoff/bundle';
import { checksumsFile, readChecksums } from '../../electron/handoff/checksums';
import { installedPrinter } from '../../electron/hosts/terminal/print-to-pdf';
import { spawnChild } from '../../electron/hosts/terminal/spawn-child';
import type { Sealer } from '../../electron/ports/sealing';
import { readPdf } from '../support/pdf';
import { sampleBuilt, shown } from '../unit/handoff/as-built/sample';
import { sampleInput, sampleProof } from '../unit/handoff/sample';

const parts = {
  ...{ platform: process.platform, env: process.env, startChild: spawnChild },
  isRoot: process.getuid?.() === 0,
};
const print = installedPrinter(parts);
const why = print === null ? ' (skipped: no Chromium on this computer)' : '';
const sealer: Sealer = {
  ...{ fileName: 'sealed.zip', howToOpen: 'Open it.', ways: [], sealedFor: null },
  seal: async () => new Uint8Array([1]),
};
/** Letters and digits alone, ligatures apart: lines break anywhere on paper. */
const dense = (text: string): string => text.normalize('NFKC').replace(/[^A-Za-z0-9]+/gu, '');

/** What a page says, heading by heading and cell by cell. */
function sentences(page: string): readonly string[] {
  const body = page.slice(page.indexOf('<body>'));
  return body.split(/<\/?(?:h\d|p|li|td|th|pre|br|small|tr|table)\b[^>]*>/u).flatMap((part) => {
    const text = dense(shown(part));
    return text === '' ? [] : [text];
  });
}

it.skipIf(print === null)(
  `pages are printed on A4, whole, and nothing is left behind${why}`,
  { timeout: 120_000 },
  async () => {
    if (print === null) return;
    const left = (): readonly string[] =>
      readdirSync(tmpdir()).filter((name) => name.startsWith('sendwright-print-'));
    const before = left();
    const files = await buildHandoff(sampleInput({ proofDocument: sampleProof() }), sealer, print);
    const text = (name: string): string => new TextDecoder().decode(files.get(name));
    expect(readChecksums(text(checksumsFile))?.has('handoff.pdf')).toBe(true);
    expect(text('README.txt')).toContain('proof.pdf');
    const asBuilt = asBuiltPage(sampleBuilt());
    const printed = [
      ['handoff', text('handoff.html'), files.get('handoff.pdf'), 3],
      ['proof', text('proof.html'), files.get('proof.pdf'), 2],
      ['as built', asBuilt, await print(asBuilt), 8],
    ] as const;
    for (const [name, page, pdf, mostPages] of printed) {
      const read = readPdf(pdf ?? new Uint8Array());
      expect(read.boxes.length, name).toBeGreaterThan(0);
      expect(read.boxes.length, name).toBeLessThanOrEqual(mostPages);
      for (const [, , width, height] of read.boxes) {
        expect(Math.round(width ?? 0), name).toBe(595);
        expect(Math.round(height ?? 0), name).toBe(842);
      }
      const found = dense(read.text);
      expect(
        sentences(page).filter((sentence) => !found.includes(sentence)),
        name,
      ).toEqual([]);
    }
    expect(left()).toEqual(before);
  },
);

it.skipIf(print === null)(`a browser that takes too long is ended, and that is said${why}`, async () => {
  const hasty = installedPrinter({ ...parts, limitMs: 1 });
  await expect(hasty?.('<p>x</p>')).rejects.toMatchObject({
    code: 'unsupported',
    message: expect.stringContaining('took longer'),
  });
});
