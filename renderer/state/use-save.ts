import { useState } from 'react';
import type { InvokeChannel } from '../../electron/contract/channels';
import type { InputOf, OutputOf } from '../../electron/contract/desk/table';
import { useCall, type Call } from './use-call';

/** The channels that save a file through a dialog: they answer under which name, or null where no place was chosen. */
export type SaveChannel = {
  readonly [C in InvokeChannel]: OutputOf<C> extends { readonly savedAs: string | null } ? C : never;
}[InvokeChannel];

export interface Save<C extends SaveChannel> {
  readonly call: Call<C>;
  /** The last file's name; null before, while a dialog is open, and where no place was chosen. */
  readonly savedAs: string | null;
  /** Never throws. */
  readonly run: (input: InputOf<C>) => Promise<void>;
}

/** Saves something as a file, and remembers its name so that the page can say it. */
export function useSave<C extends SaveChannel>(channel: C): Save<C> {
  const call = useCall(channel);
  const [savedAs, setSavedAs] = useState<string | null>(null);
  const run = async (input: InputOf<C>): Promise<void> => {
    setSavedAs(null);
    const end = await call.run(input);
    if (end.ok) setSavedAs((end.value as { readonly savedAs: string | null }).savedAs);
  };
  return { call, savedAs, run };
}
