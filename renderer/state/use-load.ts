import { useCallback, useEffect, useState } from 'react';
import type { InvokeChannel } from '../../electron/contract/channels';
import type { InputOf, OutputOf } from '../../electron/contract/desk/table';
import { toAppFailure, type AppFailure } from '../api/app-failure';
import { useApi } from './api-context';

/** Something a page reads when it opens. */
export type Loaded<T> =
  | { readonly kind: 'loading'; readonly reload: () => void }
  | { readonly kind: 'failed'; readonly failure: AppFailure; readonly reload: () => void }
  | { readonly kind: 'ready'; readonly value: T; readonly reload: () => void };

type Held<T> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly failure: AppFailure }
  | { readonly kind: 'ready'; readonly value: T };

/**
 * Reads a channel, and again whenever its input or `version` changes. What was read stays shown while the next
 * reading of the same input is under way.
 */
export function useLoad<C extends InvokeChannel>(
  channel: C,
  input: InputOf<C>,
  version: number | string = 0,
): Loaded<OutputOf<C>> {
  const api = useApi();
  const key = JSON.stringify(input);
  const [held, setHeld] = useState<{ readonly key: string; readonly is: Held<OutputOf<C>> } | null>(null);
  const [turn, setTurn] = useState(0);

  useEffect(() => {
    let stale = false;
    const hold = (is: Held<OutputOf<C>>) => {
      if (!stale) setHeld({ key, is });
    };
    api.call(channel, JSON.parse(key) as InputOf<C>).then(
      (value) => hold({ kind: 'ready', value }),
      (error: unknown) => hold({ kind: 'failed', failure: toAppFailure(error) }),
    );
    return () => void (stale = true);
  }, [api, channel, key, version, turn]);

  const reload = useCallback(() => setTurn((count) => count + 1), []);
  return { ...(held?.key === key ? held.is : { kind: 'loading' as const }), reload };
}
