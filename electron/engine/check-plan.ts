import type { Step } from '../contract/plan';
import { holdsSecret } from '../log/redact/secrets';
import { ancestorsOf, orderSteps, planError } from './order';
import { refsIn } from './refs';
import type { ExecutorRegistry } from './types';

/**
 * The steps in running order, after everything that can be known beforehand was checked: each kind has an executor,
 * references point to earlier steps that the step depends on, nothing in the plan looks like a secret.
 * Throws AppError `internal`; nothing has run by then.
 */
export function checkPlan(steps: readonly Step[], executors: ExecutorRegistry): readonly Step[] {
  const ordered = orderSteps(steps);
  const ancestors = ancestorsOf(ordered);
  for (const step of ordered) {
    if (!executors.has(step.kind)) throw planError(`Nothing knows how to run ${step.kind} (${step.id}).`);
    for (const ref of refsIn(step.input)) {
      if (ancestors.get(step.id)?.has(ref.$from) !== true) {
        throw planError(`The step ${step.id} uses an output of ${ref.$from} but does not depend on it.`);
      }
    }
    if (holdsSecret(JSON.stringify(step))) {
      throw planError(`The step ${step.id} holds what looks like a secret.`);
    }
  }
  return ordered;
}
