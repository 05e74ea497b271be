import { basename } from 'node:path';
import { AppError, toAppError } from '../../contract/errors';
import type { Dialogs } from '../../ports/platform';
import { writeWhole } from '../../records/whole-file';
import type { DeskContext } from './context';

type Savable = string | Uint8Array | ((path: string) => string);
type Asked = Parameters<Dialogs['saveFile']>[0];

/**
 * Asks where to save and writes the text there, whole (a function is given the path: its ending may decide); the path, or null where the person changed their mind. Throws
 * AppError `invalid-input` where it cannot be written; a text that holds a secret is never written.
 */
export async function saveThrough(
  { platform }: Pick<DeskContext, 'platform'>,
  asked: Asked,
  text: Savable,
): Promise<string | null> {
  const path = await platform.dialogs.saveFile(asked);
  if (path === null) return null;
  try {
    await writeWhole(path, typeof text === 'function' ? text(path) : text);
    return path;
  } catch (error) {
    const { message } = toAppError(error);
    throw new AppError(
      {
        code: 'invalid-input',
        message: message.replace(path, basename(path)),
        who: 'you',
        next: 'Choose another folder, or mend its rights.',
      },
      { cause: error },
    );
  }
}

/** As `saveThrough`; the answer of a channel. */
export async function savedThrough(
  desk: Pick<DeskContext, 'platform'>,
  asked: Asked,
  text: Savable,
): Promise<{ readonly savedAs: string | null }> {
  const path = await saveThrough(desk, asked, text);
  return { savedAs: path === null ? null : basename(path) };
}
