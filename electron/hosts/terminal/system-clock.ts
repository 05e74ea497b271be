import type { Clock } from '../../ports/clock';

function abortError(): Error {
  const error = new Error('Aborted.');
  error.name = 'AbortError';
  return error;
}

/** The computer's own clock. */
export const systemClock: Clock = {
  now: () => new Date(),
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted === true) {
        reject(abortError());
        return;
      }
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', stop);
        resolve();
      }, ms);
      function stop(): void {
        clearTimeout(timer);
        reject(abortError());
      }
      signal?.addEventListener('abort', stop, { once: true });
    }),
};
