import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunningPractice } from '../ports/platform';
import { lagFrom } from '../practice/server/lag';
import { startPractice } from '../practice/server/start';
import { contosoWorld } from '../practice/world/contoso';

/** A new practice tenant in this process, with the first world and without lag; its files go when it stops. */
export async function startOwnPractice(): Promise<RunningPractice> {
  const directory = await mkdtemp(join(tmpdir(), 'sendwright-practice-'));
  const running = await startPractice({ directory, infoFile: null, world: contosoWorld(), lag: lagFrom(0) });
  return {
    info: running.info,
    ca: await readFile(running.info.caFile, 'utf8'),
    stop: async () => {
      await running.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
