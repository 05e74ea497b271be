import type { User } from '../world/directory-types';
import type { WorldState } from '../world/state';

/** Whether a service plan gives a mailbox; EXCHANGE_S_FOUNDATION, part of many plans, does not (K). */
function isMailboxPlan(name: string): boolean {
  return name.startsWith('EXCHANGE_S_') && name !== 'EXCHANGE_S_FOUNDATION';
}

/** Whether a licence of the user carries an enabled Exchange mailbox plan. */
export function hasMailboxLicence(state: WorldState, user: User): boolean {
  return user.assignedLicenses.some((licence) => {
    const plans = state.skus.find((sku) => sku.skuId === licence.skuId)?.servicePlans ?? [];
    return plans.some(
      (plan) => isMailboxPlan(plan.servicePlanName) && !licence.disabledPlans.includes(plan.servicePlanId),
    );
  });
}
