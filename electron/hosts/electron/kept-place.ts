import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WindowPlace } from '../../app/window-place';

/**
 * Where the window was, from the settings file as it lies there: the window need not wait until all that settings take is
 * read. Null where nothing usable stands there; what is wrong with the file is told when the settings are opened.
 */
export function keptPlace(dataFolder: string): WindowPlace | null {
  try {
    const settings: unknown = JSON.parse(readFileSync(join(dataFolder, 'settings.json'), 'utf8'));
    const { window } = settings as { readonly window?: unknown };
    return isPlace(window) ? window : null;
  } catch {
    return null;
  }
}

function isPlace(value: unknown): value is WindowPlace {
  if (typeof value !== 'object' || value === null) return false;
  const { maximized, ...edges } = value as Record<string, unknown>;
  const isWhole = ['x', 'y', 'width', 'height'].every((name) => Number.isSafeInteger(edges[name]));
  return isWhole && typeof maximized === 'boolean';
}
