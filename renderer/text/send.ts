import { minuteText } from './format';

/** One test mail as the application itself. */
export const sendText = {
  heading: 'Test send',
  lead: 'One mail, sent by the application with its own credential. Try it with a mailbox that may send, and with one that must be refused.',
  loading: 'Reading the setup',
  from: 'From',
  fromHint: 'An agreed mailbox, the outsider, or any other address of the tenant.',
  sender: 'agreed mailbox',
  outsider: 'outsider, must be refused',
  to: 'To',
  toHint: 'Best a mailbox that you can open.',
  fromMissing: 'Enter an address to send from.',
  toMissing: 'Enter an address to send to.',
  send: 'Send one mail',
  running: 'Sending',
  accepted: 'Accepted',
  acceptedLead: (to: string) =>
    `Exchange took the mail to ${to} for delivery. That is not yet its arrival: look into the mailbox.`,
  acceptedByOutsider: 'Accepted, and it must not be',
  acceptedByOutsiderLead: (from: string) =>
    `${from} is none of the agreed mailboxes, yet the mail was taken. Do not hand anything over; prove again to see by which right.`,
  refusedWell: 'Refused, as agreed',
  refused: 'Refused',
  fromTo: (from: string, to: string) => `${from} to ${to}`,
  subject: 'Subject',
  time: 'Time',
  requestId: 'Request id',
  answer: 'Microsoft’s answer',
  meaning: 'What it means',
  when: (time: string) => minuteText(time),
  toProof: 'Go to the proof',
  toSetup: 'Back to the setup',
  noCredentialTitle: 'Nothing can be sent from here',
  noCredential:
    'The credential is the vendor’s own, so nothing can be sent from here. The vendor sends a test mail.',
} as const;
