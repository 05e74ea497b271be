import type { Plan, Step } from '../contract/plan';
import { canonicalJson } from '../engine/plan-hash';

/**
 * Whether an approved plan still covers what would be done now: every step of the fresh plan stands in the approved
 * one. So a killed run and the next person go on with the plan that was approved, and anything new (a grant that
 * appeared, another change to the application, a file whose wanted state is not the one its steps show) makes it
 * stale. Where the tenant is as it was, what the steps would do must be the same and what they say of it; else, since
 * values found replace those still to be made, only what the reader was shown of them.
 */
export function stillHolds(approved: Plan, fresh: Plan): boolean {
  if (approved.tenantId !== fresh.tenantId || approved.setupId !== fresh.setupId) return false;
  const view = approved.observation === fresh.observation ? done : shown;
  const known = new Set(approved.steps.map(view));
  return fresh.steps.every((step) => known.has(view(step)));
}

function done({ id, kind, summary, input }: Step): string {
  return canonicalJson([id, kind, summary, input]);
}

function shown({ id, kind, summary, warning }: Step): string {
  return JSON.stringify([id, kind, summary, warning]);
}
