import type { Operation, OperationStep } from '../../../electron/contract/desk/operation';
import type { Outcome } from '../../../electron/contract/run';
import { rbacPlan } from '../../support/documents/plan-rbac';
import { kept, proven } from './samples';

const minute = 60_000;
/** So many minutes ago. */
export const ago = (minutes: number) => new Date(Date.now() - minutes * minute).toISOString();
/** In so many minutes. */
export const ahead = (minutes: number) => ago(-minutes);

/** A long operation about the ordinary setup, begun a minute ago. */
export function anOperation(kind: Operation['kind'], more: Partial<Operation> = {}): Operation {
  const isDraft = kind === 'plan' || kind === 'apply';
  return {
    ...{ id: 'operation-1', kind, title: proven.application, setup: isDraft ? kept.id : proven.id },
    ...{ startedAt: ago(1.2), finishedAt: null, cancelling: false, steps: [], notes: [], waiting: null },
    outcome: null,
    ...more,
  };
}

/** A step of a run; begun and ended where it has an outcome. */
export function aRunStep(
  id: string,
  summary: string,
  outcome: Outcome | null,
  notes: string[] = [],
): OperationStep {
  return {
    ...{ id, summary, outcome, notes },
    state: outcome === null ? 'open' : 'finished',
    startedAt: outcome === null ? null : ago(1),
    finishedAt: outcome === null ? null : ago(0.94),
  };
}

const applied: Outcome = { kind: 'applied', outputs: {} };

/** The ordinary plan's run, so many steps in; the next one runs. */
export function stepsSoFar(done: number, steps = rbacPlan.plan.steps): OperationStep[] {
  return steps.map(({ id, summary }, index) => {
    if (index < done) return aRunStep(id, summary, applied);
    const open = aRunStep(id, summary, null);
    if (index > done) return open;
    return {
      ...open,
      state: 'running',
      startedAt: ago(0.1),
      notes: ['The new service principal is not known everywhere yet; trying again in 4 s.'],
    };
  });
}
