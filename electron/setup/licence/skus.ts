import type { SkuView, UserView } from '../../ports/directory';

/** Service plans that come with a mailbox; EXCHANGE_S_FOUNDATION and archives do not. */
const mailboxPlan = /^EXCHANGE_(?:[SL]_(?:STANDARD|ENTERPRISE|DESKLESS|ESSENTIALS)|B_STANDARD)(?:_|$)/u;

/** Whether a user's licences, however assigned, include a mailbox. */
export function hasMailboxLicence(user: UserView): boolean {
  return user.servicePlans.some((plan) => mailboxPlan.test(plan));
}

/** The smallest subscription with a mailbox and enough free seats; null where there is none. */
export function chooseSku(skus: readonly SkuView[], seats: number): SkuView | null {
  const fit = skus.filter(
    (sku) => sku.freeSeats >= seats && sku.servicePlans.some((plan) => mailboxPlan.test(plan)),
  );
  const bySize = fit.sort(
    (a, b) => a.servicePlans.length - b.servicePlans.length || a.skuPartNumber.localeCompare(b.skuPartNumber),
  );
  return bySize[0] ?? null;
}
