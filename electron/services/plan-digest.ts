import { planSchema, type Plan } from '../contract/plan';
import { hashOf } from '../engine/plan-hash';

/** The plan with the digest of all it says. */
export function withDigest(plan: Plan): Plan {
  return { ...plan, digest: digestOf(plan) };
}

/** Whether a saved plan says what it said when it was made. One without a digest does not. */
export function isAsMade(plan: Plan): boolean {
  return plan.digest === digestOf(plan);
}

/** As it will be read back, so that fields without a meaning and defaults do not count. */
function digestOf(plan: Plan): string {
  return hashOf({ ...planSchema.parse(plan), digest: undefined });
}
