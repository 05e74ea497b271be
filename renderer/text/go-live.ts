import type { GoLiveItem, SignOffKind } from '../../electron/contract/go-live';
import { awayText, countText } from './format';

/** Going live: what must be so, and who said that it is. */
export const goLiveText = {
  heading: 'Going live',
  lead: 'Before an application goes into production, its proof is green, its users have tried it, security has agreed, and the vendor says that it works. Sendwright reads what can be read; people’s words are written down with name and day.',
  look: 'Look now',
  again: 'Look again',
  reading: 'Reading auditing and the message trace',
  emptyTitle: 'Not looked at yet',
  emptyLines: ['It reads auditing and failed mail from the tenant. Nothing is changed.'],
  open: (count: number) => `Not yet: ${countText(count, 'condition is', 'conditions are')} open`,
  may: 'It may go live',
  mayLead: 'Every condition is met, or answered for by name.',
  lookedAt: (time: string, now: number) => `Looked ${awayText(time, now)}.`,
  statuses: { done: 'Done', waived: 'Waived by name', open: 'Open' } satisfies Record<
    GoLiveItem['status'],
    string
  >,
  who: 'Who can mend it',
  next: 'What to do',
  sign: {
    uat: 'Write down that users tried it',
    'security-review': 'Write down that security agreed',
    'vendor-validation': 'Write down that the vendor says it works',
    'failures-reviewed': 'Write down that the failures were looked at',
    'auditing-waived': 'Write down who answers for missing auditing',
    review: 'Sign the review',
    'review-trace': 'Write down who looked at the message trace',
    'review-sign-ins': 'Write down who looked at the sign-in log',
    'review-in-use': 'Write down who says that it is still needed',
    'review-vendor-keeps': 'Write down how the vendor keeps the credential',
  } satisfies Record<SignOffKind, string>,
  by: 'Who says so',
  byHint: 'Name, and where from.',
  byMissing: 'Enter a name.',
  on: 'On which day (UTC)',
  note: 'What they said (optional)',
  keep: 'Write it down',
  cancel: 'Cancel',
  toProof: 'Go to the proof',
  export: 'Save it with the proof',
  savedAs: (file: string) => `Saved as ${file}.`,
} as const;
