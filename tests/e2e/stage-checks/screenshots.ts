import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { contentHeight } from '../stage/in-page';
import { scenes } from '../stage/scenes/all';
import { noBrowser } from '../hosts/chromium';
import { narrow, openBrowser, showScene, small, usual } from './open-scene';
import { buildStage, serveStage } from './serve-stage';

const looks = {
  light: { colorScheme: 'light', viewport: usual, deviceScaleFactor: 1 },
  dark: { colorScheme: 'dark', viewport: usual, deviceScaleFactor: 1 },
  small: { colorScheme: 'light', viewport: small, deviceScaleFactor: 1 },
  contrast: { colorScheme: 'dark', forcedColors: 'active', viewport: usual, deviceScaleFactor: 1 },
  zoomed: { colorScheme: 'light', viewport: narrow, deviceScaleFactor: 2 },
} as const;

/**
 * Takes every scene in every look into `folder`; arguments narrow it down: `start plan` takes the scenes that begin
 * so, `--look=dark` one look.
 */
async function main(root: string, args: readonly string[]): Promise<void> {
  if (noBrowser !== null) throw new Error(`Screenshots need a browser: ${noBrowser}.`);
  const only = args.filter((arg) => !arg.startsWith('--'));
  const look = args.find((arg) => arg.startsWith('--look='))?.slice('--look='.length);
  const folder = join(root, 'dist/screenshots');
  if (args.length === 0) rmSync(folder, { recursive: true, force: true });
  const stage = await serveStage(await buildStage(root, 'screenshots'));
  const browser = await openBrowser();
  const names = Object.keys(scenes).filter(
    (name) => only.length === 0 || only.some((start) => name.startsWith(start)),
  );
  for (const [key, options] of Object.entries(looks)) {
    if (look !== undefined && look !== key) continue;
    mkdirSync(join(folder, key), { recursive: true });
    const page = await (await browser.newContext(options)).newPage();
    for (const name of names) await shoot(page, stage.origin, name, join(folder, key, `${name}.png`));
  }
  await browser.close();
  await stage.close();
  process.stdout.write(`${names.length} scenes in ${folder}\n`);
}

/** The whole page, not only what fits: the window is made as high as its content. */
async function shoot(page: Page, origin: string, name: string, path: string): Promise<void> {
  const scene = scenes[name];
  if (scene === undefined) return;
  const before = page.viewportSize();
  await showScene(page, origin, name, scene);
  const height = await page.evaluate(contentHeight);
  if (before !== null && height > before.height) {
    await page.setViewportSize({ width: before.width, height: Math.min(height, 4_000) });
    await page.waitForTimeout(50);
  }
  await page.screenshot({ path });
  if (before !== null) await page.setViewportSize(before);
}

await main(process.cwd(), process.argv.slice(2));
