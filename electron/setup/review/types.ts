import type { FoundDrift, ReviewBase } from '../../contract/review';
import type { Step } from '../../contract/plan';
import type { MailboxStateView } from '../../ports/exchange';
import type { SetupRecord } from '../../ports/records';
import type { LintSeen } from '../lint/observe';
import type { Agreed } from '../lint/types';
import type { Planning } from '../planning';
import type { Attempt } from '../../engine/attempt';
import type { Observation } from '../observation';

/** What was read of a setup: as lint and the proof read it, as planning does, and how the senders' mailboxes stand. */
export interface ReviewSeen {
  readonly lint: LintSeen;
  readonly observation: Attempt<Observation>;
  /** By object id: those that were agreed, and those that the addresses lead to today. */
  readonly mailboxes: Attempt<ReadonlyMap<string, MailboxStateView>>;
}

/** What the rules look at. */
export interface ReviewContext {
  readonly record: SetupRecord;
  readonly seen: ReviewSeen;
  readonly agreed: Agreed;
  /** Null: what planning needs could not be read. */
  readonly planning: Planning | null;
  /** What the plan of the setup file would do; without a new credential where the one in use is there. */
  readonly steps: readonly Step[];
  /** Null: nothing was taken down yet. */
  readonly base: ReviewBase | null;
  readonly now: Date;
}

/** One or more kinds of drift; nothing where they are not there. */
export type DriftRule = (context: ReviewContext) => readonly FoundDrift[];

/** A drift with its evidence; none without. */
export function drift(
  id: FoundDrift['id'],
  evidence: readonly string[],
  more: Pick<FoundDrift, 'severity' | 'at'> = {},
): readonly FoundDrift[] {
  return evidence.length === 0 ? [] : [{ id, evidence, ...more }];
}
