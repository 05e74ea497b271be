import type { ChecklistItem, Drift, DriftArea, ReviewVerdict } from '../../electron/contract/review';
import { countText, dayText, minuteText } from './format';

/** A setup as it is today against what was agreed. */
export const reviewText = {
  heading: 'Review',
  lead: 'Once a quarter, and whenever something seems odd: Sendwright holds the setup as the tenant tells it now against its setup file, its last proof and what was agreed. It only reads.',
  start: 'Review it now',
  again: 'Review it again',
  running: 'Reading the tenant',
  emptyTitle: 'Not reviewed since the app was started',
  emptyLines: [
    'Rights, scope, senders, the application, its credentials, auditing and this computer’s own records are looked at.',
    'What left the agreed state is told with evidence, since when, who can mend it and how.',
  ],
  due: (next: string, overdue: boolean) =>
    overdue ? `It was due on ${dayText(next)}.` : `The next one is due on ${dayText(next)}.`,
  verdicts: {
    clean: 'As agreed',
    notes: 'As agreed, with small notes',
    drift: 'Something left what was agreed',
    unknown: 'Nothing grave found, but not everything could be looked at',
  } satisfies Record<ReviewVerdict, string>,
  against: (proof: string | null) =>
    proof === null
      ? 'Held against the setup file; there is no proof since the last change.'
      : `Held against the setup file and the proof of ${minuteText(proof)}.`,
  firstLook: 'This was the first look: what has no place in the setup file counts from now on.',
  drifts: (count: number) => `What was found: ${countText(count, 'thing', 'things')}`,
  areas: {
    rights: 'Rights',
    scope: 'Scope',
    senders: 'Senders',
    application: 'Application',
    credential: 'Credential',
    record: 'Records',
  } satisfies Record<DriftArea, string>,
  severities: { high: 'Grave', medium: 'Matters', low: 'Small', unknown: 'Not known' } satisfies Record<
    Drift['severity'],
    string
  >,
  why: 'Why it matters',
  since: 'Since when',
  sinceText: ({ at, by, unknown, lastRight }: Drift['since']) =>
    [
      at === null ? `Not known. ${unknown ?? ''}` : `${minuteText(at)}${by === null ? '' : `, by ${by}`}.`,
      lastRight === null ? '' : `Last seen right ${minuteText(lastRight)}.`,
    ]
      .filter((text) => text !== '')
      .join(' '),
  who: 'Who can mend it',
  mend: 'How',
  steps: 'The plan of the setup file would do this:',
  acceptable: 'If it is right, sign the review: then this is the agreed state.',
  toPlan: 'Check and plan',
  toProof: 'Prove it',
  toHandoff: 'Hand it over',
  toRotation: 'Renew the credential',
  checklist: 'The quarterly checklist',
  checklistLead: 'What a machine can answer is answered. The rest is somebody’s word, with name and day.',
  statuses: { done: 'Done', signed: 'Signed', open: 'Open' } satisfies Record<
    ChecklistItem['status'],
    string
  >,
  canDo: (who: string) => `Can be done by ${who}.`,
  sign: 'Sign the review',
  signLead: 'Whoever signs says that this review was read, and that what it found is dealt with or right.',
  page: 'Save as a page',
  table: 'Save as a table',
  savedAs: (file: string) => `Saved as ${file}.`,
} as const;
