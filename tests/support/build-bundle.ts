import { resolve } from 'node:path';
import { createBuilder } from 'vite';

/** Once before the tests that start processes: the bundle they start is the code under test. */
export default async function buildBundle(): Promise<void> {
  const configFile = resolve(import.meta.dirname, '../../vite.config.ts');
  const builder = await createBuilder({ configFile, mode: 'cli', logLevel: 'warn' });
  await builder.buildApp();
}
