import type { Channels, DeskContext } from './context';
import { notSignedIn } from './refusals';

/** Mailboxes of the tenant, for choosing senders. Whoever types on is not interested in the answer of before. */
export function mailboxChannels({ current, store }: DeskContext): Channels<'mailboxes.search'> {
  let last: AbortController | null = null;
  return {
    'mailboxes.search': async ({ text }) => {
      const { signIn } = store.state;
      if (!current.isSignedIn || signIn.kind !== 'signed-in') throw notSignedIn();
      last?.abort();
      const abort = new AbortController();
      last = abort;
      try {
        const options = { signal: abort.signal };
        const { found, more } = await current.services.mailboxes(signIn.account.tenantId, text, options);
        return { found: [...found], more };
      } catch (error) {
        if (abort.signal.aborted) return { found: [], more: false };
        throw error;
      }
    },
  };
}
