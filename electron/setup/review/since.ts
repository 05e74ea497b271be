import type { Drift, DriftId, FoundDrift } from '../../contract/review';
import type { AuditView } from '../../ports/directory';
import type { SetupRecord } from '../../ports/records';
import type { Attempt } from '../../engine/attempt';
import { driftCatalogue } from './catalogue';
import { isInUnifiedLog, recordsOf, type UnifiedLog } from './exchange-log';

/** The directory's audit log, as far as it was read. */
export type Audits = Attempt<{ readonly lines: readonly AuditView[]; readonly more: boolean }>;

/** The tenant's logs, as far as they were read; null: nobody looked into it. */
export interface Logs {
  readonly directory: Audits | null;
  readonly unified: UnifiedLog | null;
  /** Whether the unified audit log takes entries in; null: not told. */
  readonly takesIn: boolean | null;
}

/** Activities of the directory's audit log by which a drift comes about (facts 2.14); all others are not in it. */
const activities: Partial<Readonly<Record<DriftId, RegExp>>> = {
  'union-hazard': /^(?:Add app role assignment|Consent)/iu,
  'tenant-wide': /^(?:Add app role assignment|Consent)/iu,
  'could-widen': /^(?:Add app role assignment|Consent|Add member to role)/iu,
  'unneeded-permission': /^(?:Add app role assignment|Consent)/iu,
  'undeclared-permission': /^(?:Add app role assignment|Consent|Update application)/iu,
  'grant-removed': /^Remove app role assignment/iu,
  'delegated-leftover': /^(?:Add delegated permission grant|Consent|Update application)/iu,
  'delegated-added': /^(?:Add delegated permission grant|Consent)/iu,
  'declared-mail-send': /^Update application/iu,
  'declared-added': /^Update application/iu,
  'multi-tenant': /^Update application/iu,
  'application-renamed': /^Update application/iu,
  'marker-removed': /^Update application/iu,
  'redirect-added': /^Update application/iu,
  'owner-added': /^Add owner/iu,
  'owner-removed': /^Remove owner/iu,
  'no-owner': /^Remove owner/iu,
  'application-deleted': /^(?:Delete|Hard delete) application/iu,
  'principal-removed': /^(?:Remove|Hard delete) service principal/iu,
  'principal-disabled': /^(?:Update|Disable) service principal/iu,
  'principal-assignment': /^Update service principal/iu,
  'credential-unused': /certificates and secrets|^Add service principal credentials|^Update application/iu,
  'several-secrets': /certificates and secrets|^Add service principal credentials|^Update application/iu,
  'credential-removed':
    /certificates and secrets|^Remove service principal credentials|^Update application/iu,
};

/** Whether the directory's audit log may tell of one of these. */
export function isInDirectoryLog(id: DriftId): boolean {
  return activities[id] !== undefined;
}

/** Since when and by whom: of the log within what it keeps, of the thing itself, or why nobody can say. */
export function sinceOf(found: FoundDrift, record: SetupRecord, logs: Logs): Drift['since'] {
  const lastRight = lastRightOf(found.id, record);
  // What the setup file mends was right after the last run, and what that run did is no drift.
  const own = driftCatalogue[found.id].way === 'apply' ? (record.configured?.at ?? null) : null;
  const isLater = (at: string): boolean =>
    [lastRight, own].every((time) => time === null || Date.parse(at) > Date.parse(time));
  const lines = [...directoryLines(found.id, record, logs), ...unifiedLines(found.id, record, logs)];
  const [first] = lines.filter(({ at }) => isLater(at)).sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  if (first !== undefined) {
    return { at: timeOf(first.at), by: first.by === '' ? null : first.by, lastRight, unknown: null };
  }
  if (found.at !== undefined) return { at: timeOf(found.at), by: null, lastRight, unknown: null };
  return { at: null, by: null, lastRight, unknown: whyUnknown(found.id, logs) };
}

function directoryLines(id: DriftId, { objects }: SetupRecord, { directory }: Logs): readonly AuditView[] {
  const activity = activities[id];
  if (activity === undefined || directory?.ok !== true) return [];
  const own = [objects.applicationId, objects.servicePrincipalId];
  return directory.value.lines.filter(
    ({ activity: name, targets }) => activity.test(name) && targets.some((target) => own.includes(target)),
  );
}

function unifiedLines(id: DriftId, record: SetupRecord, { unified }: Logs) {
  return unified?.ok === true ? recordsOf(id, record, unified.value.records) : [];
}

function timeOf(time: string): string {
  return new Date(time).toISOString();
}

/** The newest proof or review that saw it as it should be, before the first one that did not. */
function lastRightOf(id: DriftId, { reviews = [], lastProof, reviewBase }: SetupRecord): string | null {
  const sawIt = (one: (typeof reviews)[number]): boolean => one.drifts.some((known) => known.id === id);
  const lastWithout = reviews.findLastIndex((one) => !sawIt(one));
  const review = reviews[lastWithout]?.at ?? null;
  const proof = lastProof?.verdict === 'proven' ? lastProof.time : null;
  // A review that saw it already is older evidence than a proof that does not look at it.
  const isKnown = reviews.length > 0 && sawIt(reviews[reviews.length - 1] as (typeof reviews)[number]);
  const others = isKnown ? [] : [proof];
  const times = [review, ...others, review === null ? (reviewBase?.takenAt ?? null) : null];
  return (
    times
      .filter((time) => time !== null)
      .sort()
      .at(-1) ?? null
  );
}

function whyUnknown(id: DriftId, { directory, unified, takesIn }: Logs): string {
  const reasons = [
    ...(activities[id] === undefined ? [] : [whyNotInDirectory(directory)]),
    ...(isInUnifiedLog(id) ? [whyNotInUnified(unified, takesIn)] : []),
  ];
  return reasons.length === 0 ? 'No log that is read here tells of it.' : reasons.join(' ');
}

function whyNotInDirectory(audits: Audits | null): string {
  if (audits === null) return 'The directory’s audit log was not read.';
  if (!audits.ok) return `The directory’s audit log could not be read: ${audits.error.message}`;
  const { lines, more } = audits.value;
  const oldest = lines.at(-1)?.at.slice(0, 10);
  if (oldest === undefined) return 'The directory’s audit log has no line on applications.';
  return more
    ? `The directory’s audit log was read back to ${oldest} only, and has no line of it.`
    : `The directory’s audit log goes back to ${oldest} and has no line of it; by licence it keeps 7 or 30 days.`;
}

function whyNotInUnified(log: UnifiedLog | null, takesIn: boolean | null): string {
  if (log === null) return 'The unified audit log, where Exchange’s changes stand, was not read.';
  if (!log.ok) {
    const { message, facts } = log.error;
    const who = facts.who === undefined ? '' : ` It can be read by ${facts.who}.`;
    return `The unified audit log, where Exchange’s changes stand, could not be read: ${message}${who}`;
  }
  if (takesIn === false) {
    return 'The unified audit log, where Exchange’s changes stand, takes no entries in, and has none of it from before.';
  }
  return log.value.more
    ? 'The unified audit log was not read to its end, and what was read has no record of it.'
    : 'The unified audit log has no record of it that names this application or its mailboxes; it keeps 180 days with the usual licences, and a record shows after an hour or two, sometimes after a day.';
}
