import type { Channels, DeskContext } from './context';
import { notSignedIn } from './refusals';

/** Mailboxes of the tenant, for choosing senders. */
export function mailboxChannels({ current, store }: DeskContext): Channels<'mailboxes.search'> {
  return {
    'mailboxes.search': async ({ text }) => {
      const { signIn } = store.state;
      if (!current.isSignedIn || signIn.kind !== 'signed-in') throw notSignedIn();
      const services = await current.services();
      const { found, more } = await services.mailboxes(signIn.account.tenantId, text);
      return { found: [...found], more };
    },
  };
}
