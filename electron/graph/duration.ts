const pattern =
  /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/u;

/**
 * Whole days of an ISO 8601 duration, rounded down; a month counts 30 days and a year 365, the shorter reading.
 * Null where the text is no duration.
 */
export function durationDays(text: string): number | null {
  const match = pattern.exec(text);
  if (match === null || text === 'P' || text.endsWith('T')) return null;
  const [years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = match
    .slice(1)
    .map((part: string | undefined) => Number(part ?? 0));
  const whole = years * 365 + months * 30 + weeks * 7 + days;
  return Math.floor(whole + hours / 24 + minutes / 1440 + seconds / 86_400);
}
