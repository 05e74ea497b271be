import { dirname, resolve } from 'node:path';
import type { NamedText } from '../services/services';
import type { CliContext } from './context';

/** Reads a file that a person named. */
export async function namedText(context: CliContext, path: string): Promise<NamedText> {
  const full = resolve(context.folder, path);
  return { text: await context.readText(full), name: path, folder: dirname(full) };
}
