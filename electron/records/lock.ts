import { randomUUID } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';
import { link, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../contract/errors';
import type { Clock } from '../ports/clock';
import { codeOf, fileError } from './file-errors';
import type { Machine } from './machine';

const holderSchema = z.object({
  pid: z.number().int(),
  /** Tells the process from a later one with the same pid; null where the system does not say. */
  started: z.string().nullable(),
  host: z.string(),
  since: z.iso.datetime(),
  token: z.string(),
});
type Holder = z.infer<typeof holderSchema>;

/** Tokens of the locks that this process holds. */
const ours = new Set<string>();

/**
 * Takes the lock of a folder, across processes. A lock left by a process that is gone is taken over; one of another
 * computer is not, because nobody here can tell. Throws AppError `in-use` naming process, computer and since when.
 */
export async function lockFolder(
  folder: string,
  what: string,
  clock: Clock,
  machine: Machine,
): Promise<{ release(): Promise<void> }> {
  const file = join(folder, 'lock');
  const holder: Holder = {
    pid: machine.pid,
    started: await machine.startOf(machine.pid),
    host: machine.host,
    since: clock.now().toISOString(),
    token: randomUUID(),
  };
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    for (let tries = 0; tries < 5; tries += 1) {
      if (create(file, holder)) return { release: async () => release(file, holder) };
      const text = await contentOf(file, clock);
      const other = parse(text);
      if (other !== null && !(await isStale(other, clock, machine))) throw inUse(file, what, other);
      if (text !== null) await remove(file, text);
    }
  } catch (error) {
    throw error instanceof AppError ? error : fileError(file, 'locked', error);
  }
  throw inUse(file, what, null);
}

/** O_EXCL: of two processes one succeeds. Written in one go, so that hardly anybody sees an empty lock. */
function create(file: string, holder: Holder): boolean {
  try {
    const handle = openSync(file, 'wx', 0o600);
    ours.add(holder.token);
    writeSync(handle, JSON.stringify(holder));
    closeSync(handle);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** The text of the lock; null where it is gone. An empty one is read again: its owner may be just writing it. */
async function contentOf(file: string, clock: Clock): Promise<string | null> {
  for (let tries = 0; tries < 3; tries += 1) {
    const text = await textOf(file);
    if (text === null || parse(text) !== null) return text;
    await clock.sleep(50);
  }
  return textOf(file);
}

async function textOf(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

function parse(text: string | null): Holder | null {
  try {
    return holderSchema.parse(JSON.parse(text ?? ''));
  } catch {
    return null;
  }
}

async function isStale(holder: Holder, clock: Clock, machine: Machine): Promise<boolean> {
  if (holder.host !== machine.host) return false;
  if (holder.pid === machine.pid) return !ours.has(holder.token);
  if (!machine.isAlive(holder.pid)) return true;
  const started = await machine.startOf(holder.pid);
  if (started !== null && holder.started !== null) return started !== holder.started;
  // Taken before the computer started: another program has that pid by now. A minute's grace for clocks set since.
  return Date.parse(holder.since) < clock.now().getTime() - machine.uptime() * 1000 - 60_000;
}

/**
 * Removes a stale lock. Another process may do the same at this moment and hold a new lock already; so it is moved
 * aside first, and put back where it is not the one that was looked at.
 */
async function remove(file: string, stale: string): Promise<void> {
  const aside = `${file}.stale-${randomUUID()}`;
  try {
    await rename(file, aside);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw error;
  }
  try {
    if ((await readFile(aside, 'utf8')) !== stale) await link(aside, file);
  } finally {
    await rm(aside, { force: true });
  }
}

async function release(file: string, holder: Holder): Promise<void> {
  if (parse(await textOf(file))?.token === holder.token) await rm(file, { force: true });
  ours.delete(holder.token);
}

function inUse(file: string, what: string, holder: Holder | null): AppError {
  const who = holder === null ? 'another process' : `process ${holder.pid} on ${holder.host}`;
  const since = holder === null ? '' : ` since ${holder.since.slice(0, 16).replace('T', ' ')} UTC`;
  return new AppError({
    code: 'in-use',
    message: `${what} is being worked on by ${who}${since}.`,
    who: 'you',
    next: `Wait until it has ended. If it no longer runs, delete ${file} and try again.`,
    retryable: true,
  });
}
