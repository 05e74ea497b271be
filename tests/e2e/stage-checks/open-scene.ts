import { chromium, type Browser, type Page } from 'playwright';
import { chromiumPath } from '../hosts/chromium';
import { fontsReady } from '../stage/in-page';
import type { Scene } from '../stage/scene';

/** Debian's Chromium. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath,
    args: ['--no-sandbox', '--font-render-hinting=none'],
  });
}

/** The least window, at 200 % text: a page zoomed to 200 % has half of the pixels. */
export const narrow = { width: 512, height: 350 };
/** The least window that every page is made for. */
export const small = { width: 1024, height: 700 };
export const usual = { width: 1280, height: 800 };

/** Shows a scene and waits until it stands still. */
export async function showScene(page: Page, origin: string, name: string, scene: Scene): Promise<void> {
  await page.goto(`${origin}/?${name}`);
  await page.locator('h1, [role="progressbar"], [aria-busy="true"]').first().waitFor();
  await settled(page);
  await pressed(page, scene.press);
  for (const [label, text] of Object.entries(scene.type ?? {})) {
    await page.getByLabel(label).first().pressSequentially(text);
    await settled(page);
  }
  await pressed(page, scene.submit);
}

async function pressed(page: Page, names: readonly string[] = []): Promise<void> {
  for (const name of names) {
    const of = (role: 'button' | 'radio' | 'checkbox') => page.getByRole(role, { name });
    await of('button').or(of('radio')).or(of('checkbox')).first().click();
    await settled(page);
  }
}

/** Waits longer than a spinner keeps itself back, then for the fonts and the end of what moves. */
export async function settled(page: Page): Promise<void> {
  await page.waitForTimeout(350);
  await page.evaluate(fontsReady);
}
