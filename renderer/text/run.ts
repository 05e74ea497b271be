import type { ApplyDocument } from '../../electron/contract/documents';
import type { StepLook } from '../pages/run/run-steps';
import { countText, dayText, listText, minuteText, numberText } from './format';

const looks: Readonly<Record<StepLook, string>> = {
  open: 'Not yet',
  running: 'Being done',
  applied: 'Done',
  'already-in-place': 'Was in place',
  'needs-person': 'Waits for a person',
  waiting: 'Waits for time',
  blocked: 'Held up',
  failed: 'Failed',
  unknown: 'Not known',
  cancelled: 'Not done',
};

const many: Readonly<Record<StepLook, (count: number) => string>> = {
  open: (count) => `${countText(count, 'step', 'steps')} to come`,
  running: (count) => `${countText(count, 'step', 'steps')} being done`,
  applied: (count) => `${countText(count, 'step', 'steps')} done`,
  'already-in-place': (count) => `${countText(count, 'step', 'steps')} in place already`,
  'needs-person': (count) => `${countText(count, 'step', 'steps')} waiting for a person`,
  waiting: (count) => `${countText(count, 'step', 'steps')} waiting for time`,
  blocked: (count) => `${countText(count, 'step', 'steps')} held up by what is before them`,
  failed: (count) => `${countText(count, 'step', 'steps')} failed`,
  unknown: (count) => `${countText(count, 'step', 'steps')} not known`,
  cancelled: (count) => `${countText(count, 'step', 'steps')} not done`,
};

const results: Readonly<Record<ApplyDocument['result'], { readonly title: string; readonly lead: string }>> =
  {
    done: {
      title: 'Everything is set up',
      lead: 'Every step is in place. What is configured takes 30 minutes to 2 hours until Exchange lets it take effect; the proof shows when it has.',
    },
    'nothing-to-do': { title: 'Everything was in place', lead: 'Nothing had to be changed.' },
    failed: {
      title: 'The run stopped',
      lead: 'What was done is in place and written down. Mend what is named below, then go on: the tenant is read again, and only what is missing is done.',
    },
    'needs-person': {
      title: 'Your part is done',
      lead: 'The rest waits for somebody with another right. What is in place is found and left alone when they go on.',
    },
    waiting: {
      title: 'Only time is missing',
      lead: 'What could be done is done. The rest needs Microsoft’s caches to catch up; nothing is to be mended.',
    },
    cancelled: {
      title: 'The run was stopped',
      lead: 'Nothing is half done: every step is either in place, or it was not begun. Go on whenever you like.',
    },
    'not-approved': { title: 'Nothing was done', lead: 'The plan was not approved.' },
  };

/** The run of a plan. */
export const runText = {
  heading: 'Run',
  headings: { running: 'Setting up', finished: 'Run' },
  loading: 'Looking for the last run',
  lead: (tenant: string) =>
    `Applying the approved plan in ${tenant}. Every step is written down before and after.`,
  progress: (done: number, all: number) => `${numberText(done)} of ${countText(all, 'step', 'steps')}`,
  stepsTitle: 'Steps',
  path: 'The way of a mail',
  looks,
  many: (look: StepLook, count: number) => many[look](count),
  showAll: 'Show them',
  more: (count: number) => `Show ${countText(count, 'more', 'more')}`,
  heldUpBy: (ranges: readonly (readonly [number, number])[]) =>
    `Comes after ${listText(ranges.map(([from, to]) => (from === to ? `step ${from}` : `steps ${from} to ${to}`)))}.`,
  unknownLead:
    'It was sent, and no answer came. Nobody repeats it blindly: reading the tenant again shows whether it took effect.',
  whoGoesOn: (who: string) => `${who.charAt(0).toUpperCase()}${who.slice(1)} can go on.`,
  waitsUntil: (what: string, time: string | undefined) =>
    time === undefined ? `Waits for ${what}.` : `Waits for ${what}. Next try ${minuteText(time)}.`,
  cancelTitle: 'Stop the run?',
  cancelLines: [
    'The step that is under way is finished first, or looked at again if its answer was lost. No further step begins.',
    'What is in place stays. Nothing is taken back, and nothing is repeated when you go on.',
  ],
  cancelYes: 'Stop the run',
  cancelNo: 'Let it go on',
  results,
  credential: (kind: string, expires: string, keptIn: string) =>
    `${kind === 'secret' ? 'The client secret' : 'The certificate'} ends on ${dayText(expires)}. It is kept in ${keptIn}, and nowhere else.`,
  credentialTest: (works: boolean, message: string) =>
    works ? `It works: ${message}` : `It was not seen working yet: ${message}`,
  notes: 'Good to know',
  toProof: 'Prove it',
  toOverview: 'See the setup',
  again: 'Read again and go on',
  saveFile: 'Save the setup’s file for them',
  emptyTitle: 'No run is under way',
  emptyLines: ['A run begins with a plan that you have approved.'],
  toPlan: 'Go to the plan',
  openTitle: (count: number) => `${countText(count, 'step is', 'steps are')} still open`,
  openLines: [
    'The last run did not come to its end, or was interrupted. What it did is in place and written down.',
    'Going on reads the tenant first and plans only what is missing. Nothing is done twice.',
  ],
  savedAs: (file: string) => `Saved as ${file}.`,
} as const;
