import { lagFrom } from '../../electron/practice/server/lag';
import { startPractice } from '../../electron/practice/server/start';
import { contosoWorld } from '../../electron/practice/world/contoso';
import { skuIds } from '../../electron/practice/world/contoso-people';
import type { WorldState } from '../../electron/practice/world/state';
import type { PracticeOrder } from './practice-process';

/** A practice tenant in a process of its own: the client that is measured does not share its processor time. */
async function main(): Promise<void> {
  const order = JSON.parse(process.argv[2] ?? '{}') as PracticeOrder;
  const { folder, latencyMs } = order;
  const { info } = await startPractice({
    directory: folder,
    world: worldOf(order),
    lag: lagFrom(0),
    latencyMs,
  });
  process.on('disconnect', () => process.exit(0));
  process.send?.(info);
}

function worldOf({ sharedMailboxes = 0, licensed = false }: PracticeOrder): WorldState {
  const world = contosoWorld({ sharedMailboxes });
  if (!licensed) return world;
  for (const mailbox of world.mailboxes.filter(({ alias }) => alias.startsWith('shared-'))) {
    mailbox.recipientTypeDetails = 'UserMailbox';
    const user = world.users.find(({ id }) => id === mailbox.externalDirectoryObjectId);
    user?.assignedLicenses.push({ skuId: skuIds.e3, disabledPlans: [], assignedByGroup: null });
  }
  return world;
}

void main();
