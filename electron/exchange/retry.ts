import type { HttpResponse } from '../ports/transport';

const maxAttempts = 4;
const longestWait = 60_000;

/**
 * How long to wait before the next attempt, in ms: as Retry-After says, else 0.5 s doubling. Null: do not try again,
 * the attempts are used up or the service asks for a longer wait than a person would sit through.
 */
export function retryDelay(attempt: number, response: HttpResponse | null, now: Date): number | null {
  if (attempt >= maxAttempts) return null;
  const asked = retryAfter(response?.headers['retry-after'], now);
  if (asked === null) return 500 * 2 ** (attempt - 1);
  return asked > longestWait ? null : asked;
}

/** Retry-After in ms: seconds, or an HTTP date. */
function retryAfter(header: string | undefined, now: Date): number | null {
  if (header === undefined || header.trim() === '') return null;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, date - now.getTime());
}
