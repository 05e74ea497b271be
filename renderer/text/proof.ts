import type { ProofDocument, ProofPartId, ProofStatus } from '../../electron/contract/proof';
import type { Holds } from '../pages/proof/proof-sides';
import { countText, minuteText } from './format';

const verdicts: Readonly<Record<ProofDocument['verdict'], string>> = {
  proven: 'Proven',
  failed: 'Not as agreed',
  'not-yet-effective': 'Configured, not yet effective',
  unknown: 'Not proven',
};

const statuses: Readonly<Record<ProofStatus, string>> = {
  pass: 'Holds',
  fail: 'Does not hold',
  unknown: 'Not known',
  waiting: 'Waits for Microsoft',
  skipped: 'Not looked at',
};

const parts: Readonly<Record<ProofPartId, string>> = {
  token: 'Token',
  authorization: 'Exchange’s own test',
  doors: 'Other ways to send',
  reach: 'Reach',
  sends: 'Test mail',
  delivery: 'Delivery',
  'sent-items': 'Sent Items',
  acceptance: 'The vendor’s own mail',
};

/** The proof: inside it must work, outside it must be refused. */
export const proofText = {
  heading: 'Proof',
  never:
    'Sendwright sends a test mail as each agreed mailbox, and one as a mailbox that must be refused. Only both together prove anything.',
  loading: 'Looking for the last proof',
  running: 'Testing inside and outside with real mail',
  emptyTitle: 'Nothing was proven yet',
  emptyLines: [
    'Inside: a real test mail from each sender, its delivery, and the copy in Sent Items.',
    'Outside: a test mail as the outsider, which must be refused. It would go to you alone.',
    'And whether any other right lets the application send: grants, roles, older policies.',
  ],
  prove: 'Prove now',
  again: 'Prove again',
  wait: 'Wait and prove when it makes sense',
  lookNow: 'Look now all the same',
  allSenders: (count: number) =>
    `Send from all ${countText(count, 'mailbox', 'mailboxes')}, not from 20 of them`,
  export: 'Save the proof page',
  savedAs: (file: string) => `Saved as ${file}.`,
  when: (finished: string, rounds: number) =>
    `${minuteText(finished)}, after ${countText(rounds, 'round', 'rounds')} of test mail.`,
  provenWith: {
    'own-credential': null,
    'proof-credential':
      'It was tested with a client secret of one day, made for this proof and removed again: the application’s own credential is the vendor’s.',
    'vendor-report': 'Nothing live was tested from here: the vendor tests with its own key and reports.',
  },
  waysTitle: 'Live mail',
  waysLead: {
    key: 'Only the vendor holds the key, so nothing here can send as the application. There are two ways all the same.',
    application:
      'The application belongs to the vendor, so nothing here can send as it. The vendor can, and gives you the result.',
  },
  ways: {
    'own-credential': { hint: '', button: '' },
    'vendor-result': {
      hint: 'The vendor proves with its own key, as its handoff page says, and sends you the file that comes of it.',
      button: 'Take the vendor’s result',
    },
    'proof-credential': {
      hint: 'A client secret of one day is added to the application, used for this proof alone, and removed again. You see what is done before anything is written.',
      button: 'Prove with a credential of one day',
    },
  },
  stage: 'This proves the test stage: the agreed senders cannot send yet.',
  verdicts,
  effectTitle: 'When it will take effect',
  since: (time: string) => `Configured since ${minuteText(time)}.`,
  latest: (time: string) => `By ${minuteText(time)} it takes effect, or something is wrong.`,
  lookNote: 'An earlier look with the application keeps the old rights alive for longer.',
  overdue: 'It is overdue. Look at this:',
  inside: (count: number) => `Inside: ${countText(count, 'mailbox', 'mailboxes')} that must be able to send`,
  outside: 'Outside: must be refused',
  sideHolds: { yes: 'Works', no: 'Does not work', untold: 'Not told' } satisfies Record<Holds, string>,
  sideRefuses: { yes: 'Refused, as agreed', no: 'Not refused', untold: 'Not told' } satisfies Record<
    Holds,
    string
  >,
  insideMailbox: { yes: 'accepted', no: 'not accepted', untold: 'not tried' } satisfies Record<Holds, string>,
  outsideMailbox: { yes: 'refused', no: 'not refused', untold: 'not tried' } satisfies Record<Holds, string>,
  mail: (time: string, requestId: string | null) =>
    requestId === null ? minuteText(time) : `${minuteText(time)}, request ${requestId}`,
  notYet: 'not yet',
  noOutsider: 'No outsider was named, so this side could not be tested.',
  evidence: 'Evidence',
  showEvidence: (address: string) => `Evidence of ${address}`,
  requestId: 'Request id',
  parts,
  statuses,
  reach: 'What the application reaches',
  path: 'The way of a mail',
  wholeTitle: 'The application as a whole',
  who: 'Who can mend it',
  next: 'What to do',
  settles: (time: string) => `Microsoft’s delay may explain it until ${minuteText(time)}.`,
  checklist: 'What only people can see',
  checklistLead: 'Before going live, somebody looks at each of these.',
  toHandoff: 'Hand it over',
  toSend: 'Test send',
  toPlan: 'Plan again',
  more: (count: number) => `Show ${countText(count, 'more', 'more')}`,
} as const;
