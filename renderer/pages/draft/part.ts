import type { Draft, DraftIssue, KeptDraft } from '../../../electron/contract/desk/draft';

/** What every part of the form is given. */
export interface PartProps {
  readonly draft: Draft;
  /** The issues that are to be shown now. */
  readonly issues: readonly DraftIssue[];
  readonly change: (part: Partial<Draft>) => void;
  /** Somebody has been at this place and left it: what is wrong there may be said. */
  readonly touch: (where: string) => void;
  readonly id: string | null;
  readonly save: () => Promise<KeptDraft | null>;
}
