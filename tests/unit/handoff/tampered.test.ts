import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '../../../electron/contract/errors';
import { passphraseSealer } from '../../../electron/credentials/sealing';
import { buildHandoff } from '../../../electron/handoff/bundle';
import { openHandoff } from '../../../electron/handoff/open-handoff';
import { writeFolder } from '../../../electron/handoff/write-folder';
import type { Files } from '../../../electron/ports/sealing';
import { sampleInput, sampleProof } from './sample';

let home: string;
let folder: string;
let files: Files;
beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'sendwright-tampered-'));
  folder = join(home, 'handoff');
  files = await buildHandoff(
    sampleInput({ proofDocument: sampleProof() }),
    passphraseSealer('k3fm-9x2p-qq7d-hw5e'),
  );
  await writeFolder(folder, files);
});
afterAll(() => rmSync(home, { recursive: true }));

/** What `open` says; the file is put back afterwards. */
async function refusalWith(name: string, change: () => void): Promise<AppError['facts'] | null> {
  change();
  try {
    await openHandoff(folder);
    return null;
  } catch (error) {
    if (error instanceof AppError) return error.facts;
    throw error;
  } finally {
    writeFileSync(join(folder, name), files.get(name) ?? '');
  }
}

const names = [
  'README.txt',
  'SHA256SUMS',
  'handoff.html',
  'handoff.json',
  'proof.html',
  'renewal.ics',
  'sealed.zip',
];

describe('a handoff folder that was tampered with', () => {
  it('is whole as it was made', async () => {
    expect([...files.keys()].sort()).toEqual(names);
    await expect(openHandoff(folder)).resolves.toMatchObject({ handoff: { format: 1 } });
  });

  it('is refused for any byte changed in any file, naming a file and what to do', async () => {
    const anyChange = fc.record({
      name: fc.constantFrom(...names),
      at: fc.double({ min: 0, max: 0.999_999, noNaN: true }),
      flip: fc.integer({ min: 1, max: 255 }),
    });
    await fc.assert(
      fc.asyncProperty(anyChange, async ({ name, at, flip }) => {
        const bytes = Buffer.from(files.get(name) ?? []);
        const place = Math.floor(at * bytes.length);
        bytes[place] = (bytes[place] ?? 0) ^ flip;
        // The second mark of a line in SHA256SUMS may be a blank or a star, and its end may carry CR.
        const refusal = await refusalWith(name, () => writeFileSync(join(folder, name), bytes));
        if (refusal === null) {
          expect(name).toBe('SHA256SUMS');
          return;
        }
        expect(['invalid-input', 'unsupported']).toContain(refusal.code);
        expect(refusal.message).toMatch(/SHA256SUMS|handoff\.json|format|was changed/u);
        if (!['SHA256SUMS', 'handoff.json'].includes(name)) {
          expect(refusal.message).toContain(`${name} was changed`);
        }
        expect(refusal.next).toBeTruthy();
      }),
      { numRuns: 200 },
    );
  });

  it.each(names)('is refused without %s', async (name) => {
    const refusal = await refusalWith(name, () => rmSync(join(folder, name)));
    expect(refusal?.message).toContain(name);
  });

  it.each([2, 7, 1.5])('is refused as of another version with format %s', async (format) => {
    const document = JSON.parse(readFileSync(join(folder, 'handoff.json'), 'utf8')) as object;
    const refusal = await refusalWith('handoff.json', () =>
      writeFileSync(join(folder, 'handoff.json'), JSON.stringify({ ...document, format })),
    );
    expect(refusal).toMatchObject({
      code: 'unsupported',
      message: expect.stringContaining(`format ${format}`),
    });
  });

  it('has checksums that sha256sum reads', ({ skip }) => {
    if (process.platform !== 'linux') skip('sha256sum comes with Linux');
    const said = execFileSync('sha256sum', ['--strict', '-c', 'SHA256SUMS'], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(said.trim().split('\n')).toHaveLength(names.length - 1);
  });
});
