import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Debian's Chromium: the browser of the browser host and of the stage. */
export const chromiumPath = '/usr/bin/chromium';

/** Why there is no browser to show a page in; null where there is one. */
export const noBrowser = existsSync(chromiumPath) ? null : `no Chromium at ${chromiumPath}`;

/** `Chromium 120.0.6099.224`; takes a moment. */
export function chromiumName(): string {
  const { stdout } = spawnSync(chromiumPath, ['--version'], { encoding: 'utf8' });
  return /^Chromium [\d.]+/u.exec(stdout)?.[0] ?? 'Chromium';
}
