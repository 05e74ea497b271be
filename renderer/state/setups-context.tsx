import { createContext, useContext, type ReactNode } from 'react';
import type { SetupLine } from '../../electron/contract/desk/setups';
import { useDesk } from './desk-context';
import type { Route } from './route';
import { useLoad, type Loaded } from './use-load';

const SetupsContext = createContext<Loaded<SetupLine[]> | null>(null);

/** Keeps the list of setups read, for the start page and for the stages above every page of a setup. */
export function SetupsProvider({ children }: { children: ReactNode }) {
  const list = useLoad('setups.list', {}, useDesk().setupsVersion);
  return <SetupsContext value={list}>{children}</SetupsContext>;
}

/** All setups and drafts kept on this computer. */
export function useSetups(): Loaded<SetupLine[]> {
  const list = useContext(SetupsContext);
  if (list === null) throw new Error('useSetups stands outside of the app.');
  return list;
}

/** The line of the setup that a route is about; null where it is about none or it is not known (yet). */
export function useSetupLine(route: Route): SetupLine | null {
  const list = useSetups();
  if (list.kind !== 'ready') return null;
  return list.value.find((line) => isAbout(route, line)) ?? null;
}

function isAbout(route: Route, line: SetupLine): boolean {
  if ('draft' in route) return route.draft !== null && route.draft === line.draft;
  return 'setup' in route && route.setup === line.status?.id;
}
