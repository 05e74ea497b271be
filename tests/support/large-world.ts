import { contosoWorld } from '../../electron/practice/world/contoso';
import { skuIds } from '../../electron/practice/world/contoso-people';
import type { WorldState } from '../../electron/practice/world/state';

/** The first world with so many more mailboxes; `licensed`: of users with a licence, which Graph must be asked about. */
export function largeWorld(mailboxes: number, licensed: boolean): WorldState {
  const world = contosoWorld({ sharedMailboxes: mailboxes });
  if (!licensed) return world;
  for (const mailbox of world.mailboxes.filter(({ alias }) => alias.startsWith('shared-'))) {
    mailbox.recipientTypeDetails = 'UserMailbox';
    const user = world.users.find(({ id }) => id === mailbox.externalDirectoryObjectId);
    user?.assignedLicenses.push({ skuId: skuIds.e3, disabledPlans: [], assignedByGroup: null });
  }
  return world;
}

/** The addresses of the first so many of them. */
export function largeWorldAddresses(count: number): readonly string[] {
  return Array.from(
    { length: count },
    (_, index) => `shared-${String(index + 1).padStart(4, '0')}@contoso.example`,
  );
}
