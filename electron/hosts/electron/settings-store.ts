import { ipcMain } from 'electron';
import ElectronStore from 'electron-store';
import type { SettingsStore } from '../../ports/platform';

/** The settings file of a folder. */
export function openElectronStore(directory: string): SettingsStore {
  const store = new ElectronStore<Record<string, unknown>>({
    cwd: directory,
    name: 'settings',
    configFileMode: 0o600,
    accessPropertiesByDotNotation: false,
  });
  // It opens a synchronous channel for its use in pages, which tells any frame where the data lies. Nobody asks here.
  ipcMain.removeAllListeners('electron-store-get-data');
  return store;
}
