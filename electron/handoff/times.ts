import { minuteText } from '../contract/minutes';
import { onFirstUse } from '../contract/on-first-use';

const here = onFirstUse(
  () =>
    new Intl.DateTimeFormat('en-GB', {
      ...{ day: 'numeric', month: 'short', year: 'numeric' },
      ...{ hour: '2-digit', minute: '2-digit', timeZoneName: 'short' },
    }),
);

/** A time in UTC, as the services tell it, and by the clock of the computer that writes the page where that differs. */
export function minuteHere(time: string): string {
  const utc = minuteText(time);
  const date = new Date(time);
  return date.getTimezoneOffset() === 0 ? utc : `${utc} (${here().format(date)})`;
}
