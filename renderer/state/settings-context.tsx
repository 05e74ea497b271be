import { createContext, useContext, type ReactNode } from 'react';
import type { DeskSettings } from '../../electron/contract/desk/app';
import { useLoad, type Loaded } from './use-load';

const SettingsContext = createContext<Loaded<DeskSettings> | null>(null);

/** Keeps the settings read: the theme depends on them. */
export function SettingsProvider({ children }: { children: (theme: DeskSettings['theme']) => ReactNode }) {
  const settings = useLoad('settings.read', {});
  const theme = settings.kind === 'ready' ? settings.value.theme : 'system';
  return <SettingsContext value={settings}>{children(theme)}</SettingsContext>;
}

/** The settings as they are kept; `reload` after they were written. */
export function useSettings(): Loaded<DeskSettings> {
  const settings = useContext(SettingsContext);
  if (settings === null) throw new Error('useSettings stands outside of the app.');
  return settings;
}
