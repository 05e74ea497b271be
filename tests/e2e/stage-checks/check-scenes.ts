import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { focusEach, focusSeen, redrawn, rememberLooks, stickingOut } from '../stage/in-page';
import { scenes } from '../stage/scenes/all';
import { noBrowser } from '../hosts/chromium';
import { narrow, openBrowser, showScene, small, usual } from './open-scene';
import { buildStage, serveStage } from './serve-stage';

const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const why = noBrowser === null ? '' : ` (not run: ${noBrowser})`;
const mostStops = 80;

/** Every second scene, so that two files share them: axe and keyboard in light, dark and high contrast, what sticks out. */
export function checkScenes(part: 0 | 1): void {
  describe.skipIf(noBrowser !== null)(`every page in every state, part ${part + 1} of 2${why}`, () => {
    let stage: Awaited<ReturnType<typeof serveStage>>;
    let browser: Browser;
    let context: BrowserContext;
    let page: Page;
    const foreign: string[] = [];
    const complaints: string[] = [];

    beforeAll(async () => {
      stage = await serveStage(await buildStage(process.cwd(), `checks-${part}`));
      browser = await openBrowser();
      context = await browser.newContext({ viewport: usual, colorScheme: 'light', reducedMotion: 'reduce' });
      page = await context.newPage();
      page.on('request', (request) => {
        if (!request.url().startsWith(stage.origin)) foreign.push(request.url());
      });
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text());
      });
    });
    afterAll(async () => {
      await browser.close();
      await stage.close();
    });

    it.each(Object.entries(scenes).filter((_, index) => index % 2 === part))('%s', async (name, scene) => {
      complaints.length = 0;
      await page.setViewportSize(usual);
      await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
      await showScene(page, stage.origin, name, scene);
      expect(await violations(page), 'light').toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      await page.evaluate(redrawn);
      expect(await violations(page), 'dark').toEqual([]);
      expect(await walked(page), 'by keyboard').toEqual([]);
      await page.emulateMedia({ forcedColors: 'active' });
      await page.evaluate(redrawn);
      expect(await violations(page, { rules: ['color-contrast'] }), 'high contrast').toEqual([]);
      expect(await unseenFocus(page), 'by keyboard in high contrast').toEqual([]);
      await page.setViewportSize(small);
      await page.evaluate(redrawn);
      expect(await page.evaluate(stickingOut), 'cut off at 1024 × 700').toEqual([]);
      await page.setViewportSize(narrow);
      await page.evaluate(redrawn);
      expect(await page.evaluate(stickingOut), 'cut off at 1024 × 700 and 200 %').toEqual([]);
      expect(complaints, 'said on the console').toEqual([]);
    });

    it('no request leaves the origin', () => {
      expect(foreign).toEqual([]);
    });
  });
}

/** What axe finds, short. Fluent's focus dummies are its own way to keep the focus inside, hidden on purpose. */
async function violations(page: Page, only?: { readonly rules: string[] }): Promise<readonly string[]> {
  // The page has no frames: it is looked at in itself, which takes half the time.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).exclude('[data-tabster-dummy]');
  const found = await (only === undefined ? axe.withTags(levels) : axe.withRules(only.rules)).analyze();
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.any[0]?.message ?? ''}`),
  );
}

/** Gives the focus to everything in turn, after a key was pressed; answers what does not show it. */
async function unseenFocus(page: Page): Promise<readonly string[]> {
  await page.keyboard.press('Tab');
  await page.evaluate(rememberLooks);
  return page.evaluate(focusEach);
}

/** Goes through the page by Tab: everything that has the focus must show it, in view. Answers what does not. */
async function walked(page: Page): Promise<readonly string[]> {
  const wrong: string[] = [];
  const stops = Math.min((await page.evaluate(rememberLooks)) + 2, mostStops);
  for (let stop = 0; stop < stops; stop += 1) {
    await page.keyboard.press('Tab');
    const focus = await page.evaluate(focusSeen);
    if (focus === null) break;
    if (!focus.seen) wrong.push(`${focus.name}: one does not see that it has the focus`);
    if (!focus.inView) wrong.push(`${focus.name}: outside of what is seen`);
  }
  return wrong;
}
