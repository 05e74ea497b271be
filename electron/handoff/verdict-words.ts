import type { ProofDocument, ProofStatus, ProvenWith } from '../contract/proof';

/** A proof's verdict as a reader sees it. */
export const verdictWords: Record<ProofDocument['verdict'], string> = {
  proven: 'Proven',
  failed: 'Failed',
  'not-yet-effective': 'Configured, not yet effective',
  unknown: 'Not everything could be tested',
};

/** Whose word a proof is, as the customer reads it. */
export const provenWithWords: Record<ProvenWith, string> = {
  'own-credential': "Seen from here, with the application's own credential.",
  'proof-credential':
    'Seen from here, with a client secret of one day that was made for the proof and removed again: the rights are proven, not the vendor’s own key.',
  'vendor-report':
    'The live part rests on what the vendor reports of its own test; it was not seen from here.',
};

/** How a part of a proof ended. */
export const statusWords: Record<ProofStatus, string> = {
  pass: 'passed',
  fail: 'failed',
  unknown: 'unknown',
  waiting: 'waiting',
  skipped: 'skipped',
};
