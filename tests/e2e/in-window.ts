import { afterAll, beforeAll, describe, inject } from 'vitest';
import { startElectron, type AppUnderTest, type StartOptions } from './hosts/electron-host';

/** Tests that need an Electron window; where there is none they are skipped by name, with the reason. */
export function inWindow(name: string, tests: () => void): void {
  const missing = inject('noElectron');
  describe.skipIf(missing !== null)(missing === null ? name : `${name} (skipped: ${missing})`, tests);
}

/** One app for all tests of a block. */
export function oneApp(options: StartOptions = {}): () => AppUnderTest {
  let running: AppUnderTest | null = null;
  beforeAll(async () => {
    running = await startElectron(options);
  });
  afterAll(async () => running?.close());
  return () => {
    if (running === null) throw new Error('The app does not run.');
    return running;
  };
}
