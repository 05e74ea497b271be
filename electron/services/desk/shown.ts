import { homedir } from 'node:os';
import { AppError, toAppError, type ErrorFacts } from '../../contract/errors';
import { withoutSecrets } from '../../log/redact/secrets';
import { windowWords } from './window-words';

/** Makes texts fit for the window: no secret, no path of this computer, no command line. */
export interface Shown {
  text(text: string): string;
  error(error: unknown): AppError;
  /** Plain data with every text in it made fit. */
  value<T>(value: T): T;
}

/** `folders`: absolute paths, each with the words that take its place. */
export function shownWithout(folders: readonly (readonly [path: string, words: string])[]): Shown {
  const known = [...folders, [homedir(), 'the home folder'] as const]
    .filter(([path]) => path.length > 1)
    .sort(([one], [other]) => other.length - one.length);
  const text = (value: string): string =>
    known.reduce((rest, [path, words]) => rest.replaceAll(path, words), windowWords(withoutSecrets(value)));
  const value = <T>(whole: T): T => cleaned(whole, text) as T;
  return {
    text,
    value,
    error: (thrown) => {
      const error = toAppError(thrown);
      // The cause stays for the log alone.
      return new AppError(value<ErrorFacts>(error.facts), { cause: error });
    },
  };
}

function cleaned(value: unknown, text: (value: string) => string): unknown {
  if (typeof value === 'string') return text(value);
  if (Array.isArray(value)) return value.map((item) => cleaned(item, text));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, cleaned(member, text)]));
}
