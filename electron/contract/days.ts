const dayMs = 24 * 60 * 60 * 1000;

/** From so many days before its end on, renewing a credential is the next thing to do. */
export const renewDays = 30;

/** Calendar days (UTC) to an ISO time: what is made today for 180 days has 180 left; on its last day it has 0. */
export function daysLeftOf(end: string, now: Date): number {
  return dayOf(new Date(end)) - dayOf(now);
}

function dayOf(time: Date): number {
  return Math.floor(time.getTime() / dayMs);
}
