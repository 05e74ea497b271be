import type { AppError } from '../../contract/errors';
import type { ActivityLine, ActivityPart, ActivityPartId, UnavailableReason } from '../../contract/activity';
import { minuteText } from '../../contract/minutes';

const titles: Readonly<Record<ActivityPartId, string>> = {
  'message-trace': 'Mail of the senders (message trace)',
  'directory-audit': 'Changes of the application in Entra (directory audit log)',
  'unified-audit': 'What was done with it and in Exchange for it (unified audit log)',
  'admin-sign-ins': 'Sign-ins of whoever looks',
  'app-sign-ins': 'Sign-ins of the application',
};

export interface Period {
  readonly from: string;
  readonly to: string;
}

type Rest = Partial<
  Pick<ActivityPart, 'source' | 'more' | 'notes' | 'links' | 'queries' | 'counts' | 'lines' | 'who' | 'next'>
>;

function partOf(
  id: ActivityPartId,
  period: Period,
  about: Pick<ActivityPart, 'state' | 'finding' | 'reason'>,
  rest: Rest,
): ActivityPart {
  return {
    ...{ id, title: titles[id], ...about, source: null, ...period },
    ...{ who: null, next: null, more: false, notes: [], links: [], queries: [], counts: [], lines: [] },
    ...rest,
  };
}

/** What was read. Nothing found is said with the time that was looked at, never by an empty list alone. */
export function readPart(
  id: ActivityPartId,
  period: Period,
  noun: string,
  rest: Rest & { readonly lines: readonly ActivityLine[] },
): ActivityPart {
  const lines = [...rest.lines].sort((a, b) => b.at.localeCompare(a.at));
  const between = `between ${minuteText(period.from)} and ${minuteText(period.to)}`;
  const number = `${lines.length}${rest.more === true ? ' or more' : ''}`;
  const finding =
    lines.length === 0 ? `None ${between}.` : `${number} ${noun}${lines.length === 1 ? '' : 's'} ${between}.`;
  return partOf(id, period, { state: 'read', finding, reason: null }, { ...rest, lines });
}

/** What this tenant does not tell, and why. */
export function unavailable(
  id: ActivityPartId,
  period: Period,
  why: { readonly reason: UnavailableReason; readonly because: string },
  rest: Rest = {},
): ActivityPart {
  const finding = `Not available in this tenant because ${why.because}`;
  return partOf(id, period, { state: 'not-available', finding, reason: why.reason }, rest);
}

/** What only another page shows. */
export function elsewhere(id: ActivityPartId, period: Period, finding: string, rest: Rest): ActivityPart {
  return partOf(id, period, { state: 'elsewhere', finding, reason: null }, rest);
}

const reasons: Readonly<Partial<Record<string, UnavailableReason>>> = {
  'license-missing': 'licence',
  'permission-denied': 'right',
  'consent-required': 'right',
  unsupported: 'not-offered',
};

/** What a service refused, in its own words and with whoever can mend it. */
export function refused(id: ActivityPartId, period: Period, error: AppError, rest: Rest = {}): ActivityPart {
  const { code, message, who, next } = error.facts;
  // In the middle of a sentence; a name at its beginning keeps its capital.
  const because = message.replace(/^(?:The|A|An|This|Neither|Whether)\b/u, (word) => word.toLowerCase());
  return unavailable(
    id,
    period,
    { reason: reasons[code] ?? 'failed', because },
    { who: who ?? null, next: next ?? null, ...rest },
  );
}

/**
 * As `refused`, of what Exchange told: whoever may look there can sign in to it beside the person who is signed in. What
 * an application lacks is told by the refusal itself.
 */
export function refusedByExchange(
  id: ActivityPartId,
  period: Period,
  error: AppError,
  { isApplication, ...rest }: Rest & { readonly isApplication: boolean },
): ActivityPart {
  const isRight = reasons[error.code] === 'right';
  const next = 'Look again with an Exchange Administrator signed in to Exchange (--exchange-as).';
  return refused(id, period, error, isRight && !isApplication ? { ...rest, next } : rest);
}

/** How many there are of each, the most first. */
export function countsOf(names: readonly string[]): ActivityPart['counts'] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .map(([what, count]) => ({ what, count }))
    .sort((a, b) => b.count - a.count || a.what.localeCompare(b.what));
}

/** A time as the documents have it; a service's own spelling where it is none. */
export function isoTime(text: string): string {
  const time = new Date(text);
  return Number.isNaN(time.getTime()) ? new Date(0).toISOString() : time.toISOString();
}
