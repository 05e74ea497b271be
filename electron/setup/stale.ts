import type { Plan, Step } from '../contract/plan';

/**
 * Whether an approved plan still covers what would be done now: the tenant is as it was, or every step of the fresh
 * plan stands in the approved one. So a killed run and the next person go on with the plan that was approved, and
 * anything new (a grant that appeared, another change to the application) makes it stale.
 */
export function stillHolds(approved: Plan, fresh: Plan): boolean {
  if (approved.tenantId !== fresh.tenantId || approved.setupId !== fresh.setupId) return false;
  if (approved.observation === fresh.observation) return true;
  const known = new Set(approved.steps.map(approvedAs));
  return fresh.steps.every((step) => known.has(approvedAs(step)));
}

/** What a person approved of a step: what they were shown of it. */
function approvedAs({ id, kind, summary, warning }: Step): string {
  return JSON.stringify([id, kind, summary, warning]);
}
