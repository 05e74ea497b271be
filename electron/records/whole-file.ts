import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import type { z } from 'zod';
import { AppError } from '../contract/errors';
import { holdsSecret } from '../log/redact/secrets';
import type { Clock } from '../ports/clock';
import { codeOf, fileError } from './file-errors';

/** The only format of records that this version writes and reads. */
export const currentFormat = 1;

/**
 * Writes a file whole: a reader sees the old or the new text, never half of one, also when the process or the machine
 * dies. Mode 0600, its folder is made with 0700. Throws AppError `internal`; a text that holds a secret is refused.
 */
export async function writeWhole(file: string, content: string | Uint8Array): Promise<void> {
  if (holdsSecret(typeof content === 'string' ? content : Buffer.from(content).toString('latin1'))) {
    throw new AppError({ code: 'internal', message: `${file} was not written: the text holds a secret.` });
  }
  try {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    await writeFileAtomic(file, typeof content === 'string' ? content : Buffer.from(content), {
      mode: 0o600,
    });
    await syncFolder(dirname(file));
  } catch (error) {
    throw fileError(file, 'written', error);
  }
}

/** Removes a file; that there is none is as good. Throws AppError `internal`. */
export async function removeFile(file: string): Promise<void> {
  try {
    await rm(file, { force: true });
  } catch (error) {
    throw fileError(file, 'written', error);
  }
}

/**
 * Reads a record; null where there is none. A damaged file is set aside as `*.damaged-<time>` and reported by an
 * AppError `internal` that names both; the next read finds none. A file of a newer version stays as it is and is
 * reported as `unsupported`.
 */
export async function readRecord<T>(file: string, schema: z.ZodType<T>, clock: Clock): Promise<T | null> {
  const text = await readText(file);
  if (text === null) return null;
  const data = parse(text);
  if (isNewer(data)) throw newerFormat(file);
  const record = schema.safeParse(data);
  if (record.success) return record.data;
  const issue = record.error.issues[0];
  const where =
    data === undefined ? 'it is not JSON' : `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`;
  throw await setAside(file, where, clock);
}

/** Moves a damaged file out of the way, so that nothing is lost, and returns the error that says so. */
export async function setAside(file: string, damage: string, clock: Clock): Promise<AppError> {
  const aside = `${file}.damaged-${clock.now().toISOString().replace(/[:.]/gu, '-')}`;
  try {
    await rename(file, aside);
  } catch (error) {
    return fileError(file, 'read', error);
  }
  return new AppError({
    code: 'internal',
    message: `${file} is damaged (${damage}). It was kept as ${aside}.`,
    who: 'you',
    next: 'Run the command again: what is in the tenant is found there. Send the damaged file to support if it happens again.',
  });
}

async function readText(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw fileError(file, 'read', error);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isNewer(data: unknown): boolean {
  if (typeof data !== 'object' || data === null || !('format' in data)) return false;
  return typeof data.format === 'number' && data.format > currentFormat;
}

function newerFormat(file: string): AppError {
  return new AppError({
    code: 'unsupported',
    message: `${file} was written by a newer version of Sendwright. It was left as it is.`,
    who: 'you',
    next: 'Update Sendwright on this computer.',
  });
}

const leftoverName = /\.json\.\d+$/u;

/** Removes what writers that were killed left beside the records of a folder, older than a minute. */
export async function removeLeftovers(folder: string, clock: Clock): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const file = join(folder, name);
    if (!leftoverName.test(name)) continue;
    const found = await stat(file).catch(() => null);
    if (found !== null && found.mtimeMs < clock.now().getTime() - 60_000) await rm(file, { force: true });
  }
}

/** Without this a crash of the machine may bring the old file back. Windows has no such call and needs none. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
