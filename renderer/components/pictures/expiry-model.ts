/** One credential's life, as it is known: times in ISO 8601. */
export interface ExpiryLine {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly ends: string;
  /** When it was made; left out where that is not known. */
  readonly from?: string;
}

/** Days before the end at which the calendar in the handoff reminds. */
export const reminderDays = [60, 30, 14, 7] as const;

export type ExpiryState = 'fine' | 'soon' | 'urgent' | 'over';

/** A place on the axis: percent from its left end. */
interface Mark {
  readonly at: number;
  readonly time: string;
}

/** One row of the timeline; `from` and `to` bound the bar. */
export interface ExpiryRow {
  readonly line: ExpiryLine;
  readonly state: ExpiryState;
  /** Calendar days (UTC) until the end, as `status` counts them; negative: since. */
  readonly daysLeft: number;
  readonly from: number;
  readonly to: number;
  readonly reminders: readonly (Mark & { readonly days: number; readonly isPast: boolean })[];
}

/** The whole picture: first to end stands first. */
export interface ExpiryPicture {
  readonly today: Mark;
  readonly ticks: readonly Mark[];
  readonly rows: readonly ExpiryRow[];
}

const day = 86_400_000;
const mostTicks = 7;

/** What the timeline draws at a time (milliseconds since 1970); null without a credential. */
export function expiryPicture(lines: readonly ExpiryLine[], now: number): ExpiryPicture | null {
  if (lines.length === 0) return null;
  const ends = lines.map((line) => Date.parse(line.ends));
  const starts = lines.map((line) => Date.parse(line.from ?? '')).filter((time) => !Number.isNaN(time));
  const first = Math.min(now, ...starts, ...ends);
  const last = Math.max(now, ...ends);
  const margin = Math.max(7 * day, (last - first) * 0.04);
  const [left, right] = [first - margin, last + margin];
  const place = (time: number) => (100 * (time - left)) / (right - left);
  const markAt = (time: number): Mark => ({ at: place(time), time: new Date(time).toISOString() });
  const rows = lines.map((line): ExpiryRow => {
    const end = Date.parse(line.ends);
    const start = Date.parse(line.from ?? '');
    return {
      line,
      state: stateAt(end, now),
      daysLeft: dayOf(end) - dayOf(now),
      from: place(Number.isNaN(start) ? Math.min(now, end) : start),
      to: place(end),
      reminders: reminderDays
        .map((days) => ({ days, time: end - days * day }))
        .filter(({ time }) => time >= left)
        .map(({ days, time }) => ({ ...markAt(time), days, isPast: time + day <= now })),
    };
  });
  rows.sort((a, b) => Date.parse(a.line.ends) - Date.parse(b.line.ends));
  return { today: markAt(now), ticks: monthStarts(left, right).map(markAt), rows };
}

function dayOf(time: number): number {
  return Math.floor(time / day);
}

function stateAt(end: number, now: number): ExpiryState {
  const left = end - now;
  if (left <= 0) return 'over';
  if (left <= 14 * day) return 'urgent';
  return left <= 60 * day ? 'soon' : 'fine';
}

/** Firsts of months (UTC) between two times, as many as can be read. */
function monthStarts(left: number, right: number): readonly number[] {
  const begin = new Date(left);
  const months = Math.ceil((right - left) / (28 * day)) + 1;
  const all = Array.from({ length: months }, (_, index) =>
    Date.UTC(begin.getUTCFullYear(), begin.getUTCMonth() + 1 + index, 1),
  ).filter((time) => time <= right);
  const stride = Math.max(1, Math.ceil(all.length / mostTicks));
  return all.filter((_, index) => index % stride === 0);
}
