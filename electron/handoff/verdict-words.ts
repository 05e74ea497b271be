import type { ProofDocument, ProofStatus } from '../contract/proof';

/** A proof's verdict as a reader sees it. */
export const verdictWords: Record<ProofDocument['verdict'], string> = {
  proven: 'Proven',
  failed: 'Failed',
  'not-yet-effective': 'Configured, not yet effective',
  unknown: 'Not everything could be tested',
};

/** How a part of a proof ended. */
export const statusWords: Record<ProofStatus, string> = {
  pass: 'passed',
  fail: 'failed',
  unknown: 'unknown',
  waiting: 'waiting',
  skipped: 'skipped',
};
