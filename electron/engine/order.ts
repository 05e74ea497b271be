import { AppError } from '../contract/errors';
import type { Step } from '../contract/plan';

/**
 * The steps so that each stands after all it depends on; where nothing decides, the given order is kept.
 * Throws AppError `internal` for an id used twice, a dependency that is not in the plan, and a circle.
 */
export function orderSteps(steps: readonly Step[]): readonly Step[] {
  checkReferences(steps);
  const ordered: Step[] = [];
  const done = new Set<string>();
  let left = steps;
  while (left.length > 0) {
    const next = left.find((step) => step.dependsOn.every((id) => done.has(id)));
    if (next === undefined) {
      throw planError(`The steps ${left.map((step) => step.id).join(', ')} wait for each other in a circle.`);
    }
    ordered.push(next);
    done.add(next.id);
    left = left.filter((step) => step !== next);
  }
  return ordered;
}

/** For every step, all steps that must have succeeded before it, near and far. The steps must be in order. */
export function ancestorsOf(ordered: readonly Step[]): ReadonlyMap<string, ReadonlySet<string>> {
  const ancestors = new Map<string, ReadonlySet<string>>();
  for (const step of ordered) {
    const all = new Set(step.dependsOn);
    for (const parent of step.dependsOn) ancestors.get(parent)?.forEach((id) => all.add(id));
    ancestors.set(step.id, all);
  }
  return ancestors;
}

/** A plan that no run may begin: a defect in the code that made it, never the person's fault. */
export function planError(message: string): AppError {
  return new AppError({
    code: 'internal',
    message: `The plan cannot be run. ${message}`,
    who: 'the makers of Sendwright',
    next: 'Nothing was changed. Report this with the support bundle.',
  });
}

function checkReferences(steps: readonly Step[]): void {
  const ids = new Set<string>();
  for (const { id } of steps) {
    if (ids.has(id)) throw planError(`The step id ${id} is used twice.`);
    ids.add(id);
  }
  for (const step of steps) {
    const unknown = step.dependsOn.find((id) => !ids.has(id));
    if (unknown !== undefined) {
      throw planError(`The step ${step.id} depends on ${unknown}, which is not in the plan.`);
    }
  }
}
