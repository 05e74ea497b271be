import { AppError } from '../contract/errors';

/** How often and how long one request is repeated before the person hears of it. */
const retryBounds = { attempts: 6, totalMs: 180_000 } as const;

/** A Retry-After header (seconds or an HTTP date) in milliseconds; null where there is none. */
export function retryAfterMs(header: string | undefined, now: Date): number | null {
  if (header === undefined || header.trim() === '') return null;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, date - now.getTime());
}

/** Exponential back-off from 1 s to 30 s with jitter: between half of it and all of it. `attempt` counts from 1. */
function backoffMs(attempt: number, random: () => number): number {
  const full = Math.min(30_000, 1_000 * 2 ** (attempt - 1));
  return Math.round(full / 2 + (full / 2) * random());
}

/** One failed attempt, as the retry rule sees it. */
interface FailedAttempt {
  /** Number of this attempt, from 1. */
  readonly attempt: number;
  /** Waited so far. */
  readonly waitedMs: number;
  readonly write: boolean;
  readonly error: unknown;
  readonly retryAfterMs: number | null;
  readonly random: () => number;
}

const unavailableStatuses = new Set([500, 502, 503, 504]);

function mayRepeat(failed: FailedAttempt): boolean {
  if (!(failed.error instanceof AppError)) return false;
  const { code, status } = failed.error.facts;
  // Refused before anything was done: safe for writes, too.
  if (status === 429 || status === 503) return true;
  // While offline nothing was sent, so that even a write may go again; but a wrong proxy or certificate stays wrong.
  if (code === 'offline') return failed.attempt < 3 && !failed.write;
  if (failed.write) return false;
  if (status !== undefined) return unavailableStatuses.has(status);
  return code === 'answer-lost' || code === 'timeout';
}

/** Milliseconds to wait before the next attempt, or null: give up and tell. */
export function retryDelay(failed: FailedAttempt): number | null {
  if (failed.attempt >= retryBounds.attempts || !mayRepeat(failed)) return null;
  const delay = failed.retryAfterMs ?? backoffMs(failed.attempt, failed.random);
  return failed.waitedMs + delay > retryBounds.totalMs ? null : delay;
}
