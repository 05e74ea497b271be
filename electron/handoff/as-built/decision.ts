/** One decision as a reviewer asks about it. */
export interface Decision {
  readonly about: string;
  readonly chosen: string;
  readonly why: string;
  /** What else was possible, and what speaks against it. */
  readonly others: string;
}
