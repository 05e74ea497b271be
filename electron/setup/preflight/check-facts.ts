import type { CheckGroup } from '../../contract/check-groups';
import type { Check } from '../../contract/plan';

/** What is known of a check before it is made. The list of checks (docs/checks.md) is held to these by a test. */
export interface CheckFacts {
  readonly group: CheckGroup;
  /** What it looks at, in a few words. */
  readonly looksAt: string;
  /** The verdicts it can come to. */
  readonly verdicts: readonly Check['status'][];
  /** Why it matters, as a sentence for whoever reads a verdict that is not `pass`. */
  readonly cause: string;
  /** Who can mend it as a rule; the check itself names the tenant. */
  readonly who: string;
  /** Where the fact behind it stands. */
  readonly source: string;
  /** Kinds of steps (`exchange.scope`), or beginnings of them (`exchange.`), that cannot go through while it fails. */
  readonly stops?: readonly string[];
}

/** Facts of some checks, by id; of a check that is made several times by what stands before the colon. */
export type CheckRows = Readonly<Record<string, CheckFacts>>;

export const exchangeAdmin = 'an Exchange Administrator';
export const applicationAdmin = 'an Application Administrator';
export const grantAdmin = 'a Privileged Role Administrator';
