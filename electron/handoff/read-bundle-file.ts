import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../contract/errors';
import { brokenHandoff } from './broken-handoff';

/** A page with its proof takes some hundred kilobytes, a printed one some megabytes. */
const mostBytes = 32 * 1024 * 1024;

/** Not on Windows, where a link takes a right of its own to be made. */
const {
  O_NOFOLLOW = 0,
  O_NONBLOCK = 0,
  O_RDONLY,
} = constants as Partial<typeof constants> & Pick<typeof constants, 'O_RDONLY'>;

/**
 * A file of a handoff folder. Links are not followed, pipes not waited for, and what is too large for a handoff is not
 * read: the folder came from outside. Throws AppError `invalid-input`.
 */
export async function readBundleFile(directory: string, name: string): Promise<Buffer> {
  try {
    return await readRegular(join(directory, name), name);
  } catch (error) {
    if (error instanceof AppError) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (name === 'handoff.json' && ['ENOENT', 'ENOTDIR'].includes(code)) throw noHandoff(directory);
    if (code === 'ELOOP') throw brokenHandoff(`${name} is a link to another place, not a file.`);
    if (code !== '' && code !== 'ENOENT') throw brokenHandoff(`${name} can't be read (${code}).`);
    throw brokenHandoff(`${name} is missing in ${directory}.`);
  }
}

async function readRegular(path: string, name: string): Promise<Buffer> {
  const file = await open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
  try {
    const stat = await file.stat();
    if (!stat.isFile()) throw brokenHandoff(`${name} is not a file.`);
    if (stat.size > mostBytes) {
      throw brokenHandoff(`${name} is larger than ${mostBytes / 1024 / 1024} MB: no handoff holds that.`);
    }
    return await file.readFile();
  } finally {
    await file.close();
  }
}

function noHandoff(directory: string): AppError {
  return new AppError({
    code: 'invalid-input',
    message: `${directory} is not a handoff folder: there is no handoff.json in it.`,
    who: 'you',
    next: 'Check the path; if it is right, ask for the handoff folder again, whole.',
  });
}
