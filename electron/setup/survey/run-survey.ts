import type { SurveyDocument, SurveyLine } from '../../contract/survey';
import type { AppError } from '../../contract/errors';
import { type Attempt } from '../../engine/attempt';
import { mapLimited } from '../proof/pace';
import { membershipOf } from '../proof/membership';
import { byDanger } from './danger';
import { exchangeOf } from './from-picture';
import { surveyLine, type SurveyContext } from './line';
import { readPicture, type Picture, type SurveyDeps } from './picture';

/** So many applications are worked out side by side: only what is not in the picture waits for Exchange. */
const together = 8;

interface SurveyAbout {
  readonly tenantId: string;
  readonly madeBy: string;
  readonly portal: string;
  readonly now: () => Date;
  readonly note?: (text: string) => void;
}

/**
 * Every application of the tenant that can send mail, or whose sending cannot be ruled out, gravest first. Reads only;
 * the number of requests grows with pages of 999 applications, not with applications. What could not be read stands in
 * `gaps` and makes the reach `unknown`, never smaller. Throws AppError as `readPicture` does.
 */
export async function runSurvey(deps: SurveyDeps, about: SurveyAbout): Promise<SurveyDocument> {
  about.note?.('Reading the applications of the tenant and what they hold.');
  const picture = await readPicture(deps, about.tenantId);
  const context: SurveyContext = {
    picture,
    all: membershipOf(picture.mailboxes),
    exchange: exchangeOf(picture, deps.exchange),
    tenantId: about.tenantId,
    now: about.now(),
    portal: about.portal,
    changes: newestChanges(picture),
  };
  about.note?.(`Working out the reach of ${picture.principals.length} applications.`);
  const lines = await mapLimited(picture.principals, together, async (one) => surveyLine(context, one));
  return {
    format: 1,
    command: 'survey',
    tenant: { id: about.tenantId, name: picture.tenantName },
    madeAt: about.now().toISOString(),
    madeBy: about.madeBy,
    mailboxes: context.all.known ? context.all.mailboxes.size : null,
    looked: picture.principals.length,
    applications: lines.filter((line): line is SurveyLine => line !== null).sort(byDanger),
    changes: changesOf(picture),
    gaps: gapsOf(picture),
  };
}

/** The log comes newest first: the first line on an object is its last change. */
function newestChanges({ audits }: Picture): SurveyContext['changes'] {
  const changes = new Map<string, NonNullable<SurveyLine['lastChange']>>();
  for (const { at, activity, by, targets } of audits.ok ? audits.value.lines : []) {
    for (const target of targets) {
      const id = target.toLowerCase();
      if (!changes.has(id)) changes.set(id, { at, what: activity, by });
    }
  }
  return changes;
}

function changesOf({ audits }: Picture): SurveyDocument['changes'] {
  if (!audits.ok) return { known: false, why: audits.error.message };
  const { lines, more } = audits.value;
  return { known: true, since: lines.at(-1)?.at ?? null, whole: !more };
}

function gapsOf(picture: Picture): SurveyDocument['gaps'] {
  const reads: readonly (readonly [string, Attempt<unknown>])[] = [
    ['Applications and their credentials', picture.applications],
    ['App roles of Graph and Exchange Online', picture.resources],
    ['Grants of app roles', picture.held],
    ['Delegated grants', picture.delegated],
    ['Directory roles of applications', picture.directoryRoles],
    ['Audit log', picture.audits],
    ['Mailboxes', picture.mailboxes],
    ['Pointers in Exchange', picture.pointers],
    ['Management scopes', picture.scopes],
    ['Application access policies', picture.policies],
    ['Role assignments in Exchange', picture.assignments],
  ];
  return reads.flatMap(([what, read]) => (read.ok ? [] : [gap(what, read.error)]));
}

function gap(what: string, { facts }: AppError): SurveyDocument['gaps'][number] {
  return { what, why: facts.message, who: facts.who ?? null };
}
