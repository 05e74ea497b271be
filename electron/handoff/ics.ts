/** One all-day reminder. `day` is yyyy-mm-dd. */
export interface Reminder {
  /** Names it in a calendar: a later one of the same name takes its place. */
  readonly uid: string;
  /** Greater in a later one; left out: 0. */
  readonly sequence?: number;
  readonly day: string;
  readonly summary: string;
  readonly description: string;
}

/** A calendar file (RFC 5545): all-day events with an alarm at nine that morning. */
export function calendar(reminders: readonly Reminder[], madeAt: Date): string {
  const stamp = `${madeAt.toISOString().slice(0, 19).replace(/[-:]/gu, '')}Z`;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Sendwright//Handoff//EN',
    'CALSCALE:GREGORIAN',
    ...reminders.flatMap((reminder) => eventLines(reminder, stamp)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${foldLine(line)}\r\n`).join('');
}

/** Days before a date, as yyyy-mm-dd in UTC. */
export function daysBefore(isoTime: string, days: number): string {
  return new Date(Date.parse(isoTime) - days * 86_400_000).toISOString().slice(0, 10);
}

function eventLines(reminder: Reminder, stamp: string): readonly string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${escapeText(reminder.uid)}`,
    `DTSTAMP:${stamp}`,
    `SEQUENCE:${reminder.sequence ?? 0}`,
    `DTSTART;VALUE=DATE:${reminder.day.replace(/-/gu, '')}`,
    `DTEND;VALUE=DATE:${daysBefore(reminder.day, -1).replace(/-/gu, '')}`,
    `SUMMARY:${escapeText(reminder.summary)}`,
    `DESCRIPTION:${escapeText(reminder.description)}`,
    'TRANSP:TRANSPARENT',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    'TRIGGER:PT9H',
    `DESCRIPTION:${escapeText(reminder.summary)}`,
    'END:VALARM',
    'END:VEVENT',
  ];
}

function escapeText(text: string): string {
  return text
    .replace(/[\\;,]/gu, '\\$&')
    .replace(/\r\n|\r|\n/gu, '\\n')
    .replace(/\p{Cc}/gu, '');
}

/** Folds after at most 75 octets, never inside a character (RFC 5545 3.1). */
export function foldLine(line: string): string {
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > 75) {
      parts.push(part);
      // The blank that starts a continuation counts too.
      part = ' ';
      octets = 1;
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join('\r\n');
}
