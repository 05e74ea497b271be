/** `2026-11-21 10:33 UTC`: times are the services', so they are told in UTC. */
export function minuteText(time: string): string {
  return `${time.slice(0, 16).replace('T', ' ')} UTC`;
}

/** The same of a time that something waits for: the first whole minute at which it has come. */
export function minuteAfter(time: string): string {
  return minuteText(new Date(Math.ceil(Date.parse(time) / 60_000) * 60_000).toISOString());
}
