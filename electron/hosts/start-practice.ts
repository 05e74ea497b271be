import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunningPractice } from '../ports/platform';
import { lagFrom } from '../practice/server/lag';
import { startPractice as serve } from '../practice/server/start';
import { contosoWorld } from '../practice/world/contoso';
import { readPracticeInfo } from './terminal/practice-info';

/** The practice tenant of this INFO file, which goes on when the host stops; null: one of the host's own. */
export async function startPractice(infoFile: string | null): Promise<RunningPractice> {
  if (infoFile === null) return startOwnPractice();
  const readText = async (path: string): Promise<string> => readFile(path, 'utf8');
  return { ...(await readPracticeInfo(infoFile, { readText })), stop: async () => undefined };
}

/** A new practice tenant in this process, with the first world and without lag; its files go when it stops. */
async function startOwnPractice(): Promise<RunningPractice> {
  const directory = await mkdtemp(join(tmpdir(), 'sendwright-practice-'));
  const running = await serve({ directory, infoFile: null, world: contosoWorld(), lag: lagFrom(0) });
  return {
    info: running.info,
    ca: await readFile(running.info.caFile, 'utf8'),
    stop: async () => {
      await running.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
