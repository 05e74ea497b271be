import type { Step } from '../../../contract/plan';
import type { LintContext } from '../types';

/** What a plan does about a finding; `instead`: why it does nothing, or not all. */
export interface Mending {
  readonly steps: readonly Step[];
  readonly instead?: string;
}

/** Makes the steps of one kind of finding. Pure. */
export type Mend = (context: LintContext) => Mending;
