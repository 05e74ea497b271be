import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium, type BrowserContextOptions, type Page } from 'playwright';
import { expect, it, onTestFinished } from 'vitest';
import { applyAndProve } from '../support/apply-and-prove';
import { runCli } from '../support/cli';
import { testFolder } from '../support/folder';
import { startPracticeProcess } from '../support/practice-process';
import { writeJob } from '../support/setup-files';

const browser = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
const why = browser === undefined ? ' (skipped: no Chromium on this computer)' : '';
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** An A4 page at 96 dots an inch, without the margins of 16 mm. */
const a4 = { width: 672, height: 1000 };

interface View {
  readonly name: string;
  readonly context: BrowserContextOptions;
  readonly media?: 'print';
}

const views: readonly View[] = [
  { name: 'light', context: { colorScheme: 'light', viewport: { width: 1000, height: 800 } } },
  { name: 'dark', context: { colorScheme: 'dark', viewport: { width: 1000, height: 800 } } },
  { name: 'narrow', context: { colorScheme: 'light', viewport: { width: 360, height: 700 } } },
  { name: 'on paper', context: { colorScheme: 'dark', viewport: a4 }, media: 'print' },
];

/** What axe finds wrong, and what sticks out of the page to the right. */
async function faultsOf(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  const violations = await page.evaluate<string[]>(
    'axe.run().then((found) => found.violations.map((one) => `${one.id}: ${one.nodes[0].html.slice(0, 120)}`))',
  );
  const isCutOff = await page.evaluate<boolean>(
    'document.documentElement.scrollWidth > document.documentElement.clientWidth',
  );
  return isCutOff ? [...violations, 'cut off to the right'] : violations;
}

it.skipIf(browser === undefined)(
  `every page of the handoff, the as-built document, the change request and the outbox is accessible and fits${why}`,
  { timeout: 120_000 },
  async () => {
    const folder = testFolder();
    const { infoFile, info } = await startPracticeProcess(folder);
    const job = writeJob(folder, { createSender: 'payroll-notification@contoso.example' });
    const common = ['--practice', infoFile, '--data', join(folder, 'data'), '--json'];
    const run = async (...args: string[]) => runCli([...args, ...common], folder);
    expect((await run('plan', job, '--change-request', 'change.html')).code).toBe(0);
    await applyAndProve(run, job);
    const handoff = [
      'handoff',
      'ostendo-continuum',
      '--out',
      'handoff',
      '--new-passphrase-file',
      'words.txt',
      '--as-built',
      'as-built.html',
    ];
    expect((await run(...handoff)).code).toBe(0);

    const open = await chromium.launch({ executablePath: browser ?? '', args: ['--no-sandbox'] });
    onTestFinished(async () => open.close());
    expect((await run('remove', 'ostendo-continuum', '--yes', '--page', 'removed.html')).code).toBe(0);
    const files = [
      ...['change.html', 'as-built.html', 'handoff/handoff.html', 'handoff/proof.html'],
      'removed.html',
    ];
    const pages = [...files.map((file) => `file://${join(folder, file)}`), info.outbox];
    const faults: string[] = [];
    for (const { name, context, media } of views) {
      const inside = await open.newContext({ ...context, bypassCSP: true });
      for (const url of pages) {
        const page = await inside.newPage();
        if (media !== undefined) await page.emulateMedia({ media });
        await page.goto(url);
        const where = `${url.slice(url.lastIndexOf('/') + 1)}, ${name}`;
        faults.push(...(await faultsOf(page)).map((fault) => `${where}: ${fault}`));
      }
      await inside.close();
    }
    expect(faults).toEqual([]);
  },
);
