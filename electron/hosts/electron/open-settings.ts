import { createSettings, type SettingsFile } from '../../records/settings';
import { systemClock } from '../terminal/system-clock';
import { openElectronStore } from './settings-store';

/** The settings of a data folder. Throws AppError where they cannot be read. */
export function openSettings(dataFolder: string): SettingsFile {
  return createSettings(dataFolder, systemClock, openElectronStore);
}
