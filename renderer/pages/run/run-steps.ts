import type { OperationStep } from '../../../electron/contract/desk/operation';
import type { ApplyDocument } from '../../../electron/contract/documents';

/** How a step of a run looks, however it is known. */
export type StepLook = 'open' | 'running' | NonNullable<OperationStep['outcome']>['kind'];

export interface RunStep {
  readonly number: number;
  readonly id: string;
  readonly summary: string;
  readonly look: StepLook;
  readonly step: OperationStep;
}

/** The steps of a run in the plan's order. */
export function runSteps(steps: readonly OperationStep[]): readonly RunStep[] {
  return steps.map((step, index) => ({
    number: index + 1,
    id: step.id,
    summary: step.summary,
    look: step.outcome?.kind ?? (step.state === 'running' ? 'running' : 'open'),
    step,
  }));
}

/** Steps of a document as those of an operation, for a run that ended before the window knew its steps. */
export function stepsOfDocument({ steps }: ApplyDocument): readonly OperationStep[] {
  return steps.map(({ id, summary, outcome }) => ({
    ...{ id, summary, outcome },
    state: 'finished' as const,
    notes: [],
    startedAt: null,
    finishedAt: null,
  }));
}

const calm: readonly StepLook[] = ['open', 'applied', 'already-in-place', 'blocked', 'cancelled'];
const leastFolded = 8;

/** One step, or many of the same look that one need not read one by one. */
export type RunEntry =
  | { readonly kind: 'step'; readonly step: RunStep }
  | { readonly kind: 'many'; readonly steps: readonly RunStep[]; readonly look: StepLook };

/**
 * What is shown of a run: everything that runs, failed or waits by itself; long rows of steps that are merely done,
 * open or held up as one entry. A short run is shown whole.
 */
export function entriesOf(steps: readonly RunStep[]): readonly RunEntry[] {
  if (steps.length <= 30) return steps.map((step) => ({ kind: 'step', step }));
  const entries: RunEntry[] = [];
  let row: RunStep[] = [];
  const close = () => {
    const look = row[0]?.look;
    if (look !== undefined && row.length >= leastFolded) entries.push({ kind: 'many', steps: row, look });
    else entries.push(...row.map((step) => ({ kind: 'step' as const, step })));
    row = [];
  };
  for (const step of steps) {
    if (row.length > 0 && row[0]?.look !== step.look) close();
    if (calm.includes(step.look)) row.push(step);
    else entries.push({ kind: 'step', step });
  }
  close();
  return entries;
}

/** How far a run is: steps that need nothing more, of all. */
export function progressOf(steps: readonly RunStep[]): { readonly done: number; readonly all: number } {
  const done = steps.filter(({ look }) => look === 'applied' || look === 'already-in-place').length;
  return { done, all: steps.length };
}

/** The names of the steps that hold one up, by number. */
export function numbersOf(ids: readonly string[], steps: readonly RunStep[]): readonly number[] {
  return steps.flatMap(({ id, number }) => (ids.includes(id) ? [number] : []));
}
