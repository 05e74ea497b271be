import type { PlanDocument } from '../../../electron/contract/documents';
import type { Step } from '../../../electron/contract/plan';

/** A step as the plan shows it: counted through, and what it comes after by those numbers. */
export interface PlannedStep {
  readonly number: number;
  readonly step: Step;
  readonly after: readonly number[];
  /** Who has to do it, where the signed-in person may not. */
  readonly waitsFor: string | null;
}

/** What of a plan's document shows its steps. */
export interface ShownSteps extends Pick<PlanDocument, 'waitsFor'> {
  readonly plan: Pick<PlanDocument['plan'], 'steps'>;
}

/** Steps of one place, in the plan's order. */
export interface StepGroup {
  readonly where: Step['group'];
  /** Runs of steps that do the same to many mailboxes are one entry. */
  readonly entries: readonly (readonly PlannedStep[])[];
}

/** The steps as they are read: by place, the places in the order in which they first come. */
export function groupSteps({ plan, waitsFor }: ShownSteps): readonly StepGroup[] {
  const numbers = new Map(plan.steps.map(({ id }, index) => [id, index + 1]));
  const waits = new Map(waitsFor.flatMap(({ who, steps }) => steps.map((id) => [id, who] as const)));
  const planned = plan.steps.map((step, index): PlannedStep => ({
    number: index + 1,
    step,
    after: step.dependsOn.flatMap((id) => numbers.get(id) ?? []).sort((a, b) => a - b),
    waitsFor: waits.get(step.id) ?? null,
  }));
  const places = [...new Set(plan.steps.map(({ group }) => group))];
  return places.map((where) => ({
    where,
    entries: folded(planned.filter(({ step }) => step.group === where)),
  }));
}

/** Below this, alike steps are shown one by one. */
const leastFolded = 5;

/** Many steps of one kind become one entry, at the place of the first. */
export function folded<T extends { readonly step: Pick<Step, 'kind' | 'warning'> }>(
  steps: readonly T[],
): readonly (readonly T[])[] {
  const kinds = new Map<string, T[]>();
  const entries: T[][] = [];
  for (const one of steps) {
    const key = `${one.step.kind} ${one.step.warning ?? ''}`;
    const known = kinds.get(key);
    if (known === undefined) {
      const entry = [one];
      kinds.set(key, entry);
      entries.push(entry);
    } else known.push(one);
  }
  return entries.flatMap((entry) => (entry.length >= leastFolded ? [entry] : entry.map((one) => [one])));
}

/** What must be said yes to apart, and which steps (by number) it is about. */
export interface Consideration {
  readonly about: 'irreversible' | 'tenant-wide' | 'takes-away';
  readonly numbers: readonly number[];
}

const takingAway = ['grant.remove', 'exchange.remove-assignment'];

/** What in a plan needs a deliberate act, beside the press of the button. */
export function considerations({ steps }: Pick<PlanDocument['plan'], 'steps'>): readonly Consideration[] {
  const numbersOf = (holds: (step: Step) => boolean) =>
    steps.flatMap((step, index) => (holds(step) ? [index + 1] : []));
  const all: readonly Consideration[] = [
    { about: 'irreversible', numbers: numbersOf(({ reversible }) => !reversible) },
    { about: 'tenant-wide', numbers: numbersOf(({ kind }) => kind === 'grant.add') },
    { about: 'takes-away', numbers: numbersOf(({ kind }) => takingAway.includes(kind)) },
  ];
  return all.filter(({ numbers }) => numbers.length > 0);
}

/** How many of the changes the signed-in person can make, and of how many. */
export function applicable({ plan, waitsFor }: PlanDocument): {
  readonly now: number;
  readonly all: number;
} {
  const waiting = new Set(waitsFor.flatMap(({ steps }) => steps));
  return { now: plan.steps.filter(({ id }) => !waiting.has(id)).length, all: plan.steps.length };
}

/** Whether the run will have to sit out what only time helps. */
export function hasWait({ steps }: Pick<PlanDocument['plan'], 'steps'>): boolean {
  return steps.some(({ kind }) => kind === 'policy.wait' || kind === 'grant.wait-tokens');
}

/** Numbers as ranges, for `1 to 4 and 6`; two in a row stay two. */
export function ranges(numbers: readonly number[]): readonly (readonly [number, number])[] {
  const found: [number, number][] = [];
  for (const number of numbers) {
    const last = found.at(-1);
    if (last !== undefined && last[1] === number - 1) last[1] = number;
    else found.push([number, number]);
  }
  return found.flatMap(([from, to]): (readonly [number, number])[] =>
    to - from === 1
      ? [
          [from, from],
          [to, to],
        ]
      : [[from, to]],
  );
}
