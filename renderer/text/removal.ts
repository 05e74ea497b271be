import type {
  RemovalMailbox,
  RemovalPart,
  RemovalPlan,
  RemoveDocument,
} from '../../electron/contract/removal';
import { countText, dayText, listText } from './format';

/** Taking a setup back, and bringing it back. */
export const removalText = {
  heading: 'Take it back',
  lead: 'When the application is no longer used: its rights go first, then what limited them, then the application itself. What others use stays. Afterwards Sendwright looks whether anything is left.',
  look: 'See what would go',
  lookAgain: 'Look again with this choice',
  looking: 'Reading the tenant',
  emptyTitle: 'Nothing was looked at yet',
  emptyLines: [
    'First the tenant is read, and every step is shown in order. Nothing is taken away by that.',
    'Mailboxes and licences that were made for this setup are kept unless you choose them one by one.',
  ],
  asking: 'Waiting for your yes',
  running: 'Taking it back',
  restoring: 'Bringing it back',
  planTitle: 'In this order',
  nothing: 'Nothing of it is left to take away.',
  keptTitle: 'Kept',
  keptLead: 'Others use it, or nobody can tell that it is only for this setup.',
  what: {
    application: 'Application',
    servicePrincipal: 'Service principal',
    pointer: 'Service principal in Exchange',
    scope: 'Management scope',
    group: 'Group',
    policy: 'Access policy',
    assignment: 'Role assignment',
  } satisfies Record<RemovalPlan['kept'][number]['what'], string>,
  choiceTitle: 'Made for this setup',
  choiceLead:
    'Kept, with all that is in them, unless you choose them. A deleted mailbox can be brought back for 30 days by an Exchange Administrator.',
  deleteMailbox: (address: string) => `Delete ${address} with all its mail`,
  takeLicence: (user: string, licence: string) => `Take the licence ${licence} back from ${user}`,
  use: ({ seen, size, items, lastUse, delegates }: RemovalMailbox) =>
    seen
      ? [
          items === null
            ? 'size not told'
            : `${countText(items, 'item', 'items')}${size === null ? '' : `, ${size}`}`,
          lastUse === null ? 'no use known' : `last used on ${dayText(lastUse)}`,
          delegates.length === 0 ? 'no delegates' : `delegates: ${listText(delegates)}`,
        ].join('; ')
      : 'How it is used cannot be seen by whoever is signed in.',
  held: (holds: readonly string[]) => `On hold, so it cannot go: ${listText(holds)}.`,
  used: (by: readonly string[]) => `Used by others, so it cannot go: ${listText(by)}.`,
  start: 'Take it back',
  startLead: 'The tenant is read once more; you see the steps again and say yes before anything goes.',
  changed: 'You changed the choice. Look again to see the steps for it.',
  results: {
    planned: 'Nothing was written yet',
    done: 'It is taken back',
    'nothing-to-do': 'Nothing was left to take away',
    failed: 'It stopped',
    'needs-person': 'Your part is done',
    waiting: 'Only time is missing',
    cancelled: 'It was stopped',
    'not-approved': 'Nothing was taken away',
  } satisfies Record<RemoveDocument['result'], string>,
  resultLeads: {
    planned: '',
    done: 'Every step is done. What was looked at afterwards stands below.',
    'nothing-to-do': 'What was looked at stands below.',
    failed:
      'What is gone is written down. Mend what is named below, then go on: only what is left is taken away.',
    'needs-person': 'The rest waits for somebody with another right.',
    waiting: 'What could go is gone. The rest waits, so that nobody can send as more than before meanwhile.',
    cancelled: 'Nothing is half done. Go on whenever you like.',
    'not-approved': 'The plan was not approved.',
  } satisfies Record<RemoveDocument['result'], string>,
  verdicts: {
    removed: 'Nothing of it is left',
    'not-removed': 'Something of it is still there',
    unknown: 'Not everything could be looked at',
  },
  verdictLead: (application: string, day: string) => `${application}, looked at on ${dayText(day)}.`,
  restorable: (until: string) => `It can be brought back until ${dayText(until)}.`,
  statuses: { pass: 'Gone', kept: 'Kept', fail: 'Still there', unknown: 'Not known' } satisfies Record<
    RemovalPart['status'],
    string
  >,
  canSee: (who: string) => `Can be seen by ${who}.`,
  proofTitle: 'What is left',
  stepsTitle: 'Steps',
  goOn: 'Go on',
  export: 'Save it as a page',
  savedAs: (file: string) => `Saved as ${file}.`,
  restore: 'Bring it back',
  restored: 'It is brought back',
  restoredLead: 'Prove it before anybody relies on it.',
  toProof: 'Prove it',
  notRestored: 'It is not brought back yet',
  forget: 'Forget it',
  forgetTitle: 'Forget this setup?',
  forgetLines: [
    'What this computer knows of it is deleted: its record, its journal and its log.',
    'Save the page first, if the customer should have it. In the tenant nothing is changed.',
  ],
  forgetYes: 'Forget it',
  forgetNo: 'Keep it',
} as const;
