import { createContext, useContext } from 'react';
import type { Api } from '../api/create-api';

export const ApiContext = createContext<Api | null>(null);

/** The way to main; only inside the app. */
export function useApi(): Api {
  const api = useContext(ApiContext);
  if (api === null) throw new Error('useApi stands outside of the app.');
  return api;
}
