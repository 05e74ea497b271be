import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** Does something when a test has ended. Tests that run side by side pass their own `onTestFinished`. */
export type WhenFinished = (act: () => void | Promise<void>) => void;

/** A new folder that goes away with the test. */
export function testFolder(whenFinished: WhenFinished = onTestFinished): string {
  const folder = mkdtempSync(join(tmpdir(), 'sendwright-'));
  whenFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
