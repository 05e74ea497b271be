const dayMs = 24 * 60 * 60 * 1000;

/** A quarter: a proof is made anew with each review. */
export const proofDays = 90;

/** Whole days that have gone by since an ISO time. */
export function daysSince(time: string, now: Date): number {
  return Math.floor((now.getTime() - Date.parse(time)) / dayMs);
}
