import { countText } from './format';

/** The log page. */
export const logText = {
  heading: 'Log',
  lead: 'What Sendwright did since it was opened. No secret and no token stands in it.',
  reading: 'Reading the log',
  export: 'Save the log',
  savedAs: (name: string) => `Saved as ${name}.`,
  refresh: 'Read again',
  level: 'Show',
  levels: { all: 'Everything', warn: 'Warnings and errors', error: 'Errors' },
  search: 'Search the log',
  list: 'Lines of the log',
  count: (shown: number) => countText(shown, 'line', 'lines'),
  emptyTitle: 'Nothing in the log yet',
  emptyLines: ['What the app does from now on is written here.'],
  names: { error: 'Error', warn: 'Warning', info: 'Note', debug: 'Detail' },
} as const;
