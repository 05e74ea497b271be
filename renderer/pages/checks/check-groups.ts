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

export interface CheckGroup {
  readonly weight: CheckWeight;
  readonly checks: readonly Check[];
}

const onComputer = ['keychain', 'powershell', 'credential-lost'];

/** Where a check's cause lies: by its fault, else by what it looks at. */
export function placeOf(check: Check): CheckPlace {
  if (check.fault !== null) return check.fault;
  if (check.id.startsWith('vendor-')) return 'vendor';
  return onComputer.includes(check.id) ? 'computer' : 'tenant';
}

/** How much a check weighs. */
export function weightOf({ status, fault }: Check): CheckWeight {
  if (status === 'fail') return fault === null ? 'mends' : 'must';
  return status;
}

/** The checks by weight, the worst first, and by place within; empty groups are left out. */
export function groupChecks(checks: readonly Check[]): readonly CheckGroup[] {
  const byPlace = (one: Check, other: Check) =>
    checkPlaces.indexOf(placeOf(one)) - checkPlaces.indexOf(placeOf(other));
  return checkWeights
    .map((weight) => ({
      weight,
      checks: checks.filter((check) => weightOf(check) === weight).sort(byPlace),
    }))
    .filter((group) => group.checks.length > 0);
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
