import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scenes } from '../stage/scenes/all';
import { noBrowser } from '../hosts/chromium';
import { openBrowser, settled, showScene, usual } from './open-scene';
import { buildStage, serveStage } from './serve-stage';

const why = noBrowser === null ? '' : ` (not run: ${noBrowser})`;
/** One frame at 60 a second, in milliseconds. */
const frame = 1_000 / 60;
const answer = 100;

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  /** Microseconds that the thread itself worked: what other programs take of the machine is not in it. */
  readonly tdur?: number;
  readonly pid: number;
  readonly tid: number;
}

describe.skipIf(noBrowser !== null)(`long lists${why}`, () => {
  let stage: Awaited<ReturnType<typeof serveStage>>;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    stage = await serveStage(await buildStage(process.cwd(), 'smoothness'));
    browser = await openBrowser();
    page = await browser.newPage({ viewport: usual });
  });
  afterAll(async () => {
    await browser.close();
    await stage.close();
  });

  it.each(['start-many', 'draft-many', 'log-many'])('%s scrolls at 60 frames', async (name) => {
    await shown(page, name);
    await page.mouse.move(700, 500);
    const tasks = await workOf(async () => {
      for (let step = 0; step < 60; step += 1) {
        await page.mouse.wheel(0, 240);
        await page.waitForTimeout(20);
      }
    });
    expect(share(tasks, 0.95)).toBeLessThan(frame);
  });

  it.each([
    ['start-many', 'Search setups', 'Customer 7'],
    ['draft-many', 'Find in the list', 'site-09'],
    ['log-many', 'Search the log', 'throttled'],
  ])('%s answers each key of a search', async (name, label, text) => {
    await shown(page, name);
    const tasks = await workOf(() => page.getByLabel(label).pressSequentially(text, { delay: 60 }));
    expect(Math.max(...tasks)).toBeLessThan(answer);
  });

  it.each([
    ['start', 'New setup'],
    ['draft-many', 'Paste a list'],
    ['sign-in', 'Sign in with the browser'],
  ])('%s answers a click', async (name, button) => {
    await shown(page, name);
    const tasks = await workOf(async () => {
      await page.getByRole('button', { name: button }).click();
      await settled(page);
    });
    expect(Math.max(...tasks)).toBeLessThan(answer);
  });

  async function shown(on: Page, name: string): Promise<void> {
    const scene = scenes[name];
    if (scene === undefined) throw new Error(`There is no scene ${name}.`);
    await showScene(on, stage.origin, name, scene);
  }

  /** Milliseconds of work of each task of the page's main thread while something is done. */
  async function workOf(act: () => Promise<void>): Promise<readonly number[]> {
    await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline', '__metadata'] });
    await act();
    const trace = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
    const main = mainThread(trace.traceEvents);
    const tasks = trace.traceEvents
      .filter(({ name, pid, tid }) => name.endsWith('RunTask') && pid === main.pid && tid === main.tid)
      .map(({ tdur = 0 }) => tdur / 1_000);
    expect(tasks.length, 'tasks in the trace').toBeGreaterThan(10);
    return tasks;
  }
});

/** The thread that draws the page: where its frames are laid out. */
function mainThread(events: readonly TraceEvent[]): { readonly pid: number; readonly tid: number } {
  const counts = new Map<string, { readonly pid: number; readonly tid: number; count: number }>();
  for (const { name, pid, tid } of events) {
    if (name !== 'UpdateLayoutTree' && name !== 'Layout') continue;
    const key = `${pid} ${tid}`;
    const one = counts.get(key) ?? { pid, tid, count: 0 };
    one.count += 1;
    counts.set(key, one);
  }
  const [most] = [...counts.values()].sort((one, other) => other.count - one.count);
  if (most === undefined) throw new Error('Nothing was laid out while it was traced.');
  return most;
}

/** The value that so much of them stay under. */
function share(values: readonly number[], part: number): number {
  const sorted = [...values].filter((value) => value > 0.5).sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length * part)] ?? 0;
}
