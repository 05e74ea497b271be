import { countText, dayText, numberText } from './format';

/** What needs somebody, over all setups, and the dates to come. */
export const dueText = {
  heading: 'What is due',
  lead: (now: number, soon: number) =>
    now + soon === 0
      ? 'No setup needs anybody. The dates to come stand below.'
      : `${countText(now, 'setup needs', 'setups need')} somebody now, ${numberText(soon)} soon.`,
  reading: 'Reading the setups',
  emptyTitle: 'No setup yet',
  emptyLines: ['What ends, what is to be reviewed and what waits for whom will stand here.'],
  now: 'Now',
  soon: 'Soon',
  waitsFor: (who: string) => `Waits for ${who}.`,
  open: (application: string) => `Open ${application}`,
  openShort: 'Open',
  ends: 'When credentials end',
  endsMore: (count: number) => `${countText(count, 'more ends', 'more end')} after these.`,
  reviews: 'Reviews',
  reviewDue: (day: string, overdue: boolean) =>
    overdue ? `was due on ${dayText(day)}` : `due on ${dayText(day)}`,
  calendar: 'Save as a calendar',
  savedAs: (file: string) => `Saved as ${file}. Opened again, it takes the place of the old dates.`,
} as const;
