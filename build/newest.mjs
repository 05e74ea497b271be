import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Newest change below a folder, in milliseconds. */
export function newest(path) {
  let latest = 0;
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const full = join(path, entry.name);
    latest = Math.max(latest, entry.isDirectory() ? newest(full) : statSync(full).mtimeMs);
  }
  return latest;
}
