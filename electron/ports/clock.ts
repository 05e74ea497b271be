/** Time, passed in so that tests own it. */
export interface Clock {
  now(): Date;
  /** Resolves after `ms`; rejects with AbortError when the signal fires. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}
