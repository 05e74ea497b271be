import type { StepInput } from './plan';
import type { Outcome } from './run';

/** One line of the journal. Intents are written before, outcomes after; never a secret. */
export type JournalEntry =
  | {
      readonly type: 'run';
      readonly runId: string;
      readonly time: string;
      readonly planId: string;
      readonly by: string;
    }
  | {
      readonly type: 'intent';
      readonly runId: string;
      readonly time: string;
      readonly stepId: string;
      readonly kind: string;
      readonly input: StepInput;
    }
  | {
      readonly type: 'outcome';
      readonly runId: string;
      readonly time: string;
      readonly stepId: string;
      readonly kind: string;
      readonly outcome: Outcome;
    };

/** Where the journal is kept, in the order of the calls; `append` returns after the entry is safely on disk. */
export interface Journal {
  entries(): Promise<readonly JournalEntry[]>;
  append(entry: JournalEntry): Promise<void>;
}
