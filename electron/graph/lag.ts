import type { Clock } from '../ports/clock';
import { hasGraphCode } from './errors';

/** Waits between tries, about two minutes in all: replication after a create takes seconds to minutes (facts 2.4). */
const waitsMs = [1, 2, 3, 5, 8, 10, 15, 15, 15, 15, 15, 15].map((seconds) => seconds * 1000);

/** The object that was just made is not known to the replica that answered (facts 2.4, 5.2). */
export function isReplicationLag(error: unknown): boolean {
  return hasGraphCode(error, 'Request_ResourceNotFound') || hasGraphCode(error, 'NoBackingApplicationObject');
}

/** A grant whose ids were just made may also be called a bad request, without a code of its own (facts 2.7). */
export function isGrantLag(error: unknown): boolean {
  return isReplicationLag(error) || hasGraphCode(error, 'Request_BadRequest');
}

/**
 * Repeats a write while Graph says that what it refers to is not there yet. Such a refusal means that nothing was
 * done, so repeating is safe. Gives up after about two minutes with the last error.
 */
export async function throughLag<T>(
  clock: Clock,
  signal: AbortSignal | undefined,
  isLag: (error: unknown) => boolean,
  act: () => Promise<T>,
): Promise<T> {
  for (const wait of waitsMs) {
    try {
      return await act();
    } catch (error) {
      if (!isLag(error)) throw error;
      await clock.sleep(wait, signal);
    }
  }
  return act();
}
