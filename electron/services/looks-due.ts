import type { SetupSummary } from '../ports/records';
import { nextLookOf } from './status';

interface Look<Setup> {
  readonly record: Setup;
  readonly at: string;
}

/** The looks that setups wait for: those that are due, the longest first, and those to come, the next first. */
export function looksOf<Setup extends SetupSummary>(
  records: readonly Setup[],
  now: Date,
): { readonly due: readonly Look<Setup>[]; readonly waiting: readonly Look<Setup>[] } {
  const looks = records
    .flatMap((record) => {
      const at = nextLookOf(record, now);
      return at === null ? [] : [{ record, at }];
    })
    .sort((one, other) => one.at.localeCompare(other.at));
  const isDue = ({ at }: Look<Setup>): boolean => Date.parse(at) <= now.getTime();
  return { due: looks.filter(isDue), waiting: looks.filter((one) => !isDue(one)) };
}
