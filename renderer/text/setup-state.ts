/** States of a setup in words. */
export const setupStateText = {
  draft: 'Draft',
  planned: 'Planned',
  'partly-applied': 'Partly set up',
  failed: 'Failed',
  configured: 'Configured, not proven',
  'not-yet-effective': 'Not yet effective',
  proven: 'Proven',
  'proof-failed': 'Proof failed',
  expired: 'Expired',
  removing: 'Being taken back',
  removed: 'Taken back',
} as const;
