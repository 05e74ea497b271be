import { lagFrom } from '../../electron/practice/server/lag';
import { startPractice } from '../../electron/practice/server/start';
import { largeWorld } from '../support/large-world';
import type { PracticeOrder } from './practice-process';

/** A practice tenant in a process of its own: the client that is measured does not share its processor time. */
async function main(): Promise<void> {
  const order = JSON.parse(process.argv[2] ?? '{}') as PracticeOrder;
  const { folder, latencyMs, sharedMailboxes = 0, licensed = false } = order;
  const { info } = await startPractice({
    directory: folder,
    world: largeWorld(sharedMailboxes, licensed),
    lag: lagFrom(0),
    latencyMs,
  });
  process.on('disconnect', () => process.exit(0));
  process.send?.(info);
}

void main();
