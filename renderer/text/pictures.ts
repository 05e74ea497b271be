import type { ExpiryState } from '../components/pictures/expiry-model';
import type { PathPlace, PathState, PathThing } from '../components/pictures/path-types';
import type { Extent } from '../components/pictures/reach-model';
import { countText, dayText, expiryText, listText, numberText } from './format';

const mailboxes = (count: number) => countText(count, 'mailbox', 'mailboxes');
const mostNames = 5;

/** Some names, and how many more. */
function names(all: readonly string[]): string {
  const more = all.length - mostNames;
  return listText(more > 0 ? [...all.slice(0, mostNames), `${numberText(more)} more`] : all);
}

/** The reach meter: as how many mailboxes the application can send. */
export const reachText = {
  name: 'Reach of the application',
  now: 'Now',
  after: 'After this plan',
  measured: 'Configured now',
  agreedCells: 'agreed mailboxes',
  rest: 'every other mailbox',
  restClosed: 'closed',
  restOpen: 'open',
  restUnknown: 'not known',
  extent(extent: Extent): string {
    switch (extent.kind) {
      case 'nobody':
        return 'No mailbox';
      case 'mailboxes':
        return extent.of === undefined
          ? mailboxes(extent.count)
          : `${numberText(extent.count)} of ${mailboxes(extent.of)}`;
      case 'held-by-policy':
        return 'Every mailbox, cut down by an access policy alone';
      case 'other':
        return 'Not the agreed mailboxes';
      case 'tenant-wide':
        return extent.of === undefined
          ? 'Every mailbox of the tenant'
          : `Every mailbox of the tenant: ${numberText(extent.of)}`;
      case 'unknown':
        return 'Not known';
    }
  },
  ofAgreed: (agreed: number) => `${mailboxes(agreed)} agreed`,
  foreign: (all: readonly string[]) => `In reach, but not agreed: ${names(all)}.`,
  missing: (all: readonly string[]) => `Agreed, but not in reach: ${names(all)}.`,
  /** The whole picture in one or two sentences. */
  alternative(now: string, after: string | null): string {
    const today = `Can send as: ${lowerFirst(now)}`;
    return after === null ? `${today}.` : `${today}; after this plan: ${lowerFirst(after)}.`;
  },
} as const;

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

const places: Readonly<Record<PathPlace, string>> = {
  application: 'Application',
  entra: 'Microsoft Entra',
  exchange: 'Exchange Online',
  mailboxes: 'Mailboxes',
};

const things: Readonly<Record<Exclude<PathThing, 'senders' | 'others'>, string>> = {
  registration: 'Registration',
  credential: 'Credential',
  'service-principal': 'Service principal',
  grant: 'Grant of Mail.Send',
  pointer: 'Service principal known to Exchange',
  group: 'Security group',
  scope: 'Management scope',
  'role-assignment': 'Role “Application Mail.Send”, scoped',
  'access-policy': 'Application access policy',
  leftovers: 'What is no longer needed',
};

const states: Readonly<Record<PathState, string>> = {
  'by-design': 'none, on purpose',
  proven: 'proven',
  'in-place': 'in place',
  planned: 'planned',
  working: 'being done',
  'not-looked-at': 'not looked at',
  'waits-time': 'waits for time',
  'held-up': 'waits for what is before it',
  'waits-person': 'waits for a person',
  unknown: 'not known',
  bypassed: 'has no effect',
  failed: 'failed',
  alarm: 'tenant-wide',
};

/** Where a state has another word for all the other mailboxes. */
const ofOthers: Partial<Record<PathState, string>> = {
  proven: 'refused',
  alarm: 'can be sent as',
  failed: 'not refused',
  'waits-time': 'not yet told',
};

/** The path of a mail: application, Entra, Exchange, mailboxes. */
export const pathText = {
  name: 'The way of a mail',
  places,
  thing(thing: PathThing, senders: number): string {
    if (thing === 'senders') return mailboxes(senders);
    return thing === 'others' ? 'Every other mailbox' : things[thing];
  },
  state: (thing: PathThing, state: PathState) =>
    (thing === 'others' ? ofOthers[state] : undefined) ?? states[state],
  waitsFor: (who: string) => `Waits for ${who}.`,
} as const;

const expiryStates: Readonly<Record<ExpiryState, string>> = {
  fine: 'valid',
  soon: 'ends soon',
  urgent: 'ends very soon',
  over: 'ended',
};

/** The expiry timeline. */
export const expiryPictureText = {
  name: 'Life of the credential',
  nameOfSeveral: 'Lives of the credentials',
  today: 'Today',
  states: expiryStates,
  kinds: { secret: 'Client secret', certificate: 'Certificate' } as Readonly<Record<string, string>>,
  ends: (time: string, daysLeft: number) => `${dayText(time)}, ${expiryText(daysLeft)}`,
  reminders: (all: readonly { readonly days: number; readonly time: string }[]) =>
    all.length === 0
      ? 'No reminder is left.'
      : `Reminders: ${listText(all.map(({ days, time }) => `${dayText(time)} (${numberText(days)} days before)`))}.`,
  noCredential: 'No credential of ours: the vendor owns the application.',
} as const;
