import { dangers, type Danger, type SurveyLine, type Way } from '../../contract/survey';

/** How bad it is, from the reach and from the rights that could widen it. */
export function dangerOf(reach: SurveyLine['reach'], ways: readonly Way[]): Danger {
  if (reach.kind === 'every-mailbox') return 'every-mailbox';
  if (ways.some(({ means }) => means === 'escalates')) return 'could-widen';
  if (reach.kind === 'unknown' || ways.some(({ means }) => means === 'unknown')) return 'unknown';
  if (reach.kind === 'some') return 'some-mailboxes';
  return ways.some(({ from, means }) => from === 'delegated' && means === 'sends') ? 'as-persons' : 'none';
}

/** Gravest first: by danger, then what is enabled, then by how many mailboxes, then by name. */
export function byDanger(a: SurveyLine, b: SurveyLine): number {
  return (
    dangers.indexOf(a.danger) - dangers.indexOf(b.danger) ||
    Number(b.enabled) - Number(a.enabled) ||
    (b.reach.count ?? 0) - (a.reach.count ?? 0) ||
    a.name.localeCompare(b.name, 'en') ||
    a.clientId.localeCompare(b.clientId)
  );
}
