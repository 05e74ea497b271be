import type { RemovalPlan } from '../../../electron/contract/removal';

/** What goes beside the application, by name. */
export interface Choice {
  readonly mailboxes: string[];
  readonly licences: string[];
}

export const noChoice: Choice = { mailboxes: [], licences: [] };

/** Whether the plan was made for this choice; order does not count. */
export function isPlanned({ mailboxes, licences }: RemovalPlan, choice: Choice): boolean {
  const same = (one: readonly string[], other: readonly string[]): boolean =>
    one.length === other.length && one.every((name) => other.includes(name));
  return (
    same(
      choice.mailboxes,
      mailboxes.filter(({ goes }) => goes).map(({ address }) => address),
    ) &&
    same(
      choice.licences,
      licences.filter(({ goes }) => goes).map(({ user }) => user),
    )
  );
}

/** The list with a name in it or without it. */
export function withName(names: readonly string[], name: string, wanted: boolean): string[] {
  return wanted ? [...names.filter((one) => one !== name), name] : names.filter((one) => one !== name);
}
