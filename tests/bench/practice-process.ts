import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PracticeInfo } from '../../electron/contract/practice-info';

/** What a practice process is to serve. */
export interface PracticeOrder {
  readonly folder: string;
  readonly latencyMs: number;
  /** So many mailboxes `shared-0001@…` beside those of the first world. */
  readonly sharedMailboxes?: number;
  /** They are licensed users' instead of shared. */
  readonly licensed?: boolean;
}

/** A practice tenant in another process, with a folder of its own. */
export interface PracticeProcess {
  readonly folder: string;
  readonly infoFile: string;
  stop(): Promise<void>;
}

/** Starts a practice tenant from its bundle. */
export async function startPracticeProcess(
  order: Omit<PracticeOrder, 'folder'>,
  bundles: string,
): Promise<PracticeProcess> {
  const folder = await mkdtemp(join(tmpdir(), 'sendwright-bench-'));
  const child = fork(join(bundles, 'practice-child.mjs'), [JSON.stringify({ ...order, folder })]);
  const [info] = (await once(child, 'message')) as [PracticeInfo];
  const infoFile = join(folder, 'practice.json');
  await writeFile(infoFile, JSON.stringify(info), { mode: 0o600 });
  return {
    folder,
    infoFile,
    async stop() {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
