import { planSchema, type Plan } from '../contract/plan';
import { digestOf } from './approved-file';

const saved = { schema: planSchema };

/** The plan with the digest of all it says. */
export function withDigest(plan: Plan): Plan {
  return { ...plan, digest: digestOf(saved, plan) };
}

/** Whether a saved plan says what it said when it was made. One without a digest does not. */
export function isAsMade(plan: Plan): boolean {
  return plan.digest === digestOf(saved, plan);
}
