import type { ApplyDocument } from '../../../electron/contract/documents';
import type { VerdictTone } from '../../components/verdict';

/** How the end of a run looks, whatever it set up or took away. */
export const resultTones: Readonly<Record<ApplyDocument['result'], VerdictTone>> = {
  done: 'good',
  'nothing-to-do': 'good',
  failed: 'bad',
  'needs-person': 'waiting',
  waiting: 'waiting',
  cancelled: 'neutral',
  'not-approved': 'neutral',
};
