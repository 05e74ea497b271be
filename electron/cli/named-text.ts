import { dirname, resolve } from 'node:path';
import type { NamedText } from '../services/services';
import type { CliContext } from './context';

/**
 * Reads a file that a person named, relative to the folder the command was given in. `name` stays as it was typed, for
 * messages; `folder` is absolute, for paths that stand in the file. Throws AppError `invalid-input` where it cannot be read.
 */
export async function namedText(context: CliContext, path: string): Promise<NamedText> {
  const full = resolve(context.folder, path);
  return { text: await context.readText(full), name: path, folder: dirname(full) };
}
