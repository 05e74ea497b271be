import { minuteAfter } from '../../contract/minutes';
import type { SetupSummary } from '../../ports/records';

/** What a person should do next with a setup that is being taken back, or was. */
export function removalNext({ id, removal }: SetupSummary, now: Date): string {
  const again = `sendwright remove ${id}`;
  if (removal === undefined) return '';
  const { removedAt, proof, lastRun } = removal;
  if (removedAt !== null) {
    const day = removedAt.slice(0, 10);
    const until = proof?.restorableUntil ?? null;
    const isOpen = until !== null && Date.parse(until) > now.getTime();
    const back = isOpen
      ? `; it can be brought back until ${until.slice(0, 10)} (${again} --restore)`
      : `; it can be forgotten (${again} --forget)`;
    return `nothing; removed on ${day}${back}`;
  }
  if (lastRun.result === 'waiting') {
    const when = lastRun.nextTry === undefined ? '' : ` after ${minuteAfter(lastRun.nextTry)}`;
    return `waits for ${lastRun.waitsFor ?? 'the tenant'}; go on with taking it back${when} (${again})`;
  }
  if (lastRun.who !== undefined) return `${lastRun.who.join(' and ')}: go on with taking it back (${again})`;
  return proof?.verdict === 'unknown'
    ? `have somebody look who can see what could not be looked at (${again})`
    : `go on with taking it back (${again})`;
}
