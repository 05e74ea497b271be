import type { Plan, Step } from '../contract/plan';

type Group = Step['group'];

/** The chapters of a plan as they are printed, and their titles. */
export const groupTitles: Readonly<Record<Group, string>> = {
  mailboxes: 'Mailboxes and licences',
  entra: 'Application in Microsoft Entra',
  exchange: 'Scope in Exchange Online',
  consent: 'Permission grants',
  credential: 'Credential',
  cleanup: 'Clean-up',
};

/** The steps of a plan in the order in which they are printed. */
export function stepsAsPrinted(plan: Pick<Plan, 'steps'>): readonly Step[] {
  return Object.keys(groupTitles).flatMap((group) => plan.steps.filter((step) => step.group === group));
}

/** By step id the number under which the step was printed, so that later lines can name it. */
export type StepNumbers = ReadonlyMap<string, number>;

/** The numbers of a plan's steps. */
export function numbersOf(plan: Pick<Plan, 'steps'>): StepNumbers {
  return new Map(stepsAsPrinted(plan).map((step, index) => [step.id, index + 1]));
}

/** `step 3`, `steps 1, 2 and 5`; ids stand for what has no number. */
export function stepsText(ids: readonly string[], numbers: StepNumbers): string {
  const names = [...ids]
    .sort((a, b) => (numbers.get(a) ?? 0) - (numbers.get(b) ?? 0))
    .map((id) => String(numbers.get(id) ?? id));
  const last = names.at(-1) ?? '';
  return names.length < 2 ? `step ${last}` : `steps ${names.slice(0, -1).join(', ')} and ${last}`;
}
