import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { AppError } from '../contract/errors';
import type { Files } from '../ports/sealing';

/**
 * Writes the files as a new folder, whole or not at all: into a sibling first, then renamed. An existing
 * folder is never mixed into: AppError `conflict`, unless it is empty. Files are 0600, the folder 0700.
 * `beforeShown` runs when all is on disk but not yet under its name; where it throws, nothing is left.
 */
export async function writeFolder(
  target: string,
  files: Files,
  beforeShown: () => Promise<void> = async () => undefined,
): Promise<void> {
  const path = resolve(target);
  await refuseTakenFolder(path);
  const partial = join(dirname(path), `.${basename(path)}.${randomUUID().slice(0, 8)}.partial`);
  try {
    await mkdir(dirname(path), { recursive: true });
    await mkdir(partial, { mode: 0o700 });
    for (const [name, bytes] of files) await writeWhole(join(partial, name), bytes);
    await beforeShown();
    await rmdir(path).catch(ignoreMissing);
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    throw folderError(path, error);
  }
}

async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Throws AppError `conflict` where there is a folder that is not empty, before anything is done for it. */
export async function refuseTakenFolder(path: string): Promise<void> {
  let entries: readonly string[];
  try {
    entries = await readdir(path);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw folderError(path, error);
  }
  if (entries.length > 0) throw taken(path);
}

function folderError(path: string, error: unknown): AppError {
  if (error instanceof AppError) return error;
  const code = codeOf(error);
  if (code === 'ENOTEMPTY' || code === 'EEXIST' || code === 'ENOTDIR') return taken(path);
  return new AppError(
    {
      code: 'invalid-input',
      message: `The folder ${path} can't be written${code === null ? '' : ` (${code})`}; nothing was left behind.`,
      who: 'you',
      next: 'Check your rights and the free space, or name another folder.',
    },
    { cause: error },
  );
}

function taken(path: string): AppError {
  return new AppError({
    code: 'conflict',
    message: `${path} is already there and is not empty.`,
    who: 'you',
    next: 'Name a new folder: what is written is never mixed into what is there.',
  });
}

function ignoreMissing(error: unknown): void {
  if (codeOf(error) !== 'ENOENT') throw error;
}

function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error ? String(error.code) : null;
}
