import { useEffect, useState } from 'react';
import type { MailboxLine } from '../../../electron/contract/desk/setups';
import { toAppFailure, type AppFailure } from '../../api/app-failure';
import { useApi } from '../../state/api-context';
import { useDesk } from '../../state/desk-context';

/** Milliseconds without a key after which the tenant is asked. */
const quiet = 250;

export interface MailboxSearch {
  readonly found: readonly MailboxLine[];
  readonly more: boolean;
  readonly failure: AppFailure | null;
  readonly signedIn: boolean;
}

const nothing = { found: [], more: false, failure: null };

/** Mailboxes of the tenant for what was typed; an answer that was overtaken by the next question is left out. */
export function useMailboxes(text: string): MailboxSearch {
  const api = useApi();
  const signedIn = useDesk().signIn.kind === 'signed-in';
  const [answer, setAnswer] = useState<Omit<MailboxSearch, 'signedIn'>>(nothing);
  const wanted = text.trim();
  useEffect(() => {
    if (!signedIn || wanted === '') {
      setAnswer(nothing);
      return;
    }
    let overtaken = false;
    const timer = setTimeout(() => {
      api.call('mailboxes.search', { text: wanted }).then(
        (value) => {
          if (!overtaken) setAnswer({ ...value, failure: null });
        },
        (error: unknown) => {
          if (!overtaken) setAnswer({ ...nothing, failure: toAppFailure(error) });
        },
      );
    }, quiet);
    return () => {
      overtaken = true;
      clearTimeout(timer);
    };
  }, [api, signedIn, wanted]);
  return { ...answer, signedIn };
}
