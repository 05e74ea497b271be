import { AppError } from '../../contract/errors';

/** A day that is today or later. Throws AppError `invalid-input`. */
export function dayOf(day: string, now: Date): string {
  const time = /^\d{4}-\d\d-\d\d$/u.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  const isDay = !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
  const today = now.toISOString().slice(0, 10);
  if (isDay && day >= today) return day;
  throw new AppError({
    code: 'invalid-input',
    message: isDay ? `${day} is over.` : `${day} is no day.`,
    who: 'you',
    next: `Give the day until which the vendor is to have changed over, like ${today}.`,
  });
}
