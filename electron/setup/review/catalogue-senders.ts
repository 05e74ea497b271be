import type { DriftId } from '../../contract/review';
import { agreement, byPerson, exchangeAdmin, words } from './words';

/** The senders' mailboxes, and the outsider's. */
export const sendersCatalogue = {
  'sender-removed': words(
    'senders',
    'high',
    'A sender has no mailbox any more',
    {
      why: 'Its mail does not go out.',
      source: 'facts 8.3',
      who: exchangeAdmin,
      mend: 'Restore the mailbox within 30 days, or take the sender out of the setup file and apply that.',
    },
    { way: 'person' },
  ),
  'sender-renamed': words(
    'senders',
    'high',
    'A sender has another address',
    {
      why: 'Mail goes out from the primary address of the mailbox, or not at all; what was agreed is another one.',
      source: 'facts 8.1',
      who: exchangeAdmin,
      mend: 'Write the new address into the setup file and apply it, or make the agreed one primary again.',
    },
    { way: 'person' },
  ),
  'sender-replaced': words(
    'senders',
    'high',
    "A sender's address leads to another mailbox",
    {
      why: 'The right follows the mailbox, not the address: what was agreed by name is another mailbox now.',
      source: 'facts 6.4',
      who: exchangeAdmin,
      mend: 'Find out which mailbox is meant; give the address back, or plan the setup file for the other one.',
    },
    { way: 'person' },
  ),
  'sender-converted': words(
    'senders',
    'medium',
    'A sender became another kind of mailbox',
    {
      why: 'A user mailbox needs a licence and belongs to a person; a room takes no part in this.',
      source: 'facts 8.3',
      who: exchangeAdmin,
      mend: 'Convert it back, or sign that it is meant to be so.',
    },
    byPerson,
  ),
  'sender-unlicensed': words('senders', 'high', 'A sender lost its licence', {
    why: 'Without one a user mailbox is kept for 30 days, then it is gone with all in it.',
    source: 'facts 8.3',
    who: 'a License Administrator',
    mend: 'Apply the setup file again, or make it a shared mailbox, which needs none.',
  }),
  'sender-account': words(
    'senders',
    'medium',
    "Signing in to a sender's account was switched",
    {
      why: 'Nobody should sign in to a shared mailbox by its own account; a blocked person may have left.',
      source: 'facts 8.3',
      who: 'a User Administrator',
      mend: 'Switch it back, or sign that it is meant to be so.',
    },
    byPerson,
  ),
  'sender-on-hold': words(
    'senders',
    'low',
    'A sender was put on hold, or a hold was lifted',
    {
      why: 'What is on hold cannot be taken away, and its Sent Items fill the mailbox.',
      source: agreement,
      who: exchangeAdmin,
      mend: 'Ask who wanted the hold; sign that it is meant to be so.',
    },
    byPerson,
  ),
  'sender-hidden': words(
    'senders',
    'low',
    'A sender was hidden or shown in address lists',
    {
      why: 'People look for the sender there, or should not.',
      source: agreement,
      who: exchangeAdmin,
      mend: 'Switch it back, or sign that it is meant to be so.',
    },
    byPerson,
  ),
  'sender-forwarded': words(
    'senders',
    'medium',
    "A sender's mail goes elsewhere",
    {
      why: 'Answers and delivery failures are forwarded: whoever gets them may be outside.',
      source: agreement,
      who: exchangeAdmin,
      mend: 'Take the forwarding away, or sign that it is meant to be so.',
    },
    byPerson,
  ),
  'sender-on-premises': words(
    'senders',
    'high',
    'A sender is no mailbox of Exchange Online any more',
    {
      why: 'Neither Graph nor a scope in Exchange Online reaches it.',
      source: 'facts 8.3',
      who: exchangeAdmin,
      mend: 'Move the mailbox back, or use another sender.',
    },
    { way: 'person' },
  ),
  'sender-domain': words(
    'senders',
    'high',
    "A sender's domain is no domain of the tenant any more",
    {
      why: 'Nothing can be sent from an address of a domain that is not the tenant’s own.',
      source: 'facts 8.3',
      who: 'a Domain Name Administrator',
      mend: 'Verify the domain again, or write addresses of another one into the setup file.',
    },
    { way: 'person' },
  ),
  'outsider-gone': words(
    'senders',
    'medium',
    'The outsider is no mailbox any more',
    {
      why: 'A mailbox that is not there is refused anyway: the proof of the limit proves nothing.',
      source: agreement,
      who: 'you',
      mend: 'Name another outsider in the setup file, apply it, and prove it.',
    },
    { way: 'person' },
  ),
} as const satisfies Partial<Record<DriftId, ReturnType<typeof words>>>;
