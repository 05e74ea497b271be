import { countText, numberText } from './format';

/** The start page. */
export const startText = {
  heading: 'Setups',
  welcome: 'Welcome to Sendwright',
  promise:
    'Sendwright gives one application the right to send Microsoft 365 mail from exactly the agreed mailboxes, proves that every other mailbox is refused, and hands over what the vendor needs.',
  lead: (setups: number, { now, soon }: { readonly now: number; readonly soon: number }) =>
    `${countText(setups, 'setup', 'setups')} on this computer. ${
      now === 0 ? 'None needs somebody now' : `${countText(now, 'needs', 'need')} somebody now`
    }${soon === 0 ? '' : `, ${numberText(soon)} soon`}.`,
  newSetup: 'New setup',
  openFile: 'Open a setup file',
  list: 'Setups',
  search: 'Search setups',
  searchHint: 'Application, customer, vendor or mailbox',
  found: (shown: number, all: number) => `${countText(shown, 'setup', 'setups')} of ${all}`,
  nothingFound: 'No setup has this text in it.',
  reading: 'Reading the setups',
  unnamed: 'Unnamed application',
  ends: (when: string, day: string) => `Credential ${when} · ${day.replaceAll(' ', '\u00a0')}`,
  draftNext: 'Go on where you stopped.',
  where: 'Where do you want to work?',
  practiceTitle: 'Practice tenant',
  practiceText:
    'An organisation on this computer that answers as Microsoft 365 would. Try the whole job; nothing real is touched and no account is needed.',
  practiceOpen: 'Open the practice tenant',
  realTitle: 'A customer’s Microsoft 365',
  realText:
    'Sign in as an administrator of the customer. Sendwright only reads until you have approved a plan.',
  realOpen: 'Sign in to Microsoft 365',
  practiceStarting: 'Opening the practice tenant',
  how: 'How it goes',
  emptyTitle: 'No setup yet',
  emptySteps: [
    'Say which application may send, and from which mailboxes.',
    'Read the plan: what would change in the tenant, by whose right. Nothing is written before you approve it.',
    'Let it run, see it proven from both sides, and hand it over sealed.',
  ],
} as const;
