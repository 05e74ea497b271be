import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError } from '../../contract/errors';
import type { Dialogs, Platform } from '../../ports/platform';
import type { NamedBytes } from '../operation-options';

/** A setup file with thousands of senders is shorter than this. */
const longestFile = 4 * 1024 * 1024;

/** A file that a person chooses in a dialog; null where none was. Throws AppError as `readChosen` does. */
export async function chosenFile(
  { platform }: { readonly platform: Pick<Platform, 'dialogs'> },
  asked: Parameters<Dialogs['openFile']>[0],
): Promise<NamedBytes | null> {
  const path = await platform.dialogs.openFile(asked);
  return path === null ? null : { bytes: await readChosen(path), name: basename(path) };
}

/** Reads a file that a person chose. Throws AppError `invalid-input` where that cannot be. */
export async function readChosen(path: string): Promise<Buffer> {
  const name = basename(path);
  try {
    if ((await stat(path)).size <= longestFile) return await readFile(path);
  } catch (error) {
    throw new AppError(
      {
        code: 'invalid-input',
        message: `${name} cannot be read.`,
        who: 'you',
        next: 'Check that it is there and that you may read it.',
      },
      { cause: error },
    );
  }
  throw new AppError({
    code: 'invalid-input',
    message: `${name} is larger than ${longestFile / 1024 / 1024} MB: it is no such file.`,
    who: 'you',
    next: 'Choose another file.',
  });
}
