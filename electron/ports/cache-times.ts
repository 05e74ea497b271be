/** How long changed rights take until they count everywhere, in ms (facts 6.7, 7). */
export interface CacheTimes {
  /** Rights of an application that makes no call meanwhile. */
  readonly idleMs: number;
  /** Rights of an application that keeps calling. */
  readonly busyMs: number;
  /** How long an access policy may still let through what its own test refuses. */
  readonly policyMs: number;
}
