/** A page that fails more often than this within the time is not simply loaded again. */
const mostCrashes = 3;
const withinMs = 60_000;

/** Counts failures of the page: true as long as loading it again is likely to help. */
export function crashLimit(now: () => Date): () => boolean {
  let times: number[] = [];
  return () => {
    const time = now().getTime();
    times = [...times.filter((one) => time - one < withinMs), time];
    return times.length <= mostCrashes;
  };
}
