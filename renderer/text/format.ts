import { onFirstUse } from '../../electron/contract/on-first-use';

/** Dates, times, sizes and numbers by the locale of the system. Every text that shows one goes through here. */

const day = onFirstUse(() => new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' }));
const minute = onFirstUse(
  () => new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' }),
);
const month = onFirstUse(
  () => new Intl.DateTimeFormat(undefined, { month: 'short', year: 'numeric', timeZone: 'UTC' }),
);
const clock = onFirstUse(() => new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' }));
const whole = onFirstUse(() => new Intl.NumberFormat(undefined));
const plurals = onFirstUse(() => new Intl.PluralRules('en'));
const list = onFirstUse(() => new Intl.ListFormat('en', { type: 'conjunction' }));
const ago = onFirstUse(() => new Intl.RelativeTimeFormat('en', { numeric: 'auto' }));

/** `21 Nov 2026`, of an ISO date or time. */
export function dayText(time: string): string {
  return day().format(new Date(time));
}

/** `21 Nov 2026, 15:30`. */
export function minuteText(time: string): string {
  return minute().format(new Date(time));
}

/** `15:30:12`. */
export function clockText(time: string): string {
  return clock().format(new Date(time));
}

/** `Nov 2026`, of an ISO date or time, in UTC. */
export function monthText(time: string): string {
  return month().format(new Date(time));
}

/** `1,000`. */
export function numberText(value: number): string {
  return whole().format(value);
}

/** `1 mailbox`, `1,000 mailboxes`. */
export function countText(count: number, one: string, many: string): string {
  return `${whole().format(count)} ${plurals().select(count) === 'one' ? one : many}`;
}

/** `a, b, and c`. */
export function listText(items: readonly string[]): string {
  return list().format(items);
}

/** A text of the core as a sentence: `expected a domain` becomes `Expected a domain.` An address keeps its small letter. */
export function sentenceText(text: string): string {
  const [first = ''] = text.split(' ');
  const begun = first.includes('@') ? text : text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/u.test(begun) ? begun : `${begun}.`;
}

const second = 1_000;
const steps = [
  ['day', 86_400 * second],
  ['hour', 3_600 * second],
  ['minute', 60 * second],
] as const;

/** `in 3 hours`, `2 days ago`, `now`: of a time, seen from `now` (milliseconds). */
export function awayText(time: string, now: number): string {
  const left = Date.parse(time) - now;
  for (const [unit, size] of steps) {
    if (Math.abs(left) >= size) return ago().format(Math.trunc(left / size), unit);
  }
  return ago().format(0, 'second');
}

/** `4 s`, `1 min 20 s`, `2 h 5 min`: of milliseconds. */
export function durationText(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / second));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return joined(minutes, 'min', seconds % 60, 's');
  return joined(Math.floor(minutes / 60), 'h', minutes % 60, 'min');
}

function joined(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;
}

/** `expires in 20 days`, `expired 3 days ago`. */
export function expiryText(daysLeft: number): string {
  if (daysLeft < 0) return `expired ${countText(-daysLeft, 'day', 'days')} ago`;
  if (daysLeft === 0) return 'expires today';
  return `expires in ${countText(daysLeft, 'day', 'days')}`;
}

/** `1–1,000`. */
export function rangeText(from: number, to: number): string {
  return whole().formatRange(from, to);
}
