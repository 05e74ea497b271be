/** How the summary of a run begins: its mark, the words, and what to do next; null: nothing. */
export type RunEnd = readonly [mark: 'pass' | 'fail' | 'open', words: string, next: string | null];

/** A run that did not come to its end. `stays` says what became of the steps that ran. */
export function brokenOff(
  result: 'failed' | 'needs-person' | 'cancelled' | 'not-approved',
  again: string,
  stays: string,
): RunEnd {
  switch (result) {
    case 'failed':
      return ['fail', `not every step succeeded. ${stays}`, `mend the cause, then go on: ${again}`];
    case 'needs-person':
      return ['open', 'done as far as you may. The rest waits for other people:', `they go on: ${again}`];
    case 'cancelled':
      return ['open', `cancelled. ${stays}`, `go on: ${again}`];
    case 'not-approved':
      return ['open', 'not approved, nothing was written.', null];
  }
}
