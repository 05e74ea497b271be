import type { ActivityPart } from '../../contract/activity';
import { attempt } from '../../engine/attempt';
import { dayMs } from '../trace-queries';
import { countsOf, isoTime, readPart, refused } from './part';
import type { ActivityAbout, ActivityDeps } from './types';

const id = 'directory-audit';
/** How long the tenant keeps lines, with Entra ID P1 and without (K). */
const keptDays = { premium: 30, free: 7 } as const;

/** Who changed the application or its service principal: names, credentials, grants, consents (facts 2.14). */
export async function directoryPart(
  { directory }: ActivityDeps,
  { objectIds, from, now, premium }: ActivityAbout,
): Promise<ActivityPart> {
  const kept = premium === true ? keptDays.premium : keptDays.free;
  const begins = now.getTime() - kept * dayMs;
  // Where the licences are not known, what was asked for is asked for.
  const since = new Date(premium === null ? from : Math.max(from.getTime(), begins)).toISOString();
  const period = { from: since, to: now.toISOString() };
  const read = await attempt(Promise.all(objectIds.map(async (one) => directory.auditsOf(one, since))));
  const notes = from.getTime() < begins ? [keptNote(premium)] : [];
  if (!read.ok) return refused(id, period, read.error, { notes });
  // A line on the application and its service principal at once comes twice.
  const found = new Map(read.value.flatMap(({ lines }) => lines.map((line) => [line.id, line] as const)));
  const lines = [...found.values()].map(({ at, activity, by, names, result }) => ({
    ...{ at: isoTime(at), who: by, what: activity },
    ...{ target: [...new Set(names)].join(', '), result, detail: null },
  }));
  return readPart(id, period, 'change', {
    ...{ lines, notes, source: 'Microsoft Graph, directory audit log' },
    more: read.value.some(({ more }) => more),
    counts: countsOf(lines.map(({ what }) => what)),
  });
}

function keptNote(premium: boolean | null): string {
  if (premium === true) return `The directory keeps ${keptDays.premium} days (Entra ID P1).`;
  return premium === false
    ? `Without Entra ID P1 the directory keeps ${keptDays.free} days.`
    : `The directory keeps ${keptDays.free} days, with Entra ID P1 ${keptDays.premium}; which it is cannot be seen.`;
}
