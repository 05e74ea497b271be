import { AppError } from '../../contract/errors';
import type { Plan, Step } from '../../contract/plan';
import { ancestorsOf, orderSteps } from '../../engine/order';
import { scriptKinds } from './kinds';

/** A plan's steps as the script sees them. */
export interface ExchangePart {
  /** What the script does, in order. */
  readonly steps: readonly Step[];
  /** Other steps in Exchange: `apply` does them, when what they wait for is there. */
  readonly later: readonly Step[];
}

/**
 * The steps that can be done in Exchange alone. Throws AppError `preflight-failed` where they rest on steps in Entra
 * that are not done: the ids that Entra gives are needed in the script.
 */
export function exchangePartOf(plan: Plan): ExchangePart {
  const ordered = orderSteps(plan.steps);
  const ancestors = ancestorsOf(ordered);
  const done = new Set<string>();
  for (const step of ordered) {
    if (scriptKinds.has(step.kind) && step.dependsOn.every((id) => done.has(id))) done.add(step.id);
  }
  const inExchange = ordered.filter((step) => step.needs.exchange);
  const later = inExchange.filter((step) => !done.has(step.id));
  const before = new Set(
    later.filter((step) => scriptKinds.has(step.kind)).flatMap((step) => [...(ancestors.get(step.id) ?? [])]),
  );
  const first = ordered.filter((step) => before.has(step.id) && isOfEntra(step));
  if (first.length > 0) throw notYet(plan, first);
  return { steps: inExchange.filter((step) => done.has(step.id)), later };
}

/** Steps that make what Exchange then knows by its id. */
function isOfEntra(step: Step): boolean {
  return !step.needs.exchange && ['entra', 'mailboxes'].includes(step.group);
}

function notYet(plan: Plan, first: readonly Step[]): AppError {
  return new AppError({
    code: 'preflight-failed',
    message: `The Exchange part of ${plan.spec.application} needs ids that Entra gives, and ${first.length === 1 ? 'a step' : `${first.length} steps`} in Entra ${first.length === 1 ? 'is' : 'are'} not done yet. No script was made.`,
    who: 'you',
    next: 'Apply the setup file first (with --exchange none where Exchange cannot be reached from here): it does what it can and ends with exit 3. Then export again.',
    issues: first.map((step) => ({ where: step.id, problem: step.summary })),
  });
}
