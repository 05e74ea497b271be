import { checkGroups, type CheckGroup } from '../../../electron/contract/check-groups';
import type { Check } from '../../../electron/contract/plan';

/**
 * How a check weighs, the worst first. `must`: nothing is written while it stands. `mends`: failed, and the plan mends
 * it by itself.
 */
export const checkWeights = ['must', 'mends', 'warn', 'unknown', 'pass'] as const;
export type CheckWeight = (typeof checkWeights)[number];

/** Where somebody has to look. */
export const checkPlaces = ['file', 'tenant', 'computer', 'vendor'] as const;
export type CheckPlace = (typeof checkPlaces)[number];

/** Checks under one heading: those that stop everything, or those of one subject. */
export interface CheckSection {
  readonly of: 'must' | CheckGroup;
  readonly checks: readonly Check[];
}

/** Where a check's cause lies: by its fault, else by what it looks at. */
export function placeOf(check: Check): CheckPlace {
  if (check.fault !== null) return check.fault;
  if (check.group === 'vendor' || check.group === 'computer') return check.group;
  return 'tenant';
}

/** How much a check weighs. */
export function weightOf({ status, fault }: Check): CheckWeight {
  if (status === 'fail') return fault === null ? 'mends' : 'must';
  return status;
}

/** First what stops everything, then the rest by subject, the worst first in each; empty ones are left out. */
export function sectionsOf(checks: readonly Check[]): readonly CheckSection[] {
  const must = checks.filter((check) => weightOf(check) === 'must');
  const rest = checks.filter((check) => weightOf(check) !== 'must');
  const byWeight = (one: Check, other: Check) =>
    checkWeights.indexOf(weightOf(one)) - checkWeights.indexOf(weightOf(other));
  const sections: readonly CheckSection[] = [
    { of: 'must', checks: must },
    ...checkGroups.map((group) => ({
      of: group,
      checks: rest.filter((check) => (check.group ?? 'tenant') === group).sort(byWeight),
    })),
  ];
  return sections.filter((section) => section.checks.length > 0);
}

/** A check that was made again by itself: what it found then, nothing where there is no longer anything to say. */
export type Rechecked = ReadonlyMap<string, readonly Check[]>;

/** The checks with those that were made again in their places; `gone` is what is said of one with nothing to say. */
export function withRechecked(checks: readonly Check[], again: Rechecked, gone: string): readonly Check[] {
  return checks.flatMap((check) => {
    const found = again.get(check.id);
    if (found === undefined) return [check];
    if (found.length > 0) return found;
    const { id, title, group } = check;
    const none = { fault: null, who: null, next: null };
    return [{ id, title, group, status: 'pass' as const, finding: gone, ...none }];
  });
}

/** Whether something stopped everything, was made again, and nothing stops it any more: the plan is to be made anew. */
export function isMended(before: readonly Check[], now: readonly Check[]): boolean {
  return countChecks(before).must > 0 && countChecks(now).must === 0;
}

/** How many checks have each weight, zero included. */
export function countChecks(checks: readonly Check[]): Readonly<Record<CheckWeight, number>> {
  const counts = { must: 0, mends: 0, warn: 0, unknown: 0, pass: 0 };
  for (const check of checks) counts[weightOf(check)] += 1;
  return counts;
}

/** Whether a change of the setup itself can mend one of the checks that stop it. */
export function canChangeSetup(checks: readonly Check[]): boolean {
  return checks.some(
    (check) => weightOf(check) === 'must' && (check.fault === 'file' || check.id.startsWith('sender:')),
  );
}
