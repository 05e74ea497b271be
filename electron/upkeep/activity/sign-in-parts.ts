import type { ActivityPart } from '../../contract/activity';
import { portalSignIns } from '../../contract/portal-links';
import { attempt } from '../../engine/attempt';
import { dayMs } from '../trace-queries';
import { countsOf, elsewhere, isoTime, readPart, refused } from './part';
import type { ActivityAbout, ActivityDeps } from './types';

/** With Entra ID P1; without it Graph does not tell sign-ins at all (facts 2.14). */
const keptDays = 30;

/** Sign-ins of the person who looks, so that their own traces in the other parts are known for theirs. */
export async function adminPart(
  { directory }: ActivityDeps,
  { from, now }: ActivityAbout,
): Promise<ActivityPart> {
  const begins = Math.max(from.getTime(), now.getTime() - keptDays * dayMs);
  const since = new Date(begins).toISOString();
  const period = { from: since, to: now.toISOString() };
  const read = await attempt(
    directory.me().then(async ({ id, userPrincipalName }) => ({
      who: userPrincipalName,
      found: await directory.signInsOf(id, since),
    })),
  );
  const notes = from.getTime() < begins ? [`Sign-ins are kept for ${keptDays} days.`] : [];
  if (!read.ok) return refused('admin-sign-ins', period, read.error, { notes });
  const { who, found } = read.value;
  const lines = found.lines.map(({ at, application, resource, errorCode }) => ({
    ...{ at: isoTime(at), who, what: `sign-in to ${application}`, target: resource },
    ...{ result: errorCode === 0 ? 'success' : `AADSTS${errorCode}`, detail: null },
  }));
  return readPart('admin-sign-ins', period, 'sign-in', {
    ...{ lines, notes, more: found.more, source: 'Microsoft Graph, sign-in log' },
    counts: countsOf(lines.map(({ what }) => what)),
  });
}

/** The application's own sign-ins are in the portal alone: Graph v1.0 does not tell them (facts 2.14). */
export function applicationPart(about: ActivityAbout): ActivityPart {
  const { clientId, servicePrincipalId, portal, from, now } = about;
  const period = { from: from.toISOString(), to: now.toISOString() };
  const links =
    servicePrincipalId === null
      ? []
      : [
          {
            what: 'Entra portal: choose "Service principal sign-ins"',
            url: portalSignIns(portal, servicePrincipalId, clientId),
          },
        ];
  const purview =
    portal === 'https://portal.azure.com'
      ? [{ what: 'Purview: search the audit log', url: 'https://purview.microsoft.com/audit/auditsearch' }]
      : [];
  return elsewhere(
    'app-sign-ins',
    period,
    'Microsoft Graph does not show the sign-ins of applications; the Entra portal does, for 7 days, or 30 with Entra ID P1.',
    {
      links: [...links, ...purview],
      queries: [
        {
          where: 'Purview, audit search: keyword; as activities "Send" and those of applications',
          text: clientId,
        },
      ],
    },
  );
}
