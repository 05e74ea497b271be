import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { answerNothing } from '../stage/in-page';
import { noBrowser } from '../hosts/chromium';
import { openBrowser } from './open-scene';
import { serveStage } from './serve-stage';

const why = noBrowser === null ? '' : ` (not run: ${noBrowser})`;
/** Built before all tests in a window. */
const built = resolve('dist/app/renderer');
const most = 250_000;

describe.skipIf(noBrowser !== null)(`the first page${why}`, () => {
  it('comes in at most 250 KB, compressed, and in one script', async () => {
    expect(existsSync(built), 'the built pages').toBe(true);
    const served = await serveStage(built);
    const browser = await openBrowser();
    const page = await browser.newPage();
    const bodies: Promise<Buffer>[] = [];
    const scripts: string[] = [];
    page.on('response', (response) => {
      bodies.push(response.body());
      if (response.request().resourceType() === 'script') scripts.push(response.url());
    });
    await page.addInitScript(answerNothing);
    await page.goto(served.origin);
    await page.locator('h1').waitFor();
    const sizes = (await Promise.all(bodies)).map((body) => gzipSync(body).length);
    await browser.close();
    await served.close();
    expect(sizes.length).toBeGreaterThan(2);
    // Each one more is a question to main more before anything is drawn.
    expect(scripts).toHaveLength(1);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(most);
  });
});
