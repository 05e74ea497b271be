import { countText, dayText, durationText, minuteText } from './format';

/** Handing over to the vendor. */
export const handoffText = {
  heading: 'Handoff',
  lead: 'What the vendor needs, in the words and the order of its own screen. The credential never comes into this window.',
  loading: 'Reading what the vendor needs',
  refusalTitle: 'It cannot be handed over yet',
  refusalNext: 'See the proof',
  warningsTitle: 'Know this before you hand it over',
  screenTitle: (vendor: string) => `In the vendor’s screen: ${vendor}`,
  screenLead: 'Fill it in together with the vendor, or hand over the folder below.',
  where: 'Where',
  screenName: (vendor: string) => `The screen of ${vendor}`,
  sealedValue: '••••••••••••',
  sealedHint: 'In the sealed part. Copying goes past this window.',
  sealedRefused: 'Not to be handed over yet, for the reason above.',
  vendorsOwn: 'The vendor’s own; never here',
  fileValue: 'A file in the sealed part',
  copy: (field: string) => `Copy ${field}`,
  copied: 'Copied',
  clearing: (milliseconds: number) => `On the clipboard; cleared in ${durationText(milliseconds)}.`,
  cleared: 'The clipboard was cleared.',
  // As the profiles' steps call it.
  senders: 'May send from',
  moreSenders: (count: number) => `Show ${countText(count, 'more', 'more')}`,
  steps: 'Steps',
  notes: 'Good to know',
  sealTitle: 'The folder for the vendor',
  sealLead:
    'An open part to read and print, with the steps, the proof and reminders; and the credential, sealed.',
  sealLeadNoCredential:
    'An open part to read and print, with the steps, the proof and reminders. There is no credential of ours to seal.',
  sealFor: 'Who can open the sealed part',
  passphrase: 'Whoever is told a passphrase',
  passphraseHint: 'A new one is made. It is shown once, and told by another way than the folder.',
  recipient: 'The holder of the vendor’s own key',
  recipientHint:
    'The vendor gave its public key: an age recipient or a certificate. No passphrase is needed.',
  choose: 'Choose the public key',
  chooseOther: 'Choose another key',
  keyName: 'Key',
  fingerprint: 'Fingerprint',
  compare:
    'Ask the vendor to read its fingerprint aloud, by telephone. Only if it is the same is the key the right one.',
  compared: 'The vendor has confirmed this fingerprint.',
  export: 'Make the folder',
  running: 'Making the folder',
  doneTitle: (folder: string) => `The folder “${folder}” is ready`,
  toSetup: 'See the setup',
  doneNoFolder: 'The as-built page is ready',
  files: (count: number) => countText(count, 'file', 'files'),
  expires: (time: string) =>
    `The credential ends on ${dayText(time)}; reminders for calendars lie in the folder.`,
  unproven: 'It was handed over without a proof that holds at this moment.',
  passphraseWaits:
    'The passphrase is shown once. Have a telephone at hand, or paper that goes another way than the folder.',
  showPassphrase: 'Show the passphrase',
  passphraseTitle: 'The passphrase',
  passphraseLead: 'This is the only time it is shown. It is kept nowhere.',
  passphraseChannel:
    'Tell it by another channel than the folder: by telephone, or in person. Not in the same e-mail, and not in the ticket that carries the folder.',
  passphraseValue: 'Passphrase, character by character',
  passphraseKept: 'I have told it to the vendor, or written it down.',
  passphraseClose: 'Put it away for good',
  passphraseGone:
    'The passphrase was shown already, or is gone. Make the folder again: a new one is made with it.',
  asBuilt: 'Save the as-built page',
  asBuiltTitle: 'For the customer',
  asBuiltLead:
    'The as-built page says what stands in the tenant, by whose right it was made, and how it is taken back.',
  savedAs: (file: string) => `Saved as ${file}.`,
  receiptTitle: 'When the vendor has it',
  receiptLead:
    'Whoever opens the folder with Sendwright can write a receipt. Taken back here it says who took the credential over, and whether Entra accepted it there.',
  receipt: 'Take the vendor’s receipt',
  receiptTaken: (by: string, at: string) => `Taken over by ${by}, ${minuteText(at)}`,
  receiptTested: (message: string) => `Tried there: ${message}`,
  receiptConfirmed: 'It was made with the credential itself.',
  receiptUnconfirmed: 'Whether it was made with the credential cannot be told here.',
  receiptOld: 'It is for an earlier folder than the last one.',
} as const;
