import type { Channels, DeskContext } from './context';
import { notSignedIn, notYet } from './refusals';

/** Mailboxes of the tenant, for choosing senders. */
export function mailboxChannels({ current }: DeskContext): Channels<'mailboxes.search'> {
  return {
    'mailboxes.search': async () => {
      if (!current.isSignedIn) throw notSignedIn();
      throw notYet('Searching for mailboxes');
    },
  };
}
