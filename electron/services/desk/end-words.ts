import type { Operation, OperationResult } from '../../contract/desk/operation';
import type { ApplyDocument } from '../../contract/documents';
import type { LadderDocument } from '../../contract/ladder';
import type { ProofVerdict } from '../../contract/proof';
import type { RemoveDocument } from '../../contract/removal';
import type { ReviewVerdict } from '../../contract/review';
import type { RotateDocument } from '../../contract/rotation';

const applied: Readonly<Record<ApplyDocument['result'], string | null>> = {
  done: 'Everything is set up.',
  'nothing-to-do': 'Everything was in place.',
  failed: 'The run stopped at something that is to be mended.',
  'needs-person': 'The rest waits for somebody with another right.',
  waiting: 'Only time is missing.',
  cancelled: null,
  'not-approved': null,
};

const proven: Readonly<Record<ProofVerdict, string>> = {
  proven: 'Proven.',
  failed: 'The proof failed: it is not as agreed.',
  'not-yet-effective': 'Configured, not yet effective.',
  unknown: 'It could not be proven.',
};

const climbed: Readonly<Record<LadderDocument['result'], string>> = {
  holds: 'Every step holds.',
  unsent: 'Every step up to the test mail holds.',
  waiting: 'It waits for Microsoft’s services.',
  open: 'Not every step could be looked at.',
  broken: 'The step that does not hold is found.',
};

const removed: Readonly<Record<RemoveDocument['result'], string | null>> = {
  ...applied,
  planned: 'What would be taken away is known.',
  done: 'It is taken away.',
  'nothing-to-do': 'Nothing was left of it.',
};

const rotated: Readonly<Record<RotateDocument['result'], string | null>> = {
  ...applied,
  planned: 'What the renewal would do next is known.',
  done: 'The renewal is one step further.',
  'nothing-to-do': 'The renewal waits for somebody.',
};

const reviewed: Readonly<Record<ReviewVerdict, string>> = {
  clean: 'Reviewed: as agreed.',
  notes: 'Reviewed: as agreed, with small notes.',
  drift: 'Reviewed: something left what was agreed.',
  unknown: 'Reviewed, but not everything could be looked at.',
};

/** How an operation ended, for a notice to somebody who looks elsewhere; null where they ended it themselves. */
export function endWords({ outcome }: Operation): string | null {
  if (outcome === null) return null;
  if (outcome.kind === 'finished') return resultWords(outcome.result);
  return outcome.error.code === 'cancelled' ? null : outcome.error.message;
}

function resultWords(result: OperationResult): string | null {
  switch (result.kind) {
    case 'apply':
    case 'restore':
      return applied[result.document.result];
    case 'rotation':
      return rotated[result.document.result];
    case 'review':
      return reviewed[result.document.verdict];
    case 'removal':
      return removed[result.document.result];
    case 'proof':
      return proven[result.document.verdict];
    case 'plan':
      return 'The checks are done.';
    case 'send':
      return 'The test mail was tried.';
    case 'ladder':
      return climbed[result.document.result];
    case 'handoff':
      return 'The folder for the vendor is ready.';
  }
}
