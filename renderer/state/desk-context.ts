import { createContext, useContext } from 'react';
import type { DeskState } from '../../electron/contract/desk/state';

export const DeskContext = createContext<DeskState | null>(null);

/** Main's state as it is now; a page is only shown once it is known. */
export function useDesk(): DeskState {
  const state = useContext(DeskContext);
  if (state === null) throw new Error('useDesk stands outside of the app.');
  return state;
}
