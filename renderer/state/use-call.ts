import { useCallback, useEffect, useRef, useState } from 'react';
import type { InvokeChannel } from '../../electron/contract/channels';
import type { InputOf, OutputOf } from '../../electron/contract/desk/table';
import { toAppFailure, type AppFailure } from '../api/app-failure';
import { useApi } from './api-context';
import { useSlow } from './use-slow';

/** How a call ended; the failure itself stands in `failure`. */
export type CallEnd<T> = { readonly ok: true; readonly value: T } | { readonly ok: false };

/** One channel as a page uses it: from a button. */
export interface Call<C extends InvokeChannel> {
  /** Never throws. */
  readonly run: (input: InputOf<C>) => Promise<CallEnd<OutputOf<C>>>;
  readonly pending: boolean;
  /** Pending for so long that it should be shown. */
  readonly slow: boolean;
  /** Why the last call failed; null while one runs and after one that did not. */
  readonly failure: AppFailure | null;
  readonly clear: () => void;
}

/** A channel with its pending state and its failure. */
export function useCall<C extends InvokeChannel>(channel: C): Call<C> {
  const api = useApi();
  const [running, setRunning] = useState(0);
  const [failure, setFailure] = useState<AppFailure | null>(null);
  const shown = useRef(true);
  useEffect(() => {
    shown.current = true;
    return () => void (shown.current = false);
  }, []);

  const run = useCallback(
    async (input: InputOf<C>): Promise<CallEnd<OutputOf<C>>> => {
      setRunning((count) => count + 1);
      setFailure(null);
      try {
        return { ok: true, value: await api.call(channel, input) };
      } catch (error) {
        if (shown.current) setFailure(toAppFailure(error));
        return { ok: false };
      } finally {
        if (shown.current) setRunning((count) => count - 1);
      }
    },
    [api, channel],
  );
  const clear = useCallback(() => setFailure(null), []);
  const pending = running > 0;
  return { run, pending, slow: useSlow(pending), failure, clear };
}
