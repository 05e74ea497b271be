import { resolve } from 'node:path';
import { build } from 'vite';

/** Once before the tests that start processes: the bundle they start is the code under test. */
export default async function buildBundle(): Promise<void> {
  await build({ root: resolve(import.meta.dirname, '../..'), logLevel: 'warn' });
}
