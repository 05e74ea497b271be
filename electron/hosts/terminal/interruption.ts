import { exitCodes } from '../../contract/exit-codes';

/** What is used of the process. */
export interface SignalSource {
  on(signal: 'SIGINT' | 'SIGTERM', listener: () => void): unknown;
  exit(code: number): unknown;
}

/**
 * Aborts at the first Ctrl+C (or SIGTERM), so that a run ends in order and says what it did; the second one ends the
 * process at once.
 */
export function interruption(source: SignalSource): AbortSignal {
  const interrupted = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    // Not `once`: libraries that tidy up on signals end the process where they find no other listener left.
    source.on(signal, () => {
      if (interrupted.signal.aborted) source.exit(exitCodes.interrupted);
      interrupted.abort();
    });
  }
  return interrupted.signal;
}
