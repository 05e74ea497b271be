import Conf from 'conf';
import { mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { AppError, type ErrorFacts } from '../contract/errors';
import { settingsSchema, type Settings } from '../contract/settings';
import { holdsSecret } from '../log/redact/secrets';
import type { Clock } from '../ports/clock';
import type { SettingsStore } from '../ports/platform';
import { fileError } from './file-errors';

/** The settings of this computer. */
export interface SettingsFile {
  /** All settings, defaults filled in. */
  get(): Settings;
  /** Changes some and returns all. Throws AppError `invalid-input` for a wrong value, naming it. */
  update(change: Partial<Settings>): Settings;
  /** Set where the file was damaged: it was set aside, and the defaults hold. */
  readonly notice: ErrorFacts | null;
}

/**
 * The settings in `<directory>/settings.json`, mode 0600, checked on every read and write. A damaged file is set
 * aside and said in `notice`; settings can be made again, so nothing stops for them. Throws AppError where the
 * file cannot be read, or is of a newer version.
 */
export function createSettings(
  directory: string,
  clock: Clock,
  openStore: (directory: string) => SettingsStore = openConf,
): SettingsFile {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const file = join(directory, 'settings.json');
  let notice: ErrorFacts | null = null;
  let opened: { readonly store: SettingsStore; readonly settings: Settings };
  try {
    opened = load(openStore(directory), file);
  } catch (error) {
    if (!isDamage(error)) throw error instanceof AppError ? error : fileError(file, 'read', error);
    notice = setAside(file, clock);
    opened = load(openStore(directory), file);
  }
  const { store } = opened;
  let settings = opened.settings;
  return {
    get: () => settings,
    update: (change) => {
      // Another part of the app may have written since.
      settings = checked({ ...load(store, file).settings, ...change });
      store.store = settings;
      return settings;
    },
    notice,
  };
}

function openConf(directory: string): SettingsStore {
  return new Conf<Record<string, unknown>>({
    cwd: directory,
    configName: 'settings',
    configFileMode: 0o600,
    accessPropertiesByDotNotation: false,
  });
}

class DamagedSettings extends Error {}

function load(store: SettingsStore, file: string): { store: SettingsStore; settings: Settings } {
  const data = store.store;
  const format = data['format'];
  if (typeof format === 'number' && format > 1) {
    throw new AppError({
      code: 'unsupported',
      message: `${file} was written by a newer version of Sendwright. It was left as it is.`,
      who: 'you',
      next: 'Update Sendwright on this computer.',
    });
  }
  const parsed = settingsSchema.safeParse(data);
  if (!parsed.success) throw new DamagedSettings();
  return { store, settings: parsed.data };
}

function checked(wanted: unknown): Settings {
  const parsed = settingsSchema.safeParse(wanted);
  if (parsed.success && !holdsSecret(JSON.stringify(parsed.data))) return parsed.data;
  const issue = parsed.error?.issues[0];
  throw new AppError({
    code: 'invalid-input',
    message: issue === undefined ? 'A setting holds a secret.' : `${issue.path.join(' ')}: ${issue.message}`,
    who: 'you',
    next: 'Choose another value.',
  });
}

/** SyntaxError: what `conf` throws for a file that is not JSON. */
function isDamage(error: unknown): boolean {
  return error instanceof DamagedSettings || (error instanceof Error && error.name === 'SyntaxError');
}

function setAside(file: string, clock: Clock): ErrorFacts {
  const aside = `${file}.damaged-${clock.now().toISOString().replace(/[:.]/gu, '-')}`;
  renameSync(file, aside);
  return {
    code: 'internal',
    message: `${file} is damaged. It was kept as ${aside}; the default settings are used.`,
    who: 'you',
    next: 'Set your preferences again.',
  };
}
