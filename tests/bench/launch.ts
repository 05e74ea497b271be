import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { openDisplay } from '../e2e/hosts/display';
import { findElectron } from '../e2e/hosts/electron-binary';
import { launch } from '../e2e/hosts/launch';
import type { Report } from './report';
import { median, ms, table } from './table';

const runs = 7;
const goal = 1.3;

/** From the start of the program to a page a person can use: its heading is there and it answers. */
async function timeOf(app: string, args: readonly string[]): Promise<number> {
  const data = mkdtempSync(join(tmpdir(), 'sendwright-bench-'));
  const began = performance.now();
  const running = await launch(app, [...args, `--data=${data}`, `--user-data-dir=${join(data, 'app')}`]);
  const page = await running.firstWindow();
  await page.getByRole('heading', { level: 1 }).waitFor();
  const took = performance.now() - began;
  await running.close();
  rmSync(data, { recursive: true, force: true });
  return took;
}

/** How long the window takes to be usable, against an empty window with the same framework, in turns. */
export async function measureLaunch(report: Report, bundles: string): Promise<void> {
  report.heading(`Launch of the window, ${runs} times each, the middle`);
  const display = await openDisplay();
  const electron = findElectron();
  if (electron.kind === 'missing' || display.kind === 'missing') {
    const reason =
      electron.kind === 'missing' ? electron.reason : display.kind === 'missing' ? display.reason : '';
    report.say(`Not measured here: ${reason}.`);
    return;
  }
  const empty = join(bundles, 'empty-window');
  const root = resolve(bundles, '../..');
  const [bare, own]: [number[], number[]] = [[], []];
  for (let count = 0; count < runs; count += 1) {
    bare.push(await timeOf(join(empty, 'main.cjs'), [`--page=${join(empty, 'page', 'index.html')}`]));
    own.push(await timeOf(root, ['--practice']));
  }
  display.stop();
  const [less, more] = [median(bare), median(own)];
  report.say(
    table(
      ['window', 'usable after'],
      [
        [`empty, React and Fluent UI (Electron ${electron.version})`, ms(less)],
        ['Sendwright, start page, practice tenant starting', ms(more)],
      ],
    ),
  );
  report.goal(`at most ${goal} times an empty window: ${(more / less).toFixed(2)}`, more / less <= goal);
}
