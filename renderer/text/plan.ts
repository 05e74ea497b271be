import type { Step } from '../../electron/contract/plan';
import type { Consideration } from '../pages/plan/plan-steps';
import { awayText, countText, listText, minuteText, numberText } from './format';
import { roleName } from './roles';

const groups: Readonly<Record<Step['group'], string>> = {
  mailboxes: 'Mailboxes',
  entra: 'The application, in Microsoft Entra',
  exchange: 'The right to send, in Exchange Online',
  consent: 'The grant, in Microsoft Entra',
  credential: 'The credential',
  cleanup: 'Putting away what must not stay',
};

const steps = (ranges: readonly (readonly [number, number])[]) => {
  const words = ranges.map(([from, to]) =>
    from === to ? numberText(from) : `${numberText(from)} to ${numberText(to)}`,
  );
  const isOne = ranges.length === 1 && ranges[0]?.[0] === ranges[0]?.[1];
  return `${isOne ? 'step' : 'steps'} ${listText(words)}`;
};

const changes = (count: number) => countText(count, 'change', 'changes');

/** What every folded kind of step is called when there are many. */
const many: Readonly<Record<string, (count: number) => string>> = {
  'mailboxes.create-shared': (count) => `Create ${countText(count, 'shared mailbox', 'shared mailboxes')}.`,
  'mailboxes.block-sign-in': (count) =>
    `Block sign-in with the accounts of ${countText(count, 'shared mailbox', 'shared mailboxes')}.`,
  'licence.assign': (count) => `Assign ${countText(count, 'licence', 'licences')}.`,
};

/** The plan: what will be done, by whose right, and its approval. */
export const planText = {
  heading: 'Plan',
  lead: (count: number, tenant: string, by: string, time: string, now: number) =>
    `${changes(count)} in ${tenant}. Nothing has been changed yet. Read as ${by} ${awayText(time, now)} (${minuteText(time)}).`,
  leadStage: {
    test: 'This is the test stage: its mailbox alone may send.',
    live: 'This goes live: the agreed senders enter, the test mailbox leaves.',
  },
  never:
    'A plan says what would be changed, by whose right, and what can be taken back. Making it only reads.',
  loading: 'Looking for the last plan',
  running: 'Reading the tenant, changing nothing',
  emptyTitle: 'There is no plan yet',
  emptyLines: [
    'Sendwright reads what is there, compares it with the setup, and lists only the differences.',
    'Nothing is written before you have approved exactly that list.',
  ],
  make: 'Make the plan',
  again: 'Read again',
  groups,
  reach: 'What the application will reach',
  path: 'The way of a mail',
  notes: 'Good to know',
  many: (kind: string, count: number) =>
    many[kind]?.(count) ?? `${countText(count, 'step', 'steps')} of this kind.`,
  showAll: (count: number) => `Show all ${numberText(count)}`,
  more: (count: number) => `Show ${countText(count, 'more', 'more')}`,
  before: 'Before',
  afterwards: 'Afterwards',
  nothingAfter: 'gone',
  comesAfter: (ranges: readonly (readonly [number, number])[]) => `After ${steps(ranges)}`,
  right: (needs: Step['needs']) =>
    needs.exchange
      ? 'By the right of: Exchange Administrator'
      : needs.anyRole[0] === undefined
        ? 'No special right needed'
        : `By the right of: ${roleName(needs.anyRole[0])}`,
  rightOthers: (needs: Step['needs']) =>
    needs.anyRole.length < 2 ? null : `Also: ${listText(needs.anyRole.slice(1).map(roleName))}`,
  reversible: 'Can be taken back',
  irreversible: 'Cannot be taken back',
  once: 'Made once',
  waitsFor: (who: string) => `Waits for ${who}`,
  removes: (count: number) => `Takes away ${countText(count, 'object', 'objects')}`,
  waitsTitle: 'What waits for whom',
  waitsSteps: (ranges: readonly (readonly [number, number])[]) => `They do ${steps(ranges)}.`,
  waitsHow:
    'They sign in here, or open the setup’s file on their own computer and go on from there. Whatever is done by then is found and left alone.',
  export: 'Save',
  exports: {
    plan: 'This plan, as a file',
    'change-request': 'A change request for the security team',
    'exchange-script': 'The Exchange part, as a script',
  },
  exportHints: {
    plan: 'To approve and apply later, or elsewhere.',
    'change-request': 'A page that says what, why, by whose right, risk and way back.',
    'exchange-script': 'For an Exchange Administrator without Sendwright.',
  },
  savedAs: (file: string) => `Saved as ${file}.`,
  approveTitle: 'Approval',
  approve: (now: number, all: number, tenant: string) =>
    now === all
      ? `Apply ${changes(all)} in ${tenant}`
      : `Apply ${numberText(now)} of ${changes(all)} in ${tenant}`,
  approveLead:
    'Exactly these steps are done, in this order, and every one is written down. If the tenant has changed since, nothing is done and the plan is made anew.',
  approvePart: 'The rest stays open and waits for those named above.',
  approveNone: (all: number) =>
    `None of the ${changes(all)} is within your rights; see above who can make them.`,
  considerFirst: 'First tick what needs a yes of its own.',
  consider(about: Consideration['about'], ranges: readonly (readonly [number, number])[]): string {
    const which = steps(ranges);
    const Which = `${which.charAt(0).toUpperCase()}${which.slice(1)}`;
    switch (about) {
      case 'irreversible':
        return `${Which} cannot be taken back. I have read what it does.`;
      case 'tenant-wide':
        return `${Which} grants a right that is tenant-wide by itself and that only the access policy cuts down. This is wanted.`;
      case 'takes-away':
        return `${Which} takes away a right that something may use today. Nobody needs it.`;
    }
  },
  wait: 'Stay and wait where only time helps, up to some hours. It can be stopped at any time.',
  blockedTitle: 'This plan cannot be applied',
  blockedLead: 'A check stands in the way; nothing can be written until it is mended.',
  toChecks: 'See the checks',
  nothingTitle: 'Nothing is to be done',
  nothingLines: ['The tenant is as the setup wants it. Nothing needs an approval.'],
  toProof: 'Prove it',
  failedAgain: 'Read the tenant again',
} as const;
